package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migration 026 beside a generator that starts and migrates: stopped for good after any of its
 * statements, or running at the same time as two Offcuts.
 */
class MigrationRaceTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final List<String> BOTH_MODES = List.of("DELETE", "WAL");

    @TempDir Path folder;
    private int databases;

    /** Offcut, or its naive twin, which neither checks the ledger nor uses a transaction. */
    private interface Writer {
        void write(HostFile file) throws SQLException;
    }

    private static void offcut(HostFile file) {
        new HostDatabase(file.path(), 50).write(MigrationRaceTest::status);
    }

    private static int status(org.jooq.DSLContext sql) {
        return sql.execute("UPDATE projects SET cleanup_status = 'complete' WHERE id = 'p'");
    }

    private static void naive(HostFile file) throws SQLException {
        boolean documented =
                !file.rows("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'").isEmpty();
        try (HostStart copy = HostStart.only026(file, documented)) {
            copy.finish();
        }
        file.run("UPDATE projects SET cleanup_status = 'complete' WHERE id = 'p'");
    }

    private record World(boolean documented, HostStart.Form form, String journalMode) {}

    private static List<World> worlds(List<HostStart.Form> forms, List<String> modes) {
        List<World> worlds = new ArrayList<>();
        for (boolean documented : new boolean[] {false, true})
            for (HostStart.Form form : forms)
                for (String mode : modes) worlds.add(new World(documented, form, mode));
        return worlds;
    }

    private HostFile database(World world) throws Exception {
        Path own = Files.createDirectory(folder.resolve("d" + databases++));
        HostFile file = world.documented ? HostFile.documented(own) : HostFile.shipped(own);
        return HostStart.before(file, world.documented, world.journalMode);
    }

    /** First error of a generator that starts again; null if there is none. */
    private static @Nullable String start(HostFile file, World world) throws SQLException {
        try (HostStart start = new HostStart(file, world.documented, world.form)) {
            start.finish();
            return null;
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private static void isWhole(HostFile file, World world, String place) {
        String columns = "SELECT name FROM pragma_table_info('%s') WHERE name LIKE '%%cleanup%%'";
        String indexes =
                "SELECT count(*), sum(name = 'idx_projects_cleanup_status') FROM sqlite_master"
                        + " WHERE type = 'index' AND name LIKE '%cleanup%'";
        String recorded =
                world.documented
                        ? "SELECT count(*) FROM schema_version WHERE version = 8"
                        : "SELECT count(*) FROM migrations WHERE name LIKE '026%'";
        assertEquals(
                List.of("cleanup_status", "cleanup_completed_at"),
                file.rows(columns.formatted("projects")),
                place);
        assertEquals(
                List.of("auto_cleanup_enabled"),
                file.rows(columns.formatted("user_preferences")),
                place);
        assertEquals(List.of("1|1"), file.rows(indexes), place);
        assertEquals(List.of("1"), file.rows(recorded), place);
        assertEquals(List.of("complete"), file.rows("SELECT cleanup_status FROM projects"), place);
        assertEquals(List.of("ok"), file.rows("PRAGMA integrity_check"), place);
    }

    @Test
    void finishesWhatAKilledGeneratorBegan() throws Exception {
        int points = 0;
        for (World world : worlds(List.of(HostStart.Form.BARE), List.of("DELETE")))
            points += killAtStatements(world, 5, MigrationRaceTest::offcut);
        FIGURES.info("generator killed at {} statements, each time it came up again", points);
    }

    @Tag("long")
    @Test
    void finishesWhatAnyKilledGeneratorBegan() throws Exception {
        int points = 0;
        for (World world : worlds(List.of(HostStart.Form.values()), BOTH_MODES))
            points += killAtStatements(world, 1, MigrationRaceTest::offcut);
        FIGURES.info("generator killed at {} statements, each time it came up again", points);
        assertTrue(points >= 200, points + " points");
    }

    @Test
    void racesWithAGeneratorThatMigrates() throws Exception {
        raceManyTimes(6, List.of(HostStart.Form.IN_A_TRANSACTION));
    }

    @Tag("long")
    @Test
    void racesManyTimesWithAGeneratorThatMigrates() throws Exception {
        raceManyTimes(300, List.of(HostStart.Form.IN_A_TRANSACTION));
    }

    /**
     * That generator has looked into its ledger and changed nothing yet: nobody can see that, so
     * the moment remains, and only its length can be kept short.
     */
    @Tag("long")
    @Test
    void hardlyEverMeetsAGeneratorBetweenLookingAndMigrating() throws Exception {
        raceManyTimes(300, List.of(HostStart.Form.BARE, HostStart.Form.LOOKING));
    }

    private void raceManyTimes(int races, List<HostStart.Form> forms) throws Exception {
        List<World> worlds = worlds(forms, BOTH_MODES);
        List<String> errors = new ArrayList<>();
        for (int race = 0; race < races; race++)
            errors.addAll(race(worlds.get(race % worlds.size()), new Random(race)));
        FIGURES.info(
                "{} races of a {} generator and two Offcuts, errors: {}", races, forms, errors);
        boolean moment = forms.stream().anyMatch(HostStart.Form::leavesAMoment);
        assertTrue(errors.size() <= (moment ? races / 50 : 0), errors.toString());
    }

    /** The errors of the generator and of both Offcuts. */
    private List<String> race(World world, Random random) throws Exception {
        HostFile file = database(world);
        List<String> errors = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> racing = new ArrayList<>();
        racing.add(
                racer(
                        go,
                        random,
                        () -> {
                            String error = start(file, world);
                            if (error != null) errors.add(world + " generator: " + error);
                        }));
        for (int i = 0; i < 2; i++) racing.add(racer(go, random, () -> write(file, errors)));
        go.countDown();
        for (Thread thread : racing) thread.join();
        offcut(file);
        isWhole(file, world, world + " " + errors);
        assertEquals(null, start(file, world), world.toString());
        return errors;
    }

    private static void write(HostFile file, List<String> errors) {
        try {
            new HostDatabase(file.path()).write(MigrationRaceTest::status);
        } catch (Problem problem) {
            // the generator was rebuilding the table
            if (problem.code() != Problem.Code.DATABASE_CORRUPT)
                errors.add("Offcut: " + problem.getCause());
        }
    }

    private interface Racing {
        void run() throws Exception;
    }

    private static Thread racer(CountDownLatch go, Random random, Racing racing) {
        long delay = random.nextLong(20_000_000);
        return Thread.ofPlatform()
                .start(() -> {
                    try {
                        go.await();
                        LockSupport.parkNanos(delay);
                        racing.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** The control: a migration that neither checks the ledger nor is one transaction. */
    @Test
    void wouldTellThatTheGeneratorCannotStartAgain() throws Exception {
        World world = new World(true, HostStart.Form.BARE, "DELETE");
        Throwable told =
                assertThrows(
                        Throwable.class,
                        () -> killAtStatements(world, 1, MigrationRaceTest::naive));
        assertTrue(told.toString().contains("duplicate column name"), told.toString());
    }

    /** After every so many statements; returns how many points that were. */
    private int killAtStatements(World world, int apart, Writer writer) throws Exception {
        int points = 0;
        for (boolean more = true; more; points++) {
            int statements = points * apart;
            String place = world + " killed after statement " + statements;
            HostFile file = database(world);
            HostFile alone = database(world);
            more = killedAfter(statements, file, world);
            killedAfter(statements, alone, world);
            tryToWrite(writer, file);
            startsAsWellAs(alone, file, world, place);
            writer.write(file);
            startsAsWellAs(alone, file, world, place);
            assertEquals(
                    alone.rows("SELECT name FROM projects"),
                    file.rows("SELECT name FROM projects"));
            if (!file.rows("SELECT 1 FROM projects").isEmpty()) isWhole(file, world, place);
        }
        return points;
    }

    /** A generator killed at some statements cannot start again, with or without Offcut. */
    private static void startsAsWellAs(HostFile alone, HostFile file, World world, String place)
            throws SQLException {
        String errorAlone = start(alone, world);
        String error = start(file, world);
        if (error != null) assertEquals(errorAlone, error, place);
    }

    private static boolean killedAfter(int statements, HostFile file, World world)
            throws SQLException {
        try (HostStart start = new HostStart(file, world.documented, world.form)) {
            boolean more = true;
            for (int i = 0; i < statements && more; i++) more = start.step();
            return more;
        }
    }

    private static void tryToWrite(Writer writer, HostFile file) throws SQLException {
        try {
            writer.write(file);
        } catch (Problem problem) {
            // the generator was rebuilding a table
            assertEquals(Problem.Code.DATABASE_CORRUPT, problem.code());
        }
    }
}
