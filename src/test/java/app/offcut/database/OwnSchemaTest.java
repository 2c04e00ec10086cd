package app.offcut.database;

import static app.offcut.database.own.Tables.MEASURED_PROJECT;
import static app.offcut.database.own.Tables.PIN;
import static app.offcut.database.own.Tables.PROJECT_STATUS;
import static app.offcut.database.own.Tables.TAKEN_OUT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Together;
import app.offcut.text.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every version that there was, and of one that there is not yet. */
class OwnSchemaTest {
    @TempDir Path state;
    Path file;

    @BeforeEach
    void place() {
        file = state.resolve("offcut.db");
    }

    @Test
    void upgradesAFileOfTheFirstVersionAndKeepsWhatIsInIt() throws Exception {
        makeFirstVersion();
        try (OwnDatabase own = OwnDatabase.open(state)) {
            assertEquals(List.of("pinned"), own.read(sql -> sql.fetchValues(PIN.PROJECT_ID)));
            int unticked = own.read(sql -> sql.fetchCount(TAKEN_OUT));
            assertEquals(0, unticked);
            int statuses = own.read(sql -> sql.fetchCount(PROJECT_STATUS));
            assertEquals(0, statuses);
            assertEquals(
                    List.of(0L),
                    own.read(sql -> sql.fetchValues(MEASURED_PROJECT.FILES_TAKEN_OUT)),
                    "the list of the older version opens at once");
        }
        assertEquals(9, version());
    }

    @Test
    void makesTheSameTablesAtOnceAndStepByStep() throws Exception {
        makeFirstVersion();
        OwnDatabase.open(state).close();
        Path other = state.resolve("other");
        OwnDatabase.open(other).close();
        assertEquals(tables(other.resolve("offcut.db")), tables(file));
    }

    @Test
    void upgradesOnceWhereSeveralStartTogether() throws Exception {
        makeFirstVersion();
        Together.run(8, _ -> Executors.callable(() -> OwnDatabase.open(state).close()));
        assertEquals(9, version());
    }

    @Test
    void changesNothingIfAStepFails() throws Exception {
        makeFirstVersion();
        // the step makes its table and then fails at the column
        execute("ALTER TABLE measured_project ADD COLUMN files_taken_out TEXT");
        List<String> before = tables(file);
        assertThrows(Problem.class, () -> OwnDatabase.open(state));
        assertEquals(before, tables(file));
        assertEquals(1, version());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, Integer.MAX_VALUE})
    void refusesAFileOfANewerVersionAndLeavesItAlone(int version) throws Exception {
        makeFirstVersion();
        execute("PRAGMA user_version = " + version);
        byte[] before = Files.readAllBytes(file);
        Problem problem = assertThrows(Problem.class, () -> OwnDatabase.open(state));
        assertEquals(Problem.Code.DATABASE_NEWER, problem.code());
        assertEquals(6, problem.code().exitStatus());
        assertTrue(problem.sentence().startsWith("A newer Offcut has written"), problem.sentence());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void takesAVersionThatNoOffcutWroteForDamage() throws Exception {
        makeFirstVersion();
        execute("PRAGMA user_version = -1");
        Problem problem = assertThrows(Problem.class, () -> OwnDatabase.open(state));
        assertEquals(Problem.Code.OWN_DATABASE_DAMAGED, problem.code());
    }

    /** As the Offcut of that time left it, with a pin and a measured list. */
    private void makeFirstVersion() throws Exception {
        try (var script =
                Objects.requireNonNull(OwnSchema.class.getResourceAsStream("own-1.sql"))) {
            execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        execute(
                "INSERT INTO library(root, device, inode, last_opened_at)"
                        + " VALUES ('/somewhere', 1, 2, '2026-01-01T00:00:00.000Z')");
        execute("INSERT INTO pin VALUES (1, 'pinned')");
        execute(
                "INSERT INTO measured_project VALUES"
                        + " (1, 'p', 0, 'P', NULL, 3, 'ready', '[]', 0, NULL, NULL, 10, 0)");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect(file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long version() throws SQLException {
        try (Connection connection = connect(file)) {
            return Objects.requireNonNull(
                    Sqlite.dsl(connection).fetchSingle("PRAGMA user_version").get(0, Long.class));
        }
    }

    private static List<String> tables(Path database) throws SQLException {
        try (Connection connection = connect(database)) {
            return Sqlite.dsl(connection)
                    .fetch(
                            "SELECT type || ' ' || name || ': ' || coalesce(sql, '') AS made"
                                    + " FROM sqlite_master ORDER BY name")
                    .getValues("made", String.class);
        }
    }

    private static Connection connect(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }
}
