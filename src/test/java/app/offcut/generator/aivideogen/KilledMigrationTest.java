package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cli.Launched;
import app.offcut.database.Sqlite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Offcut's own migration 026, stopped or killed at each of its statements: all of it or nothing.
 */
class KilledMigrationTest {
    private static final String NAME = "ai-video-generator.db";
    private static final int KILLED = 137;

    @TempDir Path folder;

    private HostFile database(boolean documented, int number) throws Exception {
        Path own = Files.createDirectory(folder.resolve("d" + number));
        HostFile file = documented ? HostFile.documented(own) : HostFile.shipped(own);
        return file.run("INSERT INTO projects(id, name) VALUES ('p', 'P')");
    }

    private static void isWhole(HostFile file, boolean documented) {
        new HostDatabase(file.path(), 50).write(KilledMigrationTest::status);
        assertEquals(List.of("complete"), file.rows("SELECT cleanup_status FROM projects"));
        assertEquals(
                List.of("1"),
                file.rows(
                        documented
                                ? "SELECT count(*) FROM schema_version WHERE version = 8"
                                : "SELECT count(*) FROM migrations WHERE name LIKE '026%'"));
        assertEquals(List.of("ok"), file.rows("PRAGMA integrity_check"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void changesNothingWhenAnyOfItsStatementsFails(boolean documented) throws Exception {
        int statements = 0;
        for (boolean failed = true; failed; statements++) {
            HostFile file = database(documented, statements);
            var before = file.folder();
            failed = failsAt(file, statements, true);
            if (failed) assertEquals(before, file.folder(), "statement " + statements);
            isWhole(file, documented);
        }
        assertTrue(statements > 8, statements + " statements");
    }

    /** The control: the same statements, not in one transaction. */
    @Test
    void wouldTellThatHalfOfItIsLeft() throws Exception {
        HostFile file = database(false, 0);
        var before = file.folder();
        assertTrue(failsAt(file, 5, false));
        assertNotEquals(before, file.folder());
    }

    private static boolean failsAt(HostFile file, int statement, boolean atOnce)
            throws SQLException {
        try (Connection connection = Sqlite.open(file.path(), Sqlite.config(50, false))) {
            if (atOnce)
                return Sqlite.transaction(
                        connection,
                        "BEGIN EXCLUSIVE",
                        locked -> migrate(Sqlite.dsl(locked), statement, false));
            return migrate(Sqlite.dsl(connection), statement, false);
        } catch (Stopped _) {
            return true;
        }
    }

    /** Always false: no statement failed. */
    private static boolean migrate(DSLContext sql, int statement, boolean kill) {
        int[] begun = {0};
        ExecuteListener stops =
                ExecuteListener.onStart(_ -> {
                    if (begun[0]++ < statement) return;
                    if (kill) Runtime.getRuntime().halt(KILLED);
                    throw new Stopped();
                });
        DSLContext stopping = DSL.using(sql.configuration().deriveAppending(stops));
        Migration026.run(stopping);
        status(stopping);
        return false;
    }

    private static int status(DSLContext sql) {
        return sql.execute("UPDATE projects SET cleanup_status = 'complete' WHERE id = 'p'");
    }

    private static final class Stopped extends RuntimeException {}

    @ParameterizedTest
    @CsvSource({"false,delete", "true,wal"})
    void isGoneWhenItsProcessIsKilledHalfWay(boolean documented, String mode) throws Exception {
        killedAt(documented, mode, 6);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"false,delete", "false,wal", "true,delete", "true,wal"})
    void isGoneWhereverItsProcessIsKilled(boolean documented, String mode) throws Exception {
        int statements = 0;
        while (killedAt(documented, mode, statements)) statements++;
        assertTrue(statements > 8, statements + " statements");
    }

    /** False if it ended before that statement. */
    private boolean killedAt(boolean documented, String mode, int statement) throws Exception {
        HostFile file = database(documented, statement).run("PRAGMA journal_mode = " + mode);
        int status;
        try (Launched offcut =
                Launched.program(
                        Killed.class, Map.of(), folder, "" + file.path(), "" + statement)) {
            status = offcut.process().waitFor();
        }
        if (status == 0) return false;
        assertEquals(KILLED, status);
        Path left = file.path().resolveSibling(NAME + (mode.equals("wal") ? "-wal" : "-journal"));
        assertTrue(Files.size(left) > 0, "half-written");
        HostDatabase host = new HostDatabase(file.path(), 50);
        assertFalse(host.schema().has("projects", "cleanup_status"));
        assertEquals(1, host.<Integer>read(sql -> sql.fetchCount(DSL.table("projects"))));
        isWhole(file, documented);
        return true;
    }

    /** Offcut as a process of its own that dies at a statement of the migration. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) throws SQLException {
            try (Connection connection =
                    Sqlite.open(Path.of(arguments[0]), Sqlite.config(5000, false))) {
                // so little memory that half-written pages reach the files
                Sqlite.execute(connection, "PRAGMA cache_size = 2");
                Sqlite.transaction(
                        connection,
                        "BEGIN EXCLUSIVE",
                        locked -> {
                            Sqlite.execute(
                                    locked,
                                    """
                                    WITH RECURSIVE n(i) AS
                                      (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
                                    INSERT INTO projects(id, name)
                                    SELECT 'q' || i, hex(randomblob(50)) FROM n
                                    """);
                            return migrate(
                                    Sqlite.dsl(locked), Integer.parseInt(arguments[1]), true);
                        });
            }
        }
    }
}
