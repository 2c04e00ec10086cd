package app.offcut.failure;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.environment.Unprivileged;
import app.offcut.generator.aivideogen.HostDatabase;
import app.offcut.generator.aivideogen.ProjectQueries;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SQLite does not say: the true cause is seen at the file, for root and for other users. */
@EnabledOnOs(OS.LINUX)
@ResourceLock(TestTurns.MOUNTS)
class DatabaseFailureTest extends FailingDisk {
    private static final String NAME = "ai-video-generator.db";

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

    private interface Named {
        Case when(World world);
    }

    private static Named any(Cause cause, Code code, String name) {
        return world -> new Case(cause, code, false, name, world);
    }

    private static Named corrupt(Cause cause, String name) {
        return any(cause, Code.DATABASE_CORRUPT, name);
    }

    private static Named ordinary(Cause cause, String name) {
        return world -> new Case(cause, Code.DATABASE_READ_ONLY, true, name, world);
    }

    static Stream<Case> cases() {
        return Stream.of(
                any(Cause.DATABASE_MISSING, Code.DATABASE_MISSING, "no file")
                        .when(at -> reads(at.temp.resolve(NAME))),
                any(Cause.NOT_A_FILE, Code.DATABASE_MISSING, "a folder in its place")
                        .when(at -> reads(Files.createDirectory(at.temp.resolve(NAME)))),
                corrupt(Cause.DATABASE_EMPTY, "length 0")
                        .when(at -> reads(Files.createFile(at.temp.resolve(NAME)))),
                corrupt(Cause.DATABASE_DAMAGED, "no database")
                        .when(at ->
                                reads(
                                        Files.writeString(
                                                at.temp.resolve(NAME), "text ".repeat(999)))),
                corrupt(Cause.DATABASE_DAMAGED, "cut off")
                        .when(at -> {
                            Path file = at.database("delete");
                            byte[] half = Arrays.copyOf(Files.readAllBytes(file), 6000);
                            return reads(Files.write(file, half));
                        }),
                any(Cause.DATABASE_BUSY, Code.DATABASE_BUSY, "locked")
                        .when(at -> {
                            Path file = at.database("delete");
                            at.run(file, "BEGIN EXCLUSIVE");
                            return reads(file);
                        }),
                corrupt(Cause.NO_PROJECTS, "no table")
                        .when(at -> reads(at.changed("DROP TABLE projects"))),
                corrupt(Cause.NO_PROJECTS, "a view in its place")
                        .when(at ->
                                reads(
                                        at.changed(
                                                "ALTER TABLE projects RENAME TO others",
                                                "CREATE VIEW projects AS SELECT * FROM others"))),
                corrupt(Cause.NO_PROJECT_IDS, "no ids")
                        .when(at ->
                                reads(
                                        at.changed(
                                                "ALTER TABLE projects RENAME COLUMN id TO number"))),
                corrupt(Cause.NO_PROJECTS, "sound, and without any table")
                        .when(at ->
                                reads(
                                        at.changed(
                                                "DROP TABLE projects", "PRAGMA user_version = 1"))),
                any(Cause.PATH_TOO_LONG_FOR_SQLITE, Code.DATABASE_UNREADABLE, "a path of 600 bytes")
                        .when(at -> {
                            Path deep = at.temp;
                            for (String name : List.of("a", "b", "c"))
                                deep = deep.resolve(name.repeat(200));
                            Files.createDirectories(deep);
                            Path file = Files.move(at.database("delete"), deep.resolve(NAME));
                            return reads(file);
                        }),
                any(Cause.TOO_MANY_OPEN, Code.DATABASE_UNREADABLE, "no file more")
                        .when(at -> {
                            Path file = at.database("delete");
                            return new Broken(
                                    file,
                                    file,
                                    host -> FewFiles.call(() -> ProjectQueries.read(host)));
                        }),
                any(
                                Cause.READ_ONLY_DISK,
                                Code.DATABASE_READ_ONLY,
                                "written on a disk mounted for reading")
                        .when(at -> writes(at.onReadOnlyDisk("delete"))),
                any(
                                Cause.NEEDS_WRITER,
                                Code.DATABASE_READ_ONLY,
                                "a write-ahead log on a disk mounted for reading")
                        .when(at -> reads(at.onReadOnlyDisk("wal"))),
                any(Cause.NO_SPACE, Code.NO_SPACE, "a full disk")
                        .when(at -> {
                            Path file = at.moved(at.database("delete"), at.mount("size=64k"));
                            Path rest = file.resolveSibling("rest");
                            assertThrows(
                                    IOException.class, () -> Files.write(rest, new byte[1 << 20]));
                            return writes(file);
                        }),
                ordinary(Cause.ACCESS_DENIED, "a file of one's own")
                        .when(at -> {
                            Path file = at.own(at.database("delete"));
                            return reads(at.closed(file, "---------"));
                        }),
                ordinary(Cause.ACCESS_DENIED, "written, a file of one's own")
                        .when(at -> {
                            Path file = at.own(at.database("delete"));
                            return writes(at.closed(file, "r--r--r--"));
                        }),
                ordinary(Cause.ACCESS_DENIED, "a folder on the way")
                        .when(at -> {
                            Path folder = at.folder("folder");
                            Path file = at.moved(at.database("delete"), folder);
                            at.closed(at.own(folder), "---------");
                            return new Broken(file, folder, READS);
                        }),
                ordinary(Cause.ACCESS_DENIED, "the log of another program, closed")
                        .when(at -> {
                            Path file = at.database("wal");
                            at.run(file, "UPDATE projects SET name = 'b'");
                            Path log = file.resolveSibling(NAME + "-wal");
                            assertTrue(Files.exists(log));
                            at.closed(at.own(log), "---------");
                            return new Broken(file, log, READS);
                        }),
                ordinary(Cause.NEEDS_WRITER, "a write-ahead log in a folder for reading")
                        .when(at -> {
                            Path folder = at.folder("folder");
                            Path file = at.moved(at.database("wal"), folder);
                            at.closed(at.own(folder), "r-xr-xr-x");
                            return reads(file);
                        }),
                ordinary(Cause.NEEDS_WRITER, "written, in a folder for reading")
                        .when(at -> {
                            Path folder = at.folder("folder");
                            Path file = at.moved(at.database("delete"), folder);
                            Unprivileged.mode(file, "rw-rw-rw-");
                            at.closed(at.own(folder), "r-xr-xr-x");
                            return writes(file);
                        }));
    }

    static Stream<Case> sameForAll() {
        return cases().filter(one -> !one.ordinary);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesTheCause(Case one) throws Exception {
        Broken broken = one.world.make(this);
        if (one.ordinary) Unprivileged.call(() -> check(one, broken));
        else check(one, broken);
    }

    @ParameterizedTest
    @MethodSource("sameForAll")
    void namesTheCauseForAnOrdinaryUser(Case one) throws Exception {
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

    private static Broken reads(Path database) {
        return new Broken(database, database, READS);
    }

    private static Broken writes(Path database) {
        return new Broken(database, database, WRITES);
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

    private Path onReadOnlyDisk(String journal) throws Exception {
        Path file = moved(database(journal), mount("size=1m"));
        Unprivileged.mode(file, "rw-rw-rw-");
        Path disk = requireNonNull(file.getParent());
        Unprivileged.mode(disk, "rwxrwxrwx");
        Requirements.mounts(ran("mount", "-o", "remount,ro", disk.toString()));
        return file;
    }

    @AfterEach
    void closeConnections() throws Exception {
        for (Connection connection : open) connection.close();
    }
}
