package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.settings.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scratch} in the demo library of each generator that leaves such files. */
@ParameterizedClass
@ValueSource(strings = {"aivideogen", "moneyprinterturbo", "pixelle-video"})
class ScratchCommandTest {
    @Parameter String generator;
    @TempDir Path folder;

    private Called offcut(String... args) {
        Path library = folder.resolve("there");
        Environment environment = TestEnvironment.withLibrary(folder, library);
        return Called.offcut(environment, args);
    }

    private void demo(int projects) {
        offcut("demo", "there", "--projects", "" + projects, "--generator", generator).ends(0);
    }

    /** The paths that may go. */
    private List<String> going() {
        Called shown = offcut("scratch", "--json").ends(0);
        List<String> paths = shown.each("entries", "path");
        List<String> goes = shown.each("entries", "goes");
        List<String> going =
                IntStream.range(0, paths.size())
                        .filter(i -> goes.get(i).equals("true"))
                        .mapToObj(paths::get)
                        .toList();
        assertEquals(String.valueOf(going.size()), shown.at("files"));
        return going;
    }

    private void there(boolean expected, List<String> paths) {
        for (String path : paths)
            assertEquals(expected, Files.exists(folder.resolve("there").resolve(path)), path);
    }

    @Test
    void listsCleansAndPutsBack() {
        demo(2);
        List<String> going = going();
        assertFalse(going.isEmpty());
        offcut("scratch").ends(0).prints("Scratch files · ").prints(going.getFirst());
        Called list = offcut("list", "--json").ends(0);
        assertEquals("scratch", list.at("areas/1/area"));
        assertTrue(Integer.parseInt(list.at("areas/1/files")) >= going.size());
        offcut("list").ends(0).prints("Scratch files · ");
        Called held = offcut("scratch", "--clean", "--yes", "--hold", "1h", "--json").ends(0);
        assertEquals("held", held.at("runs/0/outcome"));
        assertEquals("/scratch", held.at("runs/0/project"));
        there(false, going);
        offcut("undo", held.at("runs/0/run")).ends(0);
        there(true, going);
        offcut("scratch", "--clean", "--yes").ends(0);
        there(false, going);
        offcut("history").ends(0).prints("Scratch files");
        assertEquals(List.of(), going());
    }

    @Test
    void waitsForARender() {
        demo(12);
        List<String> before = offcut("scratch", "--json").ends(0).each("entries", "path");
        offcut("scratch", "--clean", "--yes").ends(3).warns("seems to be rendering");
        there(true, before);
    }

    @Test
    void isNeverCleanedUnasked() {
        demo(2);
        List<String> going = going();
        offcut("auto", "on").ends(0);
        offcut("watch", "--once");
        there(true, going);
    }
}
