package app.offcut.cli;

import static app.offcut.cli.Called.offcut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.session.LibraryOpener;
import app.offcut.settings.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {
    @TempDir Path folder;
    private Environment environment;

    @BeforeEach
    void withoutADisplay() {
        environment = TestEnvironment.in(folder);
    }

    @Test
    void writesALibraryListsItAndNamesTheNextSteps() {
        Called demo = offcut(environment, "demo").ends(0);
        assertTrue(Files.exists(folder.resolve("offcut-demo/ai-video-generator.db")));
        demo.prints("12 projects").prints("PROJECT").prints("Undo until").prints("To go on");
        List<String> table = demo.out().lines().dropWhile(l -> !l.startsWith("PROJECT")).toList();
        assertTrue(table.stream().limit(13).allMatch(l -> Table.width(l) <= 80), demo.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"moneyprinterturbo", "pixelle-video", "reddit-video-maker-bot"})
    void writesALibraryOfTheGeneratorAskedFor(String generator) {
        offcut(environment, "demo", "--projects", "1").ends(0); // in a folder of its own
        Called demo = offcut(environment, "demo", "--generator", generator).ends(0);
        demo.prints("offcut-demo-" + generator)
                .prints("12 projects")
                .prints("Ready")
                .prints("Undo until")
                .prints("Pinned");
        List<String> table = demo.out().lines().dropWhile(l -> !l.startsWith("PROJECT")).toList();
        assertTrue(table.stream().limit(13).allMatch(l -> Table.width(l) <= 80), demo.out());
    }

    /** The library still counts as never opened. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aivideogen",
                "moneyprinterturbo",
                "pixelle-video",
                "reddit-video-maker-bot"
            })
    void holdsAProjectThatCanBeUndone(String generator) {
        offcut(environment, "demo", "there", "--generator", generator).ends(0);
        Environment there = TestEnvironment.withLibrary(folder, folder.resolve("there"));
        Called history = offcut(there, "history", "--json").ends(0);
        assertEquals("held", history.at("runs/0/outcome"));
        Called undo = offcut(there, "undo", history.at("runs/0/run"), "--json").ends(0);
        assertEquals(0, undo.size("kept"));
        assertFalse(undo.at("restoredFiles").equals("0"));
        try (var open = LibraryOpener.open(folder.resolve("there"), environment)) {
            assertTrue(open.firstOpening().isPresent());
        }
    }

    @Test
    void namesTheGeneratorsItKnowsAndWritesNothingForAnother() {
        Called demo = offcut(environment, "demo", "--generator", "narratoai").ends(2);
        demo.warns("“narratoai”").warns("aivideogen, moneyprinterturbo, pixelle-video");
        assertFalse(Files.exists(folder.resolve("offcut-demo-narratoai")));
    }

    @Test
    void leavesAnExistingLibraryUnchanged() throws IOException {
        offcut(environment, "demo", "there", "--projects", "3");
        Path database = folder.resolve("there/ai-video-generator.db");
        FileTime written = Files.getLastModifiedTime(database);
        offcut(environment, "demo", "there")
                .ends(0)
                .prints("nothing was written")
                .prints("3 projects");
        assertEquals(written, Files.getLastModifiedTime(database));
    }

    @Test
    void rejectsAFolderThatIsNotEmpty() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("thesis.txt"), "x");
        Called demo = offcut(environment, "demo", "mine", "--json").ends(2);
        assertEquals("usage", demo.code());
        assertFalse(Files.exists(folder.resolve("mine/ai-video-generator.db")));
    }

    @Test
    void answersInJson() {
        Called demo = offcut(environment, "demo", "--projects", "2", "--json").ends(0);
        assertEquals(
                List.of("schema", "library", "written", "projects"),
                List.copyOf(demo.json().keySet()));
        assertEquals("2", demo.at("projects"));
    }

    @Test
    void opensTheWindowIfThereIsADisplay() {
        AtomicReference<Path> opened = new AtomicReference<>();
        var out = Output.to(new ByteArrayOutputStream(), StandardCharsets.UTF_8);
        var context =
                new CliContext(
                        TestEnvironment.in(folder, Map.of("DISPLAY", ":9")),
                        out,
                        out,
                        Terminal.NONE,
                        StopSignal.byHand(),
                        (_, opening) -> opened.set(opening.ask().library()));
        assertEquals(0, Cli.run(new String[] {"demo", "--projects", "1"}, context));
        assertEquals(folder.resolve("offcut-demo"), opened.get());
    }
}
