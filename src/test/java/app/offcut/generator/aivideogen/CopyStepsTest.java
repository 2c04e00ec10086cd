package app.offcut.generator.aivideogen;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.Sqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that starts over makes the generator wait, but too briefly to be noticed. */
class CopyStepsTest {
    @TempDir Path folder;
    @AutoClose private Connection generator;
    @AutoClose private Connection source;

    @BeforeEach
    void connect() throws SQLException {
        generator = open();
        Sqlite.execute(generator, "CREATE TABLE projects(name TEXT)");
        source = open();
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("host.db") + "?busy_timeout=0");
    }

    private boolean generatorWrites() {
        try {
            Sqlite.execute(generator, "INSERT INTO projects VALUES ('Ice cores')");
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    @Test
    void letTheGeneratorWriteWhileTheCopyGoesOn() {
        try (CopySteps steps = new CopySteps(source)) {
            steps.progress(2000, 3000);
            assertTrue(generatorWrites());
            steps.progress(1000, 3000);
            assertTrue(generatorWrites());
        }
    }

    @Test
    void holdTheGeneratorOnceTheCopyStartsAgain() {
        try (CopySteps steps = new CopySteps(source)) {
            steps.progress(1000, 3000);
            steps.progress(2000, 3000);
            assertFalse(generatorWrites());
        }
        assertTrue(generatorWrites(), "it goes on when the copy is done");
    }

    @Test
    void letTheGeneratorGoBeforeItNotices() {
        try (CopySteps steps = new CopySteps(source)) {
            steps.progress(1000, 3000);
            steps.progress(2000, 3000);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> {
                        steps.progress(2000, 3000);
                        return generatorWrites();
                    });
        }
    }

    @Test
    void waitForAGeneratorThatIsWriting() throws SQLException {
        Sqlite.execute(generator, "BEGIN EXCLUSIVE");
        try (CopySteps steps = new CopySteps(source)) {
            steps.progress(1000, 3000);
            steps.progress(2000, 3000);
            assertTrue(generatorWrites());
            Sqlite.execute(generator, "COMMIT");
            assertTrue(generatorWrites(), "nothing is held");
        }
    }
}
