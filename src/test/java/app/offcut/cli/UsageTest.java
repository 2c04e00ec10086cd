package app.offcut.cli;

import static app.offcut.cli.Called.offcut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @TempDir Path folder;
    private Environment environment;

    @BeforeEach
    void nothingIsSet() {
        environment = TestEnvironment.in(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frob",
                "--frob",
                "list --frob",
                "list extra",
                "list --sort colour",
                "list --library",
                "list --json=yes",
                "plan",
                "plan a --ready",
                "clean",
                "clean a --ready",
                "clean --ready",
                "clean a --keep 30",
                "clean a --keep 7w",
                "clean a --keep 366d",
                "clean a --keep=-1s",
                "clean a --keep",
                "clean a --accept no-final",
                "clean a --accept newer-work,nonsense",
                "history a b",
                "auto maybe",
                "watch --twice",
                "pin",
                "unpin",
                "demo --projects many",
                "demo --generator nonsense",
                "undo",
                "undo 1 2",
                "purge",
                "purge 1 --all",
                "recover 1",
                "quit now",
                "generate-completion tcsh",
                "generate-man offcut",
                "trust nonsense",
                "trust .cache",
                "trust .cache .cache/audio"
            })
    void reportsWrongUsageInOneSentenceOrObject(String line) throws IOException {
        Called text = offcut(environment, line.replace("--json=yes", "--json=no").split(" "));
        Called json = offcut(environment, (line + " --json").split(" ")).ends(2);
        assertEquals("usage", json.code());
        assertEquals("", json.err());
        if (!line.contains("--json")) {
            text.ends(2);
            assertEquals("", text.out());
            assertTrue(text.err().matches("offcut: [^\n]+\\.\n"), text.err());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count(), "nothing is created, not even a log");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list", "plan p", "clean p", "history",
                "auto", "watch", "pin p", "trust",
                "undo 1", "purge 1", "purge --all", "recover"
            })
    void reportsAMissingLibrary(String line) {
        Called json = offcut(environment, (line + " --json").split(" ")).ends(5);
        assertEquals("not-a-library", json.code());
        Called text = offcut(environment, line.split(" ")).ends(5);
        text.warns("--library DIR");
        assertEquals("", text.out());
    }

    @Test
    void acceptsOptionsBetweenProjects() {
        Called called = offcut(environment, "plan", "a", "--json", "b");
        assertEquals("not-a-library", called.code());
    }

    @Test
    void acceptsAnAtSignInAName() throws IOException {
        Files.writeString(folder.resolve("home"), "--ready");
        Called called = offcut(environment, "plan", "@" + folder.resolve("home"), "x", "--json");
        assertEquals("not-a-library", called.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "list",
                "plan",
                "clean",
                "undo",
                "purge",
                "history",
                "insights",
                "watch",
                "recover",
                "auto",
                "keep",
                "pin",
                "unpin",
                "quit",
                "generate-completion"
            })
    void showsHelpWithExamplesForEveryCommand(String command) {
        String line = (command + " --help").strip();
        Called text = offcut(environment, line.split(" ")).ends(0);
        assertTrue(text.out().startsWith("Usage: offcut " + command), text.out());
        text.prints("Example");
        assertTrue(text.out().lines().allMatch(l -> l.length() <= 80), text.out());
        Called json = offcut(environment, (line + " --json").split(" "));
        assertEquals(text.out(), json.at("help"));
    }

    @Test
    void showsItsVersion() {
        Called text = offcut(environment, "--version").ends(0);
        assertTrue(text.out().matches("offcut \\S+ \\(Java 2\\d\\)\n"), text.out());
        Called json = offcut(environment, "--version", "--json");
        text.prints(json.at("version"));
    }

    @Test
    void completesItsCommands() {
        Called text = offcut(environment, "generate-completion").ends(0);
        assertTrue(text.out().startsWith("#!/usr/bin/env bash"), text.out());
        for (String command : new String[] {"undo", "purge", "recover", "history"})
            assertTrue(text.out().contains("_picocli_offcut_" + command), command);
        for (String option : new String[] {"--accept", "--keep", "--strict", "--all", "--files"})
            assertTrue(text.out().contains(option), option);
        Called json = offcut(environment, "generate-completion", "--json");
        assertEquals(text.out(), json.at("completion"));
    }

    @Test
    void reportsAMissingDisplay() {
        Called called = offcut(environment).ends(2);
        called.warns("DISPLAY");
        assertFalse(called.err().contains("at app."), "no stack trace");
    }
}
