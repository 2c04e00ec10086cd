package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.worlds.LoopDisk;
import app.offcut.database.NaiveConnection;
import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the SQLite driver's library lies, in processes of their own and on real disks. */
@EnabledOnOs(OS.LINUX)
@ResourceLock(TestTurns.MOUNTS)
class DriverPlacesTest {
    /** A disk that does not take it; as options of a tmpfs. */
    enum Disk {
        NOEXEC("noexec", "noexec"),
        READ_ONLY("ro", "read-only"),
        FULL("size=64k", "is full");

        private final String options;
        private final String said;

        Disk(String options, String said) {
            this.options = options;
            this.said = said;
        }
    }

    @TempDir Path folder;
    private Path disk;
    private Path library;
    private final List<Path> mounted = new ArrayList<>();

    @BeforeEach
    void make() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        library =
                SampleLibrary.in(
                                Files.createDirectory(folder.resolve("library")),
                                SampleLibrary.Form.SHIPPED)
                        .root();
    }

    @AfterEach
    void unmount() throws Exception {
        for (Path one : mounted) assertEquals(0, shell("umount " + one));
    }

    private void mount(Disk kind) throws Exception {
        Requirements.mounts(LoopDisk.possible(Files.createDirectory(folder.resolve("try"))));
        assertEquals(0, shell("mount -t tmpfs -o size=2m none " + disk));
        mounted.add(disk);
        for (String place : List.of("cache", "state", "tmp"))
            Files.createDirectory(disk.resolve(place));
        assertEquals(0, shell("mount -o remount," + kind.options + " " + disk));
    }

    private static int shell(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
    }

    private Called list(Path cache, Path state, Path temporary, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of("list", "--library", library.toString()));
        line.addAll(List.of(more));
        try (Launched launched =
                Launched.with(
                        places(cache, state, temporary), folder, line.toArray(String[]::new))) {
            return launched.ended();
        }
    }

    private static Map<String, String> places(Path cache, Path state, Path temporary) {
        return Map.of(
                "XDG_CACHE_HOME",
                cache.toString(),
                "OFFCUT_STATE",
                state.toString(),
                "JDK_JAVA_OPTIONS",
                "-Djava.io.tmpdir=" + temporary);
    }

    /** The driver by itself has nowhere else to go. */
    private void theDriverAloneFails() throws Exception {
        try (Launched naive =
                Launched.program(
                        NaiveConnection.class, places(disk, disk, disk.resolve("tmp")), folder)) {
            assertNotEquals(0, naive.ended().status());
        }
    }

    static Stream<Disk> disks() {
        return Stream.of(Disk.values()).limit(Thorough.or(3, 1));
    }

    @ParameterizedTest
    @MethodSource("disks")
    void needsNoTemporaryFolder(Disk kind) throws Exception {
        mount(kind);
        theDriverAloneFails();
        Path cache = folder.resolve("cache");
        Called listed = list(cache, folder.resolve("state"), disk.resolve("tmp"));
        assertEquals(0, listed.status(), listed.err());
        assertEquals(1, drivers(cache.resolve("offcut")));
        assertEquals(0, drivers(disk.resolve("tmp")));
    }

    @ParameterizedTest
    @MethodSource("disks")
    void takesTheNextPlaceWhereTheCacheIsNone(Disk kind) throws Exception {
        mount(kind);
        Path state = folder.resolve("state");
        Called listed = list(disk.resolve("cache"), state, disk.resolve("tmp"));
        assertEquals(0, listed.status(), listed.err());
        assertEquals(1, drivers(state));
    }

    @ParameterizedTest
    @MethodSource("disks")
    void namesEveryPlaceWhereNoneTakesIt(Disk kind) throws Exception {
        mount(kind);
        Path cache = disk.resolve("cache");
        Path state = disk.resolve("state");
        Path temporary = disk.resolve("tmp");
        Called listed = list(cache, state, temporary);
        assertEquals(69, listed.status(), listed.err());
        for (Path place : List.of(cache, state, temporary))
            assertTrue(listed.err().contains(place.toString()), listed.err());
        assertTrue(listed.err().contains(kind.said), listed.err());
        assertFalse(listed.err().contains("damaged"), listed.err());
        Called json = list(cache, state, temporary, "--json");
        assertEquals(69, json.status());
        assertTrue(json.out().contains("\"code\":\"missing-requirement\""), json.out());
        try (Stream<Path> all = Files.walk(disk)) {
            assertTrue(all.noneMatch(path -> path.toString().contains("unfinished")));
        }
    }

    static Stream<Disk> written() {
        return Stream.of(Disk.FULL, Disk.READ_ONLY).limit(Thorough.or(2, 1));
    }

    /** A copy that is there works on a disk that has become full or read-only. */
    @ParameterizedTest
    @MethodSource("written")
    void usesTheCopyThatIsThere(Disk kind) throws Exception {
        mount(Disk.READ_ONLY);
        assertEquals(0, shell("mount -o remount,rw,size=4m " + disk));
        Path cache = disk.resolve("cache");
        assertEquals(0, list(cache, folder.resolve("state"), folder).status());
        assertEquals(1, drivers(cache.resolve("offcut")));
        shell(
                kind == Disk.READ_ONLY
                        ? "mount -o remount,ro " + disk
                        : "cat /dev/zero > " + disk.resolve("fill") + " 2>/dev/null");
        Called listed = list(cache, folder.resolve("state"), folder);
        assertEquals(0, listed.status(), listed.err());
        assertEquals(0, drivers(folder.resolve("state")));
    }

    @Test
    void leavesOneCopyHoweverManyAreKilled() throws Exception {
        Path cache = folder.resolve("cache");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        int kills = Thorough.or(3, 1);
        for (int i = 0; i < kills; i++) {
            try (Launched watch =
                    Launched.with(
                            places(cache, folder.resolve("state"), temporary),
                            folder,
                            "watch",
                            "--json",
                            "--library",
                            library.toString())) {
                watch.process().inputReader().readLine();
                watch.signal("KILL");
                watch.process().waitFor();
            }
            try (Launched naive =
                    Launched.program(
                            NaiveConnection.class,
                            places(cache, folder, Files.createDirectories(folder.resolve("naive"))),
                            folder,
                            "wait")) {
                assertEquals("connected", naive.process().inputReader().readLine());
                naive.signal("KILL");
                naive.process().waitFor();
            }
        }
        assertEquals(1, drivers(cache.resolve("offcut")));
        assertEquals(0, drivers(temporary));
        assertEquals(kills, drivers(folder.resolve("naive")), "the driver by itself");
    }

    @Test
    void severalFirstStartsAtOnceAllSucceed() throws Exception {
        Path cache = folder.resolve("cache");
        List<Launched> all = new ArrayList<>();
        for (int i = 0; i < 4; i++)
            all.add(
                    Launched.with(
                            places(cache, folder.resolve("state"), folder),
                            folder,
                            "list",
                            "--library",
                            library.toString()));
        for (Launched one : all) {
            Called listed = one.ended();
            assertEquals(0, listed.status(), listed.err());
            one.close();
        }
        assertEquals(1, drivers(cache.resolve("offcut")));
    }

    private static long drivers(Path place) throws IOException {
        if (!Files.isDirectory(place)) return 0;
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(path -> path.toString().endsWith("sqlitejdbc.so")).count();
        }
    }
}
