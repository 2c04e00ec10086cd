package app.offcut.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.files.Mounts;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(TestTurns.MOUNTS)
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
        Files.createFile(place.resolve(AiVideoLayout.DATABASE));
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
        Path file = withDatabase("app").resolve(AiVideoLayout.DATABASE);
        assertEquals(Problem.Code.NOT_A_LIBRARY, refusal(file));
        Files.createDirectories(folder.resolve("trap").resolve(AiVideoLayout.DATABASE));
        assertEquals(Problem.Code.NOT_A_LIBRARY, refusal(folder.resolve("trap")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"me/", "me/.", "me/app/..", "../users/me", "link", "link/", "up/me"})
    void refusesTheHomeFolderHoweverItIsNamed(String name) throws Exception {
        Path home = withDatabase("users/me");
        Files.createDirectory(home.resolve("app"));
        Path users = folder.resolve("users");
        Files.createSymbolicLink(users.resolve("link"), home);
        Files.createSymbolicLink(users.resolve("up"), users);
        for (Path known : List.of(home, users.resolve("link"), users.resolve("up/me"))) {
            Problem problem =
                    assertThrows(Problem.class, () -> open(Path.of(users + "/" + name), known));
            assertEquals(Problem.Code.REFUSED_ROOT, problem.code(), known::toString);
        }
    }

    @Test
    void refusesTheHomeFolderOfTheShellToo() throws Exception {
        Path place = withDatabase("other-home");
        Files.createDirectories(folder.resolve("home"));
        Map<String, String> variables = Map.of("HOME", place.toString());
        Environment environment =
                new Environment(
                        variables, InstantSource.system(), folder, folder.resolve("home"), folder);
        assertEquals(
                Problem.Code.REFUSED_ROOT,
                assertThrows(Problem.class, () -> Library.open(place, environment)).code());
        assertEquals(place.toRealPath(), open(place).root());
    }

    @Test
    void needsNoHomeFolder() throws Exception {
        Path place = withDatabase("app");
        assertEquals(place.toRealPath(), open(place, folder.resolve("gone/me")).root());
        assertRefused("above-home", folder, place.resolve("gone/me/too"));
    }

    /** What is mounted, whether it contains the database, and why it is refused; null if not. */
    @ParameterizedTest
    @CsvSource({
        "bind, true,",
        "bind, false, mount-point",
        "tmpfs, true,",
        "tmpfs, false, mount-point",
        "home, true, home",
        "above-home, true, above-home"
    })
    @EnabledOnOs(OS.LINUX)
    void opensAMountPointWithADatabaseOnly(String kind, boolean database, String why)
            throws Exception {
        Path source = folder.resolve("source");
        Files.createDirectories(source.resolve("me"));
        Path mounted = Files.createDirectory(folder.resolve("mounted"));
        Requirements.mounts(
                kind.equals("tmpfs")
                        ? run("mount", "-t", "tmpfs", "tmpfs", "" + mounted)
                        : run("mount", "--bind", "" + source, "" + mounted));
        try {
            if (database) Files.createFile(mounted.resolve(AiVideoLayout.DATABASE));
            Path home =
                    switch (kind) {
                        case "home" -> source; // by another name
                        case "above-home" -> source.resolve("me");
                        default -> folder.resolve("home");
                    };
            if (why == null) assertEquals(mounted.toRealPath(), open(mounted, home).root());
            else assertRefused(why, mounted, home);
        } finally {
            run("umount", "" + mounted);
        }
    }

    /** Even where the generator was started in such a place. */
    @Test
    void saysWhichFolderItRefuses() throws Exception {
        assertRefused("root", folder.toAbsolutePath().getRoot(), folder);
        Path home = withDatabase("users/me");
        Files.createFile(folder.resolve("users").resolve(AiVideoLayout.DATABASE));
        assertRefused("home", home, home);
        assertRefused("above-home", folder.resolve("users"), home);
        assertRefused("above-home", folder.resolve("users"), home.resolve("gone/too"));
        Path inside = withDatabase("users/me/app");
        assertEquals(inside.toRealPath(), open(inside, home).root());
    }

    private void assertRefused(String why, Path place, Path home) {
        Problem problem = assertThrows(Problem.class, () -> open(place, home));
        assertEquals(Problem.Code.REFUSED_ROOT, problem.code());
        assertEquals(Texts.of("refused-root." + why, place), problem.sentence());
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAMountedFolder() {
        assertTrue(Mounts.read().contains("/proc"));
        assertRefused("mount-point", Path.of("/proc"), folder);
    }
}
