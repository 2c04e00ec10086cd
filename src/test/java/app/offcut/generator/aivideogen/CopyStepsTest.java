package app.offcut.generator.aivideogen;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.Sqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    /** By a clock that the test moves: how long one lock lasts before there is a rest. */
    private final class Timed implements AutoCloseable {
        private long millis;
        private int rests;
        private int writes;
        private final CopySteps steps =
                new CopySteps(source, () -> TimeUnit.MILLISECONDS.toNanos(millis), this::rest);

        private void rest() {
            rests++;
            if (generatorWrites()) writes++;
        }

        /** Milliseconds of steps of one each until there is a rest. */
        long untilARest() {
            int before = rests;
            long start = millis;
            while (rests == before && millis - start < 60_000) {
                millis++;
                steps.progress(1000, 3000);
            }
            return millis - start;
        }

        /** The generator has written: the copy begins again, and a lock is held. */
        void startsAgain() {
            steps.progress(1000, 3000);
            steps.progress(2000, 3000);
            steps.progress(1000, 3000);
        }

        @Override
        public void close() {
            steps.close();
        }
    }

    @Test
    void restWhileNothingIsHeld() {
        try (Timed copy = new Timed()) {
            assertEquals(21, copy.untilARest());
            assertEquals(21, copy.untilARest());
            assertEquals(2, copy.writes);
        }
    }

    @Test
    void holdLessThanATenthOfASecondAndRest() {
        try (Timed copy = new Timed()) {
            copy.startsAgain();
            assertFalse(generatorWrites());
            assertEquals(81, copy.untilARest());
            assertEquals(1, copy.writes, "the generator writes in the rest");
        }
    }

    @Test
    void holdLongerWhereTheCopyNeverEnds() {
        try (Timed copy = new Timed()) {
            List<Long> locks = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                copy.startsAgain();
                locks.add(copy.untilARest());
            }
            assertEquals(81, locks.get(10));
            assertEquals(161, locks.get(11));
            assertEquals(3001, locks.getLast());
            assertEquals(60, copy.writes);
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
