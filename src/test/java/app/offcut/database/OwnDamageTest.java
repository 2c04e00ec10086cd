package app.offcut.database;

import static app.offcut.database.own.Tables.FINAL_SEEN;
import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.PIN;
import static app.offcut.database.own.Tables.RUN;
import static app.offcut.database.own.Tables.RUN_FILE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of damage to offcut.db, beside a naive opening that takes some for a fresh start. */
@DisabledOnOs(OS.WINDOWS) // no pipes there
class OwnDamageTest {
    private static final Path ROOT = Path.of("/media/anna/generator");

    @TempDir Path state;
    private Path file;

    /** Whether who opens it as a new one finds a memory without pins. */
    private enum Naive {
        LOSES_PINS,
        FAILS,
        /** In the index, which has not lost them yet. */
        STILL_FINDS_THEM
    }

    private enum Damage {
        MISSING(Naive.LOSES_PINS) {
            @Override
            void make(Path file) throws IOException {
                Files.delete(file);
            }
        },
        LENGTH_0(Naive.LOSES_PINS) {
            @Override
            void make(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        },
        NO_TABLES(Naive.LOSES_PINS) {
            @Override
            void make(Path file) throws Exception {
                Files.delete(file);
                sql(file, "CREATE TABLE x(y)", "DROP TABLE x");
            }
        },
        TABLES_OF_ANOTHER_PROGRAM(Naive.LOSES_PINS) {
            @Override
            void make(Path file) throws Exception {
                Files.delete(file);
                sql(file, "CREATE TABLE x(y)");
            }
        },
        DANGLING_LINK(Naive.LOSES_PINS) {
            @Override
            void make(Path file) throws IOException {
                Files.delete(file);
                Files.createSymbolicLink(file, file.resolveSibling("nowhere"));
            }
        },
        CUT_IN_HALF(Naive.FAILS) {
            @Override
            void make(Path file) throws IOException {
                cut(file, (int) Files.size(file) / 2);
            }
        },
        CUT_BY_ONE_PAGE(Naive.FAILS) {
            @Override
            void make(Path file) throws IOException {
                cut(file, (int) Files.size(file) - 4096);
            }
        },
        CUT_IN_THE_HEADER(Naive.FAILS) {
            @Override
            void make(Path file) throws IOException {
                cut(file, 50);
            }
        },
        NO_DATABASE(Naive.FAILS) {
            @Override
            void make(Path file) throws IOException {
                Files.writeString(file, "Not a database. ".repeat(1000));
            }
        },
        ZEROS(Naive.FAILS) {
            @Override
            void make(Path file) throws IOException {
                Files.write(file, new byte[(int) Files.size(file)]);
            }
        },
        FOLDER(Naive.FAILS) {
            @Override
            void make(Path file) throws IOException {
                Files.delete(file);
                Files.createDirectory(file);
                Files.createFile(file.resolve("something"));
            }
        },
        PIPE(Naive.FAILS) {
            @Override
            void make(Path file) throws Exception {
                Files.delete(file);
                assertEquals(0, new ProcessBuilder("mkfifo", "" + file).start().waitFor());
            }
        },
        PIN_TABLE_MISSING(Naive.FAILS) {
            @Override
            void make(Path file) throws Exception {
                sql(file, "DROP TABLE pin");
            }
        },
        COLUMN_MISSING(Naive.FAILS) {
            @Override
            void make(Path file) throws Exception {
                sql(file, "ALTER TABLE pin RENAME COLUMN project_id TO project");
            }
        },
        PIN_PAGE_ZEROED(Naive.STILL_FINDS_THEM) {
            @Override
            void make(Path file) throws Exception {
                zeroPage(file, "pin");
            }
        },
        PIN_INDEX_LACKS_A_ROW(Naive.LOSES_PINS) {
            @Override
            void make(Path file) throws Exception {
                emptyPage(file, "sqlite_autoindex_pin_1");
            }
        };

        private final Naive naive;

        Damage(Naive naive) {
            this.naive = naive;
        }

        abstract void make(Path file) throws Exception;
    }

    private static void cut(Path file, int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    }

    private static void sql(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (String one : statements) statement.executeUpdate(one);
        }
    }

    private static int page(Path file, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT rootpage FROM sqlite_schema WHERE name='" + name + "'")) {
            return rows.getInt(1);
        }
    }

    private static void zeroPage(Path file, String name) throws Exception {
        write(file, page(file, name), new byte[4096]);
    }

    /** A sound page without a row: a write that the disk lost. */
    private static void emptyPage(Path file, String name) throws Exception {
        byte[] page = new byte[4096];
        page[0] = 10; // a leaf of an index
        page[5] = 0x10; // its content would begin at its end
        write(file, page(file, name), page);
    }

    private static void write(Path file, int page, byte[] bytes) throws IOException {
        byte[] all = Files.readAllBytes(file);
        System.arraycopy(bytes, 0, all, (page - 1) * 4096, 4096);
        Files.write(file, all);
    }

    @BeforeEach
    void rememberAPin() {
        file = state.resolve("offcut.db");
        try (OwnDatabase own = OwnDatabase.open(state)) {
            long id = own.libraryId(ROOT, 1, 2);
            own.write(sql -> sql.insertInto(PIN).values(id, "pinned").execute());
            own.write(sql -> sql.update(LIBRARY).set(LIBRARY.FIRST_SEEN_AT, "2026").execute());
            own.write(sql ->
                    sql.insertInto(FINAL_SEEN)
                            .values(id, "p", "final.mp4", 1, 3, 4, "x", 1)
                            .execute());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isToldAndNeverTakenForAnEmptyMemory(Damage damage) throws Exception {
        damage.make(file);
        assertEquals(damage.naive, naively(damage));
        Object before = look();
        Problem told = damage();
        assertTrue(told.sentence().contains("“" + file + "”"), told.sentence());
        assertTrue(told.sentence().contains("“offcut recover” restores the copy"), told.sentence());
        assertEquals(before, look(), "it is left as it is");
    }

    private Problem damage() {
        Problem told = assertThrows(Problem.class, () -> OwnDatabase.open(state).close());
        assertEquals(Code.OWN_DATABASE_DAMAGED, told.code());
        return told;
    }

    private Object look() throws IOException {
        if (!Files.isRegularFile(file)) return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        return Arrays.hashCode(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @EnumSource
    void goesBackToTheCopyAndKeepsWhatIsDamaged(Damage damage) throws Exception {
        damage.make(file);
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        OwnRecovery recovery = new OwnRecovery(state);
        assertTrue(recovery.damage().isPresent());
        recovery.takeCopy();
        assertEquals(List.of("pinned"), pins());
        assertEquals(there, !named(".damaged-").isEmpty());
        try (OwnDatabase own = OwnDatabase.open(state)) {
            assertEquals(
                    List.of(),
                    own.read(sql -> sql.fetchValues(FINAL_SEEN.PATH)),
                    "nothing goes unasked");
            assertEquals(
                    Collections.singletonList(null),
                    own.read(sql -> sql.fetchValues(LIBRARY.FIRST_SEEN_AT)));
        }
        assertTrue(Files.exists(copy()));
    }

    @ParameterizedTest
    @EnumSource
    void beginsAfreshAndKeepsWhatIsDamaged(Damage damage) throws Exception {
        damage.make(file);
        byte[] copy = Files.readAllBytes(copy());
        new OwnRecovery(state).startAfresh();
        assertEquals(List.of(), pins());
        assertArrayEquals(copy, Files.readAllBytes(named(".copy.older-").getFirst()));
        assertFalse(Files.exists(copy()), "nothing would show that it is an older one's");
    }

    @Test
    void saysWhenThereIsNoCopy() throws Exception {
        Files.delete(copy());
        cut(file, 0);
        assertTrue(damage().sentence().contains("There is no copy of it."));
    }

    /** Its log was written by nothing else; SQLite would read it into a new file. */
    @Test
    void takesALogWithoutItsFileForDamage() throws Exception {
        Files.delete(copy());
        Files.delete(file);
        Files.write(state.resolve("offcut.db-wal"), new byte[] {1});
        damage();
        new OwnRecovery(state).startAfresh();
        assertEquals(List.of(), pins());
        assertTrue(named(".damaged-").getFirst().toString().endsWith("-wal"));
    }

    /** What an Offcut that was killed has left open is read, not set aside. */
    @Test
    void readsTheLogOfAKilledProcess() throws Exception {
        Path other = Files.createDirectory(state.resolve("other"));
        try (OwnDatabase own = OwnDatabase.open(state)) {
            long id = own.libraryId(ROOT, 1, 2);
            own.write(sql -> sql.insertInto(PIN).values(id, "later").execute());
            for (String name : List.of("offcut.db", "offcut.db-wal", "offcut.db-shm"))
                Files.copy(state.resolve(name), other.resolve(name));
        }
        try (OwnDatabase own = OwnDatabase.open(other)) {
            assertEquals(
                    List.of("later", "pinned"),
                    own.read(sql ->
                            sql.select(PIN.PROJECT_ID).from(PIN).orderBy(1).fetch(PIN.PROJECT_ID)));
        }
    }

    @Test
    void makesACopyAtMostOnceADayAndOnlyWhenSomethingChanged() throws Exception {
        FileTime first = Files.getLastModifiedTime(copy());
        pin("second");
        assertEquals(first, Files.getLastModifiedTime(copy()), "not on the same day");
        age(copy(), 2);
        pin("third");
        assertTrue(Files.getLastModifiedTime(copy()).compareTo(first) > 0);
        cut(file, 0);
        new OwnRecovery(state).takeCopy();
        assertTrue(pins().contains("second"), "it was there at the second start");
        age(copy(), 2);
        age(file, 3);
        FileTime old = Files.getLastModifiedTime(copy());
        OwnDatabase.open(state).close();
        assertEquals(old, Files.getLastModifiedTime(copy()), "nothing has changed");
        assertEquals(List.of(), named("unfinished"));
    }

    @Test
    void makesNoCopyOfAMemoryWithoutALibrary() throws Exception {
        Path fresh = state.resolve("fresh");
        OwnDatabase.open(fresh).close();
        assertFalse(Files.exists(fresh.resolve("offcut.db.copy")));
    }

    /** In what is not checked at each start, since it protects nothing. */
    @Test
    void neverReplacesASoundCopyByADamagedOne() throws Exception {
        try (OwnDatabase own = OwnDatabase.open(state)) {
            long id = own.libraryId(ROOT, 1, 2);
            own.write(sql ->
                    sql.insertInto(RUN)
                            .set(RUN.ID, "r")
                            .set(RUN.LIBRARY_ID, id)
                            .set(RUN.PROJECT_ID, "p")
                            .set(RUN.PROJECT_NAME, "p")
                            .set(RUN.STARTED_BY, "hand")
                            .set(RUN.STARTED_AT, "2026")
                            .set(RUN.OUTCOME, "complete")
                            .set(RUN.PLAN_HASH, "x")
                            .execute());
            for (int i = 0; i < 100; i++) {
                String path = "audio/scene-" + i;
                own.write(sql ->
                        sql.insertInto(RUN_FILE)
                                .set(RUN_FILE.RUN_ID, "r")
                                .set(RUN_FILE.PATH, path)
                                .set(RUN_FILE.CATEGORY, "audio")
                                .set(RUN_FILE.BYTES, 1L)
                                .set(RUN_FILE.REASON, "own-intermediate")
                                .set(RUN_FILE.RESULT, "deleted")
                                .execute());
            }
        }
        byte[] copy = Files.readAllBytes(copy());
        emptyPage(file, "run_file_by_run");
        OwnDatabase.open(state).close(); // not looked at yet
        age(copy(), 2);
        damage();
        assertArrayEquals(copy, Files.readAllBytes(copy()));
        assertEquals(List.of(), named("unfinished"));
    }

    @Test
    void doesNotGoBackToADamagedCopy() throws Exception {
        cut(copy(), 5000);
        cut(file, 0);
        OwnRecovery recovery = new OwnRecovery(state);
        assertEquals(
                Code.OWN_DATABASE_DAMAGED, assertThrows(Problem.class, recovery::takeCopy).code());
        assertEquals(0, Files.size(file), "everything is as it was");
        assertEquals(List.of(), named(".damaged-"));
    }

    @Test
    void isMadeInOneStepWhereSeveralStartTogether() throws Exception {
        int starts = 8;
        for (int round = 0; round < 5; round++) {
            Path fresh = state.resolve("fresh" + round);
            CyclicBarrier together = new CyclicBarrier(starts);
            try (var threads = Executors.newFixedThreadPool(starts)) {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < starts; i++)
                    all.add(
                            threads.submit(() -> {
                                together.await();
                                OwnDatabase.open(fresh).close();
                                return null;
                            }));
                for (Future<?> one : all) one.get();
            }
        }
    }

    /** What a start that was killed has left does not pass for a memory, or for a damaged one. */
    @Test
    void startsAfreshAfterAKilledFirstStart() throws Exception {
        Path fresh = Files.createDirectory(state.resolve("fresh"));
        Path left = fresh.resolve(".offcut-unfinished-00000000-0000-0000-0000-000000000000");
        Files.write(left, Arrays.copyOf(Files.readAllBytes(file), 4096));
        age(left, 1);
        OwnDatabase.open(fresh).close();
        assertFalse(Files.exists(left));
    }

    /** As it was opened before: whatever has no version gets its tables. */
    private Naive naively(Damage damage) throws Exception {
        if (damage == Damage.PIPE) return Naive.FAILS; // it would wait for ever
        Path copied = Files.createDirectory(state.resolve("naive"));
        Path naive = copied.resolve("offcut.db");
        if (Files.isDirectory(file)) Files.createDirectory(naive);
        else if (Files.exists(file)) Files.copy(file, naive);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + naive);
                var statement = connection.createStatement()) {
            try (var version = statement.executeQuery("PRAGMA user_version")) {
                if (version.getInt(1) > 0) return pinned(statement);
            }
            try (InputStream script =
                    Objects.requireNonNull(OwnDatabase.class.getResourceAsStream("own-1.sql"))) {
                statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
            return pinned(statement);
        } catch (SQLException e) {
            return Naive.FAILS;
        }
    }

    /** As the gate asks: whether this very project is pinned. */
    private static Naive pinned(Statement statement) throws SQLException {
        try (var pins =
                statement.executeQuery(
                        "SELECT count(*) FROM pin WHERE library_id = 1 AND project_id = 'pinned'")) {
            return pins.getInt(1) == 0 ? Naive.LOSES_PINS : Naive.STILL_FINDS_THEM;
        }
    }

    private void pin(String project) {
        try (OwnDatabase own = OwnDatabase.open(state)) {
            long id = own.libraryId(ROOT, 1, 2);
            own.write(sql -> sql.insertInto(PIN).values(id, project).execute());
        }
    }

    private List<String> pins() {
        try (OwnDatabase own = OwnDatabase.open(state)) {
            return own.read(sql -> sql.fetchValues(PIN.PROJECT_ID));
        }
    }

    private Path copy() {
        return state.resolve("offcut.db.copy");
    }

    private static void age(Path path, int days) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }

    private List<Path> named(String part) throws IOException {
        try (Stream<Path> all = Files.list(state)) {
            return all.filter(path -> ("" + path.getFileName()).contains(part)).toList();
        }
    }
}
