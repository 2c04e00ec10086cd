package app.offcut.cli;

import static app.offcut.cli.Called.offcut;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryChoiceTest {
    @TempDir Path folder;

    private Path library(String name) throws IOException {
        Path root = Files.createDirectory(folder.resolve(name));
        return SampleLibrary.in(root, Form.SHIPPED).root();
    }

    private Environment in(Path workingDirectory, Map<String, String> variables) {
        return new Environment(
                variables,
                InstantSource.system(),
                workingDirectory,
                folder.resolve("home"),
                folder.resolve("state"));
    }

    private static String listed(Called called) {
        return called.at("library");
    }

    @Test
    void usesTheFirstLibraryThatIsNamedOrKnown() throws IOException {
        Path option = library("option");
        Path variable = library("variable");
        Path here = library("here");
        Map<String, String> variables = Map.of("OFFCUT_LIBRARY", variable.toString());
        assertEquals(
                option.toString(),
                listed(offcut(in(here, variables), "list", "--json", "--library", "../option")));
        assertEquals(variable.toString(), listed(offcut(in(here, variables), "list", "--json")));
        assertEquals(here.toString(), listed(offcut(in(here, Map.of()), "list", "--json")));
        assertEquals(
                here.toString(),
                listed(offcut(in(folder, Map.of()), "list", "--json")),
                "the last one opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~/films", "~/./films", "../home/films"})
    void expandsTheHomeFolder(String name) throws IOException {
        Files.createDirectory(folder.resolve("home"));
        Path library = library("home/films");
        Path here = Files.createDirectory(folder.resolve("here"));
        var variable = in(here, Map.of("OFFCUT_LIBRARY", name));
        assertEquals(library.toString(), listed(offcut(variable, "list", "--json")));
        assertEquals(
                library.toString(),
                listed(offcut(in(here, Map.of()), "list", "--json", "--library=" + name)));
    }

    @Test
    void rejectsAnEmptyName() throws IOException {
        Called called =
                offcut(in(library("here"), Map.of()), "list", "--library", "", "--json").ends(2);
        assertEquals("usage", called.code());
    }

    @Test
    void worksWithoutALog() throws IOException {
        Path library = library("here");
        Files.createDirectories(folder.resolve("state/offcut.log"));
        Called called = offcut(in(library, Map.of()), "list", "--json").ends(0);
        assertEquals(library.toString(), listed(called));
        called.warns("offcut.log");
    }

    @Test
    void writesTheLogToTheErrorStreamIfVerbose() throws IOException {
        Path root = library("here");
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("other")), Form.SHIPPED);
        library.project("p1").named("Ice cores").scenes(1).finished();
        Called quiet = offcut(in(root, Map.of()), "list");
        assertEquals("", quiet.err());
        offcut(in(root, Map.of()), "clean", "p1", "-v", "--library", "../other")
                .warns("Cleanup: Deleted");
    }
}
