package app.offcut.database;

import static app.offcut.database.own.Tables.PIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Together;
import app.offcut.text.Problem;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of damage to offcut.db, beside a naive opening that takes some for a fresh start. */
@DisabledOnOs(OS.WINDOWS) // no pipes there
class OwnDamageTest extends OwnDatabaseFixture {
    @ParameterizedTest
    @EnumSource
    void isToldAndNeverTakenForAnEmptyMemory(OwnDatabaseDamage damage) throws Exception {
        damage.make(file);
        assertEquals(damage.naive, naively(damage));
        Object before = look();
        Problem told = damage();
        assertTrue(told.sentence().contains("“" + file + "”"), told.sentence());
        assertTrue(told.sentence().contains("“offcut recover” restores the copy"), told.sentence());
        assertEquals(before, look(), "it is left as it is");
    }

    @Test
    void saysWhenThereIsNoCopy() throws Exception {
        Files.delete(copy());
        OwnDatabaseDamage.cut(file, 0);
        assertTrue(damage().sentence().contains("There is no copy of it."));
    }

    /** Only a database writes such a log, and SQLite would apply it to a new file. */
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

    /** The log of a killed Offcut is applied, not set aside. */
    @Test
    void readsTheLogOfAKilledProcess() throws Exception {
        Path other = Files.createDirectory(state.resolve("other"));
        try (OwnDatabase own = OwnDatabase.open(state)) {
            long id = new LibraryTable(own).memoryOf(ROOT, 1, 2).id();
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
    void isMadeInOneStepWhereSeveralStartTogether() throws Exception {
        for (int round = 0; round < 5; round++) {
            Path fresh = state.resolve("fresh" + round);
            Together.run(8, _ -> Executors.callable(() -> OwnDatabase.open(fresh).close()));
        }
    }

    /** An unfinished file of a killed start counts neither as offcut.db nor as damage. */
    @Test
    void startsAfreshAfterAKilledFirstStart() throws Exception {
        Path fresh = Files.createDirectory(state.resolve("fresh"));
        Path left = fresh.resolve(".offcut-unfinished-00000000-0000-0000-0000-000000000000");
        Files.write(left, Arrays.copyOf(Files.readAllBytes(file), 4096));
        age(left, 1);
        OwnDatabase.open(fresh).close();
        assertFalse(Files.exists(left));
    }

    /** Opens it naively: a file without a version gets new tables. */
    private OwnDatabaseDamage.Naive naively(OwnDatabaseDamage damage) throws Exception {
        if (damage == OwnDatabaseDamage.PIPE)
            return OwnDatabaseDamage.Naive.FAILS; // opening it would block
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
            return OwnDatabaseDamage.Naive.FAILS;
        }
    }

    /** As the gate asks: whether this very project is pinned. */
    private static OwnDatabaseDamage.Naive pinned(Statement statement) throws SQLException {
        try (var pins =
                statement.executeQuery(
                        "SELECT count(*) FROM pin WHERE library_id = 1 AND project_id = 'pinned'")) {
            return pins.getInt(1) == 0
                    ? OwnDatabaseDamage.Naive.LOSES_PINS
                    : OwnDatabaseDamage.Naive.STILL_FINDS_THEM;
        }
    }
}
