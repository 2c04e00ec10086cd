package app.offcut.failure;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.HostDatabase;
import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.environment.Unprivileged;
import app.offcut.library.rows.ProjectQueries;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import app.offcut.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SQLite does not say: the true cause is seen at the file, for root and for other users. */
@EnabledOnOs(OS.LINUX)
@ResourceLock(TestTurns.MOUNTS)
class DatabaseFailureTest {
    private static final String NAME = "ai-video-generator.db";

    @TempDir Path temp;
    private final List<Path> closed = new ArrayList<>();
    private final List<Path> mounts = new ArrayList<>();
    private final List<Connection> open = new ArrayList<>();

    private interface Call {
        void on(HostDatabase host) throws Exception;
    }

    private static final Call READS = ProjectQueries::read;
    private static final Call WRITES = HostDatabase::checkWritable;

    /**
     * @param object what the sentence must name, and nothing below it
     */
    private record Broken(Path database, Path object, Call call) {}

    private interface World {
        Broken make(DatabaseFailureTest at) throws Exception;
    }

    record Case(Cause cause, Code code, boolean ordinary, String name, World world) {
        @Override
        public String toString() {
            return cause + ": " + name;
        }
    }

    private static Case any(Cause cause, Code code, String name, World world) {
        return new Case(cause, code, false, name, world);
    }

    private static Case ordinary(Cause cause, Code code, String name, World world) {
        return new Case(cause, code, true, name, world);
    }

    static Stream<Case> cases() {
        return Stream.of(
                any(
                        Cause.DATABASE_MISSING,
                        Code.DATABASE_MISSING,
                        "no file",
                        at -> broken(at.temp.resolve(NAME), READS)),
                any(
                        Cause.NOT_A_FILE,
                        Code.DATABASE_MISSING,
                        "a folder in its place",
                        at -> broken(Files.createDirectory(at.temp.resolve(NAME)), READS)),
                any(
                        Cause.DATABASE_EMPTY,
                        Code.DATABASE_CORRUPT,
                        "length 0",
                        at -> broken(Files.createFile(at.temp.resolve(NAME)), READS)),
                any(
                        Cause.DATABASE_DAMAGED,
                        Code.DATABASE_CORRUPT,
                        "no database",
                        at ->
                                broken(
                                        Files.writeString(
                                                at.temp.resolve(NAME), "text ".repeat(999)),
                                        READS)),
                any(
                        Cause.DATABASE_DAMAGED,
                        Code.DATABASE_CORRUPT,
                        "cut off",
                        at -> {
                            Path file = at.database("delete");
                            byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(file), 6000);
                            return broken(Files.write(file, half), READS);
                        }),
                any(
                        Cause.DATABASE_BUSY,
                        Code.DATABASE_BUSY,
                        "locked",
                        at -> {
                            Path file = at.database("delete");
                            at.run(file, "BEGIN EXCLUSIVE");
                            return broken(file, READS);
                        }),
                any(
                        Cause.NO_PROJECTS,
                        Code.DATABASE_CORRUPT,
                        "no table",
                        at -> broken(at.changed("DROP TABLE projects"), READS)),
                any(
                        Cause.NO_PROJECTS,
                        Code.DATABASE_CORRUPT,
                        "a view in its place",
                        at ->
                                broken(
                                        at.changed(
                                                "ALTER TABLE projects RENAME TO others",
                                                "CREATE VIEW projects AS SELECT * FROM others"),
                                        READS)),
                any(
                        Cause.NO_PROJECT_IDS,
                        Code.DATABASE_CORRUPT,
                        "no ids",
                        at ->
                                broken(
                                        at.changed(
                                                "ALTER TABLE projects RENAME COLUMN id TO number"),
                                        READS)),
                any(
                        Cause.NO_PROJECTS,
                        Code.DATABASE_CORRUPT,
                        "sound, and without any table",
                        at ->
                                broken(
                                        at.changed(
                                                "DROP TABLE projects", "PRAGMA user_version = 1"),
                                        READS)),
                any(
                        Cause.PATH_TOO_LONG_FOR_SQLITE,
                        Code.DATABASE_UNREADABLE,
                        "a path of 600 bytes",
                        at -> {
                            Path deep = at.temp;
                            for (String name : List.of("a", "b", "c"))
                                deep = deep.resolve(name.repeat(200));
                            Files.createDirectories(deep);
                            Path file = Files.move(at.database("delete"), deep.resolve(NAME));
                            return broken(file, READS);
                        }),
                any(
                        Cause.TOO_MANY_OPEN,
                        Code.DATABASE_UNREADABLE,
                        "no file more",
                        at -> {
                            Path file = at.database("delete");
                            return broken(
                                    file, host -> FewFiles.call(() -> ProjectQueries.read(host)));
                        }),
                any(
                        Cause.READ_ONLY_DISK,
                        Code.DATABASE_READ_ONLY,
                        "written on a disk mounted for reading",
                        at -> broken(at.onReadOnlyDisk("delete"), WRITES)),
                any(
                        Cause.NEEDS_WRITER,
                        Code.DATABASE_READ_ONLY,
                        "a write-ahead log on a disk mounted for reading",
                        at -> broken(at.onReadOnlyDisk("wal"), READS)),
                any(
                        Cause.NO_SPACE,
                        Code.NO_SPACE,
                        "a full disk",
                        at -> {
                            Path file = at.moved(at.database("delete"), at.mount("size=64k"));
                            Path rest = file.resolveSibling("rest");
                            assertThrows(
                                    java.io.IOException.class,
                                    () -> Files.write(rest, new byte[1 << 20]));
                            return broken(file, WRITES);
                        }),
                ordinary(
                        Cause.ACCESS_DENIED,
                        Code.DATABASE_READ_ONLY,
                        "a file of one's own",
                        at -> {
                            Path file = at.own(at.database("delete"));
                            return broken(at.closed(file, "---------"), READS);
                        }),
                ordinary(
                        Cause.ACCESS_DENIED,
                        Code.DATABASE_READ_ONLY,
                        "written, a file of one's own",
                        at -> {
                            Path file = at.own(at.database("delete"));
                            return broken(at.closed(file, "r--r--r--"), WRITES);
                        }),
                ordinary(
                        Cause.ACCESS_DENIED,
                        Code.DATABASE_READ_ONLY,
                        "a folder on the way",
                        at -> {
                            Path folder = Files.createDirectory(at.temp.resolve("folder"));
                            Path file = at.moved(at.database("delete"), folder);
                            at.closed(at.own(folder), "---------");
                            return new Broken(file, folder, READS);
                        }),
                ordinary(
                        Cause.ACCESS_DENIED,
                        Code.DATABASE_READ_ONLY,
                        "the log of another program, closed",
                        at -> {
                            Path file = at.database("wal");
                            at.run(file, "UPDATE projects SET name = 'b'");
                            Path log = file.resolveSibling(NAME + "-wal");
                            assertTrue(Files.exists(log));
                            at.closed(at.own(log), "---------");
                            return new Broken(file, log, READS);
                        }),
                ordinary(
                        Cause.NEEDS_WRITER,
                        Code.DATABASE_READ_ONLY,
                        "a write-ahead log in a folder for reading",
                        at -> {
                            Path folder = Files.createDirectory(at.temp.resolve("folder"));
                            Path file = at.moved(at.database("wal"), folder);
                            at.closed(at.own(folder), "r-xr-xr-x");
                            return broken(file, READS);
                        }),
                ordinary(
                        Cause.NEEDS_WRITER,
                        Code.DATABASE_READ_ONLY,
                        "written, in a folder for reading",
                        at -> {
                            Path folder = Files.createDirectory(at.temp.resolve("folder"));
                            Path file = at.moved(at.database("delete"), folder);
                            Unprivileged.mode(file, "rw-rw-rw-");
                            at.closed(at.own(folder), "r-xr-xr-x");
                            return broken(file, WRITES);
                        }));
    }

    static Stream<Case> sameForAll() {
        return cases().filter(one -> !one.ordinary);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsTheTrueCause(Case one) throws Exception {
        Broken broken = one.world.make(this);
        if (one.ordinary) Unprivileged.call(() -> check(one, broken));
        else check(one, broken);
    }

    @ParameterizedTest
    @MethodSource("sameForAll")
    void tellsItToAnOrdinaryUserToo(Case one) throws Exception {
        Broken broken = one.world.make(this);
        Unprivileged.mode(temp, "rwxrwxrwx");
        if (Files.isRegularFile(broken.database) && Files.isWritable(broken.database))
            Unprivileged.mode(broken.database, "rw-rw-rw-");
        Unprivileged.call(() -> check(one, broken));
    }

    private Object check(Case one, Broken broken) throws Exception {
        // loads what no file can be opened for then
        HostDatabase sound = new HostDatabase(temp.resolve("no such file"), 100);
        assertThrows(Problem.class, () -> READS.on(sound));
        HostDatabase host = new HostDatabase(broken.database, 100);
        Problem problem = assertThrows(Problem.class, () -> broken.call.on(host));
        assertEquals(one.code, problem.code(), problem::sentence);
        String start = Texts.of(one.cause, broken.object, "#", "#");
        String known = start.contains("#") ? start.substring(0, start.indexOf('#')) : start;
        assertTrue(problem.sentence().startsWith(known), problem::sentence);
        assertFalse(problem.sentence().contains("disconnected"), problem::sentence);
        return problem;
    }

    private static Broken broken(Path database, Call call) {
        return new Broken(database, database, call);
    }

    private Path database(String journal) throws Exception {
        Path file = temp.resolve(NAME);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA journal_mode = " + journal);
            sql.execute("CREATE TABLE projects (id TEXT, name TEXT)");
            sql.execute("INSERT INTO projects VALUES ('a', hex(randomblob(9000)))");
        }
        return file;
    }

    private Path changed(String... statements) throws Exception {
        Path file = database("delete");
        for (String statement : statements) run(file, statement);
        return file;
    }

    /** On a connection that stays open. */
    private void run(Path file, String statement) throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        open.add(connection);
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private Path moved(Path file, Path folder) throws Exception {
        Path there = folder.resolve(file.getFileName());
        Files.copy(file, there);
        Files.delete(file);
        return there;
    }

    private Path own(Path path) throws Exception {
        if (Unprivileged.root()) Files.setAttribute(path, "unix:uid", Unprivileged.NOBODY);
        Unprivileged.mode(temp, "rwxrwxrwx");
        return path;
    }

    private Path closed(Path path, String mode) throws Exception {
        closed.add(path);
        Unprivileged.mode(path, mode);
        return path;
    }

    private Path onReadOnlyDisk(String journal) throws Exception {
        Path file = moved(database(journal), mount("size=1m"));
        Unprivileged.mode(file, "rw-rw-rw-");
        Path disk = requireNonNull(file.getParent());
        Unprivileged.mode(disk, "rwxrwxrwx");
        Requirements.mounts(ran("mount", "-o", "remount,ro", disk.toString()));
        return file;
    }

    private Path mount(String options) throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        Requirements.mounts(ran("mount", "-t", "tmpfs", "-o", options, "tmpfs", "" + disk));
        mounts.add(disk);
        return disk;
    }

    private static boolean ran(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    @AfterEach
    void giveBack() throws Exception {
        for (Connection connection : open) connection.close();
        for (Path mount : mounts) ran("umount", "-l", mount.toString());
        for (Path path : closed.reversed())
            if (Files.exists(path)) Unprivileged.mode(path, "rwxrwxrwx");
    }
}
