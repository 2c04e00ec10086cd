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
                "undo",
                "undo 1 2",
                "purge",
                "purge 1 --all",
                "recover 1",
                "quit now",
                "trust nonsense",
                "trust .cache",
                "trust .cache .cache/audio"
            })
    void saysInOneSentenceOrOneObjectWhatIsWrong(String line) throws IOException {
        Called text = offcut(environment, line.replace("--json=yes", "--json=no").split(" "));
        Called json = offcut(environment, (line + " --json").split(" "));
        assertEquals(2, json.status(), json.out());
        assertEquals("usage", json.code());
        assertEquals("", json.err());
        if (!line.contains("--json")) {
            assertEquals(2, text.status(), text.err());
            assertEquals("", text.out());
            assertTrue(text.err().matches("offcut: [^\n]+\\.\n"), text.err());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count(), "nothing is made, not even a log");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "plan p",
                "clean p",
                "history",
                "auto",
                "watch",
                "pin p",
                "trust",
                "undo 1",
                "purge 1",
                "purge --all",
                "recover"
            })
    void saysThatThereIsNoLibrary(String line) {
        Called json = offcut(environment, (line + " --json").split(" "));
        assertEquals(5, json.status(), json.out());
        assertEquals("not-a-library", json.code());
        Called text = offcut(environment, line.split(" "));
        assertEquals(5, text.status());
        assertTrue(text.err().contains("--library DIR"), text.err());
        assertEquals("", text.out());
    }

    @Test
    void takesOptionsBetweenProjects() {
        Called called = offcut(environment, "plan", "a", "--json", "b");
        assertEquals("not-a-library", called.code());
    }

    @Test
    void takesAnAtSignAsPartOfAName() throws IOException {
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
                "watch",
                "recover",
                "auto",
                "keep",
                "pin",
                "unpin",
                "quit",
                "generate-completion"
            })
    void helpsEveryCommandWithExamples(String command) {
        String line = (command + " --help").strip();
        Called text = offcut(environment, line.split(" "));
        assertEquals(0, text.status());
        assertTrue(text.out().startsWith("Usage: offcut " + command), text.out());
        assertTrue(text.out().contains("Example"), text.out());
        assertTrue(text.out().lines().allMatch(l -> l.length() <= 80), text.out());
        Called json = offcut(environment, (line + " --json").split(" "));
        assertEquals(text.out(), json.json().get("help").getAsString());
    }

    @Test
    void tellsItsVersion() {
        Called text = offcut(environment, "--version");
        assertEquals(0, text.status());
        assertTrue(text.out().matches("offcut \\S+ \\(Java 2\\d\\)\n"), text.out());
        Called json = offcut(environment, "--version", "--json");
        assertTrue(text.out().contains(json.json().get("version").getAsString()));
    }

    @Test
    void completesItsCommands() {
        Called text = offcut(environment, "generate-completion");
        assertEquals(0, text.status());
        assertTrue(text.out().startsWith("#!/usr/bin/env bash"), text.out());
        for (String command : new String[] {"undo", "purge", "recover", "history"})
            assertTrue(text.out().contains("_picocli_offcut_" + command), command);
        for (String option : new String[] {"--accept", "--keep", "--strict", "--all", "--files"})
            assertTrue(text.out().contains(option), option);
        Called json = offcut(environment, "generate-completion", "--json");
        assertEquals(text.out(), json.json().get("completion").getAsString());
    }

    @Test
    void saysHowToGoOnWithoutADisplay() {
        Called called = offcut(environment);
        assertEquals(2, called.status());
        assertTrue(called.err().contains("DISPLAY"), called.err());
        assertFalse(called.err().contains("at app."), "no stack trace");
    }
}
