package app.offcut.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
    @TempDir Path folder;

    private Library open(Path place) {
        return open(place, folder.resolve("home"));
    }

    private static Library open(Path place, Path home) {
        return Library.open(
                place, new Environment(Map.of(), InstantSource.system(), place, home, home));
    }

    private Problem.Code refusal(Path place) {
        return assertThrows(Problem.class, () -> open(place)).code();
    }

    private Path withDatabase(String name) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        Files.createFile(place.resolve(Library.DATABASE));
        return place;
    }

    @Test
    void opensAFolderWithADatabase() throws Exception {
        Path place = withDatabase("app");
        assertEquals(place.toRealPath(), open(place).root());
        assertEquals("app", open(place).name());
    }

    @Test
    void opensAFolderWithTwoZones() throws Exception {
        Path place = Files.createDirectory(folder.resolve("app"));
        Files.createDirectories(place.resolve(".cache/audio"));
        assertEquals(Problem.Code.NOT_A_LIBRARY, refusal(place));
        Files.createDirectories(place.resolve("assets/cache"));
        assertEquals(place.toRealPath(), open(place).root());
    }

    @Test
    void remembersTheRealPathOfALink() throws Exception {
        Path place = withDatabase("app");
        Path link = Files.createSymbolicLink(folder.resolve("link"), place);
        assertEquals(open(place), open(link));
    }

    @Test
    void opensNothingElse() throws Exception {
        assertEquals(
                Problem.Code.NOT_A_LIBRARY,
                refusal(Files.createDirectory(folder.resolve("plain"))));
        assertEquals(Problem.Code.NOT_A_LIBRARY, refusal(folder.resolve("missing")));
        Path file = withDatabase("app").resolve(Library.DATABASE);
        assertEquals(Problem.Code.NOT_A_LIBRARY, refusal(file));
        Files.createDirectories(folder.resolve("trap").resolve(Library.DATABASE));
        assertEquals(Problem.Code.NOT_A_LIBRARY, refusal(folder.resolve("trap")));
    }

    @Test
    void refusesTheHomeFolderAndWhatContainsIt() throws Exception {
        Path home = withDatabase("users/me");
        Files.createFile(folder.resolve("users").resolve(Library.DATABASE));
        for (Path place : new Path[] {home, folder.resolve("users")})
            assertEquals(
                    Problem.Code.REFUSED_ROOT,
                    assertThrows(Problem.class, () -> open(place, home)).code());
        Path inside = withDatabase("users/me/app");
        assertEquals(inside.toRealPath(), open(inside, home).root());
    }

    @Test
    void refusesTheRootOfADisk() {
        assertEquals(Problem.Code.REFUSED_ROOT, refusal(folder.toAbsolutePath().getRoot()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAMountedFolder() {
        assertTrue(Mounts.read().contains("/proc"));
        assertEquals(Problem.Code.REFUSED_ROOT, refusal(Path.of("/proc")));
    }
}
