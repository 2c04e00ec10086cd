package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often auto-clean checks refused finals, by a fast clock. */
class BackOffScheduleTest {
    /** Of one final within an hour: at intervals of 2, 5, 10 … 2,560 s. */
    private static final int MOST_GATES = 12;

    /** At intervals of 2, 5, 10 … 160 s, then 5 min; a failing run checks several times. */
    private static final int MOST_GATES_OF_RUNS = 100;

    private static final int WAITING = 8;
    private static final int FULL_LOOKS_AN_HOUR = 14;

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);

    @TempDir Path folder;
    @TempDir Path state;
    private final TestClock time = new TestClock(2_000);
    private SampleLibrary files;

    @BeforeEach
    void begin() {
        files = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        files.project("empty").scenes(1);
    }

    @Test
    void checksRefusedFinalsLessAndLessOften() {
        try (WatchedLibrary engine = engine()) {
            engine.start();
            files.project("broken").scenes(1).finished().truncateFinal(2_000);
            engine.awaits(Event.Refused.class);
            long gates = gatesWithinAnHour(engine);
            assertTrue(gates >= 5 && gates <= MOST_GATES, "checked " + gates + " times");
            assertEquals(1, engine.all(Event.Refused.class).size());
        }
    }

    @Test
    void checksNoMoreOftenBecauseOfOtherRows() {
        files.project("stuck").scenes(1).finished().job("later", "processing", files.now());
        try (WatchedLibrary engine = engine()) {
            engine.autoClean.rememberFirstSight();
            files.project("p").scenes(1).finished().truncateFinal(2_000);
            engine.start();
            engine.awaits(Event.Refused.class);
            Instant end = time.instant().plus(Duration.ofHours(1));
            long before = engine.gates.get();
            for (int i = 0; time.instant().isBefore(end); i++) {
                files.sql("UPDATE assembly_jobs SET progress = ? WHERE id = 'later'", i);
                time.pass(BETWEEN_WRITES); // the clock stands while hints arrive all the time
            }
            long gates = engine.gates.get() - before;
            assertTrue(gates >= 1 && gates <= MOST_GATES, "checked " + gates + " times");
        }
    }

    @Test
    void continuesWithTheOthersIfOneKeepsFailing() {
        try (var engine = new WatchedLibrary(files, state, time, BackOffScheduleTest::failForA)) {
            engine.start();
            files.project("a").scenes(1).finished();
            files.project("b").scenes(1).finished();
            engine.awaitsCleaned("b");
            long gates = gatesWithinAnHour(engine);
            assertTrue(gates >= 1 && gates <= MOST_GATES_OF_RUNS, "checked " + gates + " times");
            assertFalse(engine.cleaned().contains("a"));
        }
    }

    /** Finals that wait for the switch cost only the full looks. */
    @Test
    void checksNoneWhileSwitchedOffAndAllSoonAfterItIsOn() throws IOException {
        files.sql("INSERT INTO user_preferences(id, auto_cleanup_enabled) VALUES ('default', 0)");
        try (WatchedLibrary engine = engine()) {
            engine.autoClean.rememberFirstSight();
            for (int i = 0; i < WAITING; i++) files.project("p" + i).scenes(1).finished();
            engine.start();
            WatchedLibrary.until(() -> engine.all(Event.Waiting.class).size() == WAITING);
            long looks = engine.looks.get();
            assertEquals(0, gatesWithinAnHour(engine));
            long full = (engine.looks.get() - looks) / WAITING;
            assertTrue(full <= FULL_LOOKS_AN_HOUR, full + " looks");

            files.sql("UPDATE user_preferences SET auto_cleanup_enabled = 1");
            engine.awaits(Event.Cleaned.class);
        }
    }

    /** It may have been switched off meanwhile. */
    @Test
    void cleansNothingWhileTheSwitchCannotBeRead() throws IOException {
        Path variables = folder.resolve(".env");
        try (WatchedLibrary engine = engine()) {
            engine.start();
            files.project("a").scenes(1).finished();
            engine.awaitsCleaned("a");

            Files.createDirectory(variables);
            files.project("b").scenes(1).finished();
            engine.awaits(Event.SwitchUnreadable.class);
            gatesWithinAnHour(engine);
            assertFalse(engine.cleaned().contains("b"));
            assertEquals(1, engine.all(Event.SwitchUnreadable.class).size());

            Files.delete(variables);
            engine.awaitsCleaned("b");
        }
    }

    /** A full look reads the file of variables. */
    @Test
    void noticesThatAFileSwitchesItOnAgain() throws IOException {
        Path variables = folder.resolve(".env");
        Files.writeString(variables, "AUTO_CLEANUP_ENABLED=false");
        try (WatchedLibrary engine = engine()) {
            engine.start();
            files.project("p").scenes(1).finished();
            engine.awaits(Event.Waiting.class);
            Files.writeString(variables, "AUTO_CLEANUP_ENABLED=true");
            engine.awaitsCleaned("p");
        }
    }

    /** A bug that only one project has. */
    private static void failForA(ChangeHook.Change change, Path place) {
        if (change == ChangeHook.Change.MOVE && place.toString().contains("/a/"))
            throw new IllegalStateException("cannot move " + place);
    }

    private WatchedLibrary engine() {
        return WatchedLibrary.on(files, state, time);
    }

    private long gatesWithinAnHour(WatchedLibrary engine) {
        long before = engine.gates.get();
        Instant end = time.instant().plus(Duration.ofHours(1));
        engine.awaitTime(end);
        return engine.gates.get() - before;
    }
}
