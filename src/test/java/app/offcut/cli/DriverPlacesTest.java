package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.worlds.LoopDisk;
import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.environment.Thorough;
import app.offcut.generator.aivideogen.NaiveConnection;
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
    private Path state;
    private Path library;
    private final List<Path> mounted = new ArrayList<>();

    @BeforeEach
    void make() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        state = folder.resolve("state");
        Path root = Files.createDirectory(folder.resolve("library"));
        library = SampleLibrary.in(root, SampleLibrary.Form.SHIPPED).root();
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
        try (Launched launched = launch(places(cache, state, temporary), "list", more)) {
            return launched.ended();
        }
    }

    private Launched launch(Map<String, String> places, String command, String... more)
            throws IOException {
        List<String> line = new ArrayList<>(List.of(command, "--library", library.toString()));
        line.addAll(List.of(more));
        return Launched.with(places, folder, line.toArray(String[]::new));
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
        list(cache, state, disk.resolve("tmp")).ends(0);
        assertEquals(1, drivers(cache.resolve("offcut")));
        assertEquals(0, drivers(disk.resolve("tmp")));
    }

    @ParameterizedTest
    @MethodSource("disks")
    void usesTheStateFolderIfTheCacheIsUnusable(Disk kind) throws Exception {
        mount(kind);
        list(disk.resolve("cache"), state, disk.resolve("tmp")).ends(0);
        assertEquals(1, drivers(state));
    }

    @ParameterizedTest
    @MethodSource("disks")
    void namesEveryPlaceIfNoneIsUsable(Disk kind) throws Exception {
        mount(kind);
        Path cache = disk.resolve("cache");
        Path state = disk.resolve("state");
        Path temporary = disk.resolve("tmp");
        Called listed = list(cache, state, temporary).ends(69);
        for (Path place : List.of(cache, state, temporary)) listed.warns(place.toString());
        listed.warns(kind.said);
        assertFalse(listed.err().contains("damaged"), listed.err());
        list(cache, state, temporary, "--json").ends(69).prints("\"code\":\"missing-requirement\"");
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
    void usesAnExistingCopy(Disk kind) throws Exception {
        mount(Disk.READ_ONLY);
        assertEquals(0, shell("mount -o remount,rw,size=4m " + disk));
        Path cache = disk.resolve("cache");
        list(cache, state, folder).ends(0);
        assertEquals(1, drivers(cache.resolve("offcut")));
        shell(
                kind == Disk.READ_ONLY
                        ? "mount -o remount,ro " + disk
                        : "cat /dev/zero > " + disk.resolve("fill") + " 2>/dev/null");
        list(cache, state, folder).ends(0);
        assertEquals(0, drivers(state));
    }

    @Test
    void leavesOneCopyAfterKilledProcesses() throws Exception {
        Path cache = folder.resolve("cache");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        int kills = Thorough.or(3, 1);
        for (int i = 0; i < kills; i++) {
            try (Launched watch = launch(places(cache, state, temporary), "watch", "--json")) {
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
        assertEquals(
                kills,
                drivers(folder.resolve("naive")),
                "control: the driver alone leaves one copy per kill");
    }

    @Test
    void concurrentFirstStartsSucceed() throws Exception {
        Path cache = folder.resolve("cache");
        List<Launched> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) all.add(launch(places(cache, state, folder), "list"));
        for (Launched one : all) {
            one.ended().ends(0);
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
