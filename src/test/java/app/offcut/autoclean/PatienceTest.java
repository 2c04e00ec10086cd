package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.SampleLibrary;
import app.offcut.SampleLibrary.Form;
import app.offcut.autoclean.AutoClean.Event;
import app.offcut.cleanup.disk.ChangeHook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often auto-clean asks for finals that are refused, by a clock that runs fast. */
class PatienceTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Of one final within an hour: 2, 5, 10 … 2,560 s after each other. */
    private static final int MOST_GATES = 12;

    /** 2, 5, 10 … 160 s after each other, then every 5 min; a run that fails asks several times. */
    private static final int MOST_GATES_OF_RUNS = 100;

    private static final int WAITING = 8;
    private static final int FULL_LOOKS_AN_HOUR = 14;

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);

    @TempDir Path folder;
    @TempDir Path state;
    private final TestTime time = new TestTime(2_000);
    private SampleLibrary files;

    @BeforeEach
    void begin() {
        files = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        files.project("empty").scenes(1);
    }

    @Test
    void asksLessAndLessOftenForWhatIsRefused() {
        try (Rig rig = rig()) {
            rig.start();
            rig.awaitWatching();
            files.project("broken").scenes(1).finished().truncateFinal(2_000);
            await().atMost(SOON).until(() -> !rig.all(Event.Refused.class).isEmpty());
            long gates = gatesWithinAnHour(rig);
            assertTrue(gates >= 5 && gates <= MOST_GATES, "asked " + gates + " times");
            assertEquals(1, rig.all(Event.Refused.class).size());
        }
    }

    @Test
    void asksNoMoreOftenBecauseOthersAreWritten() {
        files.project("stuck").scenes(1).finished().job("later", "processing", files.now());
        try (Rig rig = rig()) {
            rig.autoClean.rememberFirstSight();
            files.project("p").scenes(1).finished().truncateFinal(2_000);
            rig.start();
            await().atMost(SOON).until(() -> !rig.all(Event.Refused.class).isEmpty());
            Instant end = time.instant().plus(Duration.ofHours(1));
            long before = rig.gates.get();
            for (int i = 0; time.instant().isBefore(end); i++) {
                files.sql("UPDATE assembly_jobs SET progress = ? WHERE id = 'later'", i);
                time.pass(BETWEEN_WRITES); // a bell that rings all the time stops this clock
            }
            long gates = rig.gates.get() - before;
            assertTrue(gates >= 1 && gates <= MOST_GATES, "asked " + gates + " times");
        }
    }

    @Test
    void oneThatFailsAgainAndAgainDoesNotStopTheOthers() {
        try (Rig rig = new Rig(files.root(), state, time, time.wakeUp, PatienceTest::failForA)) {
            rig.start();
            rig.awaitWatching();
            files.project("a").scenes(1).finished();
            files.project("b").scenes(1).finished();
            await().atMost(SOON).until(() -> cleaned(rig, "b"));
            long gates = gatesWithinAnHour(rig);
            assertTrue(gates >= 1 && gates <= MOST_GATES_OF_RUNS, "asked " + gates + " times");
            assertTrue(rig.all(Event.Cleaned.class).stream().noneMatch(e -> isOf(e, "a")));
        }
    }

    /** However many wait for the switch, they cost what any others cost: full looks. */
    @Test
    void asksForNoneWhileSwitchedOffAndForAllSoonAfterItIsOn() throws IOException {
        files.sql("INSERT INTO user_preferences(id, auto_cleanup_enabled) VALUES ('default', 0)");
        try (Rig rig = rig()) {
            rig.autoClean.rememberFirstSight();
            for (int i = 0; i < WAITING; i++) files.project("p" + i).scenes(1).finished();
            rig.start();
            await().atMost(SOON).until(() -> rig.all(Event.Waiting.class).size() == WAITING);
            long looks = rig.looks.get();
            assertEquals(0, gatesWithinAnHour(rig));
            long full = (rig.looks.get() - looks) / WAITING;
            assertTrue(full <= FULL_LOOKS_AN_HOUR, full + " looks");

            files.sql("UPDATE user_preferences SET auto_cleanup_enabled = 1");
            await().atMost(SOON).until(() -> !rig.all(Event.Cleaned.class).isEmpty());
        }
    }

    /** It may have been switched off since it was on, and only that cannot be read. */
    @Test
    void cleansNothingWhileItCannotBeToldWhetherItIsOn() throws IOException {
        Path variables = folder.resolve(".env");
        try (Rig rig = rig()) {
            rig.start();
            rig.awaitWatching();
            files.project("a").scenes(1).finished();
            await().atMost(SOON).until(() -> cleaned(rig, "a"));

            Files.createDirectory(variables);
            files.project("b").scenes(1).finished();
            await().atMost(SOON).until(() -> !rig.all(Event.SwitchUnread.class).isEmpty());
            gatesWithinAnHour(rig);
            assertFalse(cleaned(rig, "b"));
            assertEquals(1, rig.all(Event.SwitchUnread.class).size());

            Files.delete(variables);
            await().atMost(SOON).until(() -> cleaned(rig, "b"));
        }
    }

    /** The file of variables is read when everything is looked at. */
    @Test
    void noticesThatAFileSwitchesItOnAgain() throws IOException {
        Path variables = folder.resolve(".env");
        Files.writeString(variables, "AUTO_CLEANUP_ENABLED=false");
        try (Rig rig = rig()) {
            rig.start();
            rig.awaitWatching();
            files.project("p").scenes(1).finished();
            await().atMost(SOON).until(() -> !rig.all(Event.Waiting.class).isEmpty());
            Files.writeString(variables, "AUTO_CLEANUP_ENABLED=true");
            await().atMost(SOON).until(() -> cleaned(rig, "p"));
        }
    }

    /** A bug that only one project has. */
    private static void failForA(ChangeHook.Change change, Path place) {
        if (change == ChangeHook.Change.MOVE && place.toString().contains("/a/"))
            throw new IllegalStateException("cannot move " + place);
    }

    private static boolean cleaned(Rig rig, String project) {
        return rig.all(Event.Cleaned.class).stream().anyMatch(e -> isOf(e, project));
    }

    private static boolean isOf(Event.Cleaned event, String project) {
        return event.report().projectId().equals(project);
    }

    private Rig rig() {
        return new Rig(folder, state, time, time.wakeUp, ChangeHook.NONE);
    }

    private long gatesWithinAnHour(Rig rig) {
        long before = rig.gates.get();
        Instant end = time.instant().plus(Duration.ofHours(1));
        await().atMost(SOON).until(() -> time.instant().isAfter(end));
        return rig.gates.get() - before;
    }
}
