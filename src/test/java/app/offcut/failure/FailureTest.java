package app.offcut.failure;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.environment.Unprivileged;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes wrong with real files, and that its true cause is told: as the user who runs the tests,
 * and where that is root also as an ordinary one.
 */
@EnabledOnOs(OS.LINUX)
@ResourceLock(TestTurns.MOUNTS)
class FailureTest extends FailingDisk {

    private interface Call {
        void go() throws Exception;
    }

    /**
     * @param object what the sentence must name
     */
    private record Broken(Path asked, Path object, Call call) {
        Broken(Path asked, Call call) {
            this(asked, asked, call);
        }
    }

    private interface World {
        Broken make(FailureTest at) throws Exception;
    }

    /**
     * @param ordinary whether root would be let through
     */
    record Case(Cause cause, boolean ordinary, String name, World world) {
        @Override
        public String toString() {
            return cause + ": " + name;
        }
    }

    private interface Named {
        Case when(World world);
    }

    private static Named any(Cause cause, String name) {
        return world -> new Case(cause, false, name, world);
    }

    private static Named ordinary(Cause cause, String name) {
        return world -> new Case(cause, true, name, world);
    }

    static Stream<Case> cases() {
        return Stream.of(
                any(Cause.NOT_THERE, "a missing file").when(at -> reading(at.temp.resolve("none"))),
                any(Cause.NOT_THERE, "a dangling link").when(at -> reading(at.link("no file"))),
                ordinary(Cause.ACCESS_DENIED, "a file of one's own")
                        .when(at -> reading(at.closed(at.own(at.file("a")), "---------"))),
                ordinary(Cause.ACCESS_DENIED, "a folder on the way")
                        .when(at -> {
                            Path folder = at.temp.resolve("folder");
                            Path file = at.file("folder/sub/a");
                            at.closed(at.own(folder), "rw-rw-rw-");
                            return new Broken(file, folder, () -> Files.readString(file));
                        }),
                ordinary(Cause.ACCESS_DENIED, "a folder behind a link")
                        .when(at -> {
                            Path folder = at.temp.resolve("folder");
                            at.file("folder/a");
                            Path file = at.link("folder").resolve("a");
                            at.closed(at.own(folder), "---------");
                            return new Broken(file, folder, () -> Files.readString(file));
                        }),
                ordinary(Cause.ACCESS_DENIED, "a folder that takes no file")
                        .when(at -> {
                            Path folder = at.own(at.folder("folder"));
                            at.closed(folder, "r-xr-xr-x");
                            Path file = folder.resolve("new");
                            return new Broken(file, folder, () -> Files.createFile(file));
                        }),
                ordinary(Cause.OTHER_OWNER, "a file of root's").when(at -> reading(at.ofRoot())),
                ordinary(Cause.NOT_PERMITTED, "a change of the owner")
                        .when(at -> {
                            Path file = at.own(at.file("a"));
                            return new Broken(file, () -> Files.setAttribute(file, "unix:uid", 0));
                        }),
                any(Cause.READ_ONLY_DISK, "a disk mounted for reading")
                        .when(at -> {
                            Path disk = at.mount("ro");
                            Path file = disk.resolve("new");
                            return new Broken(file, () -> Files.createFile(file));
                        }),
                any(Cause.NO_SPACE, "a full disk").when(at -> writing(Path.of("/dev/full"))),
                any(Cause.TOO_MANY_OPEN, "no file more")
                        .when(at -> {
                            Path file = at.file("a");
                            return new Broken(
                                    file, () -> FewFiles.call(() -> Files.newByteChannel(file)));
                        }),
                any(Cause.NAME_TOO_LONG, "300 letters")
                        .when(at -> reading(at.temp.resolve("a".repeat(300)))),
                any(Cause.IN_USE, "a program that runs")
                        .when(at -> {
                            Path file = at.temp.resolve("program");
                            Files.copy(Path.of("/bin/sleep"), file);
                            Unprivileged.mode(file, "rwxrwxrwx");
                            at.runs(file);
                            return writing(file);
                        }),
                any(Cause.MOUNT_POINT, "a disk in the way of a move")
                        .when(at -> {
                            Path disk = at.mount("rw");
                            Path to = at.temp.resolve("elsewhere");
                            return new Broken(disk, () -> Files.move(disk, to));
                        }),
                any(Cause.OTHER_DISK, "a move between disks")
                        .when(at -> {
                            Path disk = at.mount("rw");
                            Path file = at.file("a");
                            return new Broken(
                                    file,
                                    () ->
                                            Files.move(
                                                    file,
                                                    disk.resolve("a"),
                                                    StandardCopyOption.ATOMIC_MOVE));
                        }),
                any(Cause.NOT_A_FOLDER, "a file in the way")
                        .when(at -> reading(at.file("a").resolve("b"))),
                any(Cause.NOT_A_FILE, "a folder in its place")
                        .when(at -> writing(at.folder("folder"))),
                any(Cause.LINK_LOOP, "links in a circle")
                        .when(at -> {
                            Files.createSymbolicLink(at.temp.resolve("b"), Path.of("link to b"));
                            return reading(at.link("b"));
                        }),
                any(Cause.ALREADY_THERE, "a name that is taken")
                        .when(at -> {
                            Path file = at.file("a");
                            return new Broken(file, () -> Files.createFile(file));
                        }),
                any(Cause.DISK_ERROR, "a read that fails")
                        .when(at -> {
                            Path memory = Path.of("/proc/self/mem"); // nothing lies at 0
                            SeekableByteChannel channel = Files.newByteChannel(memory);
                            return new Broken(memory, () -> channel.read(ByteBuffer.allocate(1)));
                        }),
                any(Cause.DISK_GONE, "a disk whose driver has ended")
                        .when(at -> reading(at.brokenDisk().resolve("a"))),
                ordinary(Cause.CLOSED, "a disk that its owner alone may see")
                        .when(at -> {
                            Path disk = at.fuse();
                            return new Broken(
                                    disk.resolve("a"),
                                    disk,
                                    () -> Files.readString(disk.resolve("a")));
                        }));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesTheCause(Case one) throws Exception {
        Broken broken = one.world.make(this);
        if (one.ordinary || !Unprivileged.root()) Unprivileged.call(() -> check(one, broken));
        else check(one, broken);
    }

    static Stream<Case> sameForAll() {
        return cases().filter(one -> !one.ordinary);
    }

    @ParameterizedTest
    @MethodSource("sameForAll")
    void namesTheCauseForAnOrdinaryUser(Case one) throws Exception {
        Broken broken = one.world.make(this);
        Unprivileged.mode(temp, "rwxrwxrwx");
        Unprivileged.call(() -> check(one, broken));
    }

    private static Object check(Case one, Broken broken) throws Exception {
        Failure.of(new IOException("warms up"), broken.asked);
        IOException thrown = assertThrows(IOException.class, broken.call::go);
        Failure failure = Failure.of(thrown, broken.asked);
        assertEquals(one.cause, failure.cause(), thrown::toString);
        Problem problem = failure.problem();
        assertSame(thrown, problem.getCause());
        assertEquals(
                one.cause == Cause.NO_SPACE ? Code.NO_SPACE : Code.UNAVAILABLE, problem.code());
        assertTrue(problem.sentence().contains("“" + broken.object + "”"), problem::sentence);
        if (one.cause == Cause.OTHER_OWNER)
            assertTrue(problem.sentence().contains("root"), problem::sentence);
        boolean gone = problem.sentence().contains("disconnected");
        assertEquals(one.cause == Cause.DISK_GONE, gone, problem::sentence);
        return problem;
    }

    private static Broken reading(Path file) {
        return new Broken(
                file,
                () -> {
                    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                        channel.read(ByteBuffer.allocate(1));
                    }
                });
    }

    private static Broken writing(Path file) {
        return new Broken(
                file,
                () -> {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.write(ByteBuffer.wrap(new byte[] {1}));
                    }
                });
    }

    private Path file(String name) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private Path link(String target) throws IOException {
        return Files.createSymbolicLink(temp.resolve("link to " + target), Path.of(target));
    }

    private Path ofRoot() throws Exception {
        if (!Unprivileged.root()) {
            Path shadow = Path.of("/etc/shadow");
            Requirements.that(Files.exists(shadow), "no file of root's is known here");
            return shadow;
        }
        Unprivileged.mode(temp, "rwxrwxrwx");
        return closed(file("a"), "rw-------");
    }

    private Path fuse() throws Exception {
        Requirements.program("bindfs");
        Path disk = folder("disk");
        Path under = folder("under");
        Unprivileged.mode(temp, "rwxrwxrwx");
        Requirements.mounts(ran("bindfs", "-o", "no-allow-other", "" + under, "" + disk));
        return mounted(disk);
    }

    private Path brokenDisk() throws Exception {
        Requirements.program("bindfs");
        Path disk = folder("disk");
        Path under = folder("under");
        Process driver = new ProcessBuilder("bindfs", "-f", "" + under, "" + disk).start();
        mounted(disk);
        await().until(() -> !driver.isAlive() || differs(disk, temp));
        Requirements.mounts(driver.isAlive());
        driver.destroyForcibly().waitFor();
        return disk;
    }

    private static boolean differs(Path one, Path other) throws IOException {
        return !Files.getAttribute(one, "unix:dev").equals(Files.getAttribute(other, "unix:dev"));
    }

    private @Nullable Process running;

    private void runs(Path program) throws IOException {
        running = new ProcessBuilder(program.toString(), "600").start();
        assertTrue(running.isAlive());
    }

    @AfterEach
    void endTheProgram() throws Exception {
        if (running != null) running.destroyForcibly().waitFor();
    }
}
