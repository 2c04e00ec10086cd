package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.cleanup.worlds.HeldCleanupFixture;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What recovery does with interrupted and held runs. */
@ResourceLock(TestTurns.MOUNTS)
class RecoveryTest extends HeldCleanupFixture {
    /** In each of which a file is made and erased again before the run begins. */
    private static final int ZONES = 4;

    /** Ends the engine just before its n-th change of this kind. */
    private static ChangeHook killedAt(Change kind, int number) {
        int[] left = {number};
        return (change, place) -> {
            if (left[0] <= 0 || (change == kind && --left[0] == 0)) throw new Killed();
        };
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private void killed(Change kind, int number) {
        try (TestEngine engine = TestEngine.on(sample, state, killedAt(kind, number), _ -> false)) {
            CleanupPlan plan = engine.cleanup.plan("p1");
            assertThrows(Killed.class, () -> engine.execute(plan));
        }
    }

    @Test
    void erasesWhenTheKeepTimeIsOverAlsoAfterARestart() {
        CleanupReport held;
        try (TestEngine engine = TestEngine.on(sample, state)) {
            held = hold(engine);
        }
        try (TestEngine engine = TestEngine.on(sample, state)) {
            assertEquals(Did.NOTHING, engine.cleanup.recover().getFirst().did());
            engine.at = Objects.requireNonNull(held.keepUntil());
            Recovered recovered = engine.cleanup.recover().getFirst();
            assertEquals(Did.FINISHED, recovered.did());
            assertEquals("complete", status());
            assertTrue(holdIsEmpty());
            assertEquals(List.of(), engine.cleanup.recover());
        }
    }

    @Test
    void keepsNothingOnAFullDisk() {
        boolean[] low = {false};
        try (TestEngine engine = TestEngine.on(sample, state, ChangeHook.NONE, _ -> low[0])) {
            assertEquals(Outcome.HELD, hold(engine).outcome());
            assertFalse(engine.cleanup.due(engine.cleanup.runs().getFirst()));
            low[0] = true;
            assertTrue(engine.cleanup.due(engine.cleanup.runs().getFirst()));
            assertEquals(Did.FINISHED, engine.cleanup.recover().getFirst().did());
        }
        sample.project("p2").scenes(1).finished();
        try (TestEngine engine = TestEngine.on(sample, state, ChangeHook.NONE, _ -> true)) {
            CleanupReport report =
                    engine.cleanup.execute(
                            engine.cleanup.plan("p2"),
                            CleanupRequest.of(StartedBy.HAND).keeping(Duration.ofHours(1)),
                            Progress.NONE);
            assertEquals(Outcome.COMPLETE, report.outcome());
        }
    }

    @Test
    void rollsBackARunThatWasKilledWhileItMoved() {
        killed(Change.MOVE, 12);
        assertTrue(now().size() < before.size());
        try (TestEngine engine = TestEngine.on(sample, state)) {
            assertEquals("interrupted", engine.surveyor.row("p1").state().word());
            Recovered recovered = engine.cleanup.recover().getFirst();
            assertEquals(Did.ROLLED_BACK, recovered.did());
            assertNull(recovered.problem());
            assertEquals(before, now());
            assertTrue(holdIsEmpty());
            assertEquals("stopped", engine.history.runs().getFirst().outcome());
            assertEquals("pending", status());
        }
    }

    @Test
    void finishesARunThatWasKilledWhileItErased() {
        killed(Change.ERASE, ZONES + 3);
        try (TestEngine engine = TestEngine.on(sample, state)) {
            Recovered recovered = engine.cleanup.recover().getFirst();
            assertEquals(Did.FINISHED, recovered.did());
            CleanupReport report = Objects.requireNonNull(recovered.report());
            assertEquals(11, report.deletedFiles());
            assertEquals("complete", status());
            assertTrue(holdIsEmpty());
            assertEquals(1, engine.history.runs().size());
            assertEquals(report.freedBytes(), engine.history.runs().getFirst().freedBytes());
        }
    }

    @Test
    void putsBackByNameWhatHasNoManifest() throws Exception {
        killed(Change.MOVE, 12);
        Files.delete(find("manifest"));
        try (TestEngine engine = TestEngine.on(sample, state)) {
            assertTrue(
                    engine.surveyor.survey().problems().stream().anyMatch(p -> p.contains(".mp")));
            assertEquals(Did.ROLLED_BACK, engine.cleanup.recover().getFirst().did());
            assertEquals(before, now());
            assertTrue(holdIsEmpty());
        }
    }

    @Test
    void leavesEverythingWhileAZoneIsAway() throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            Path away = folder.resolve("away");
            Files.move(sample.root().resolve(".cache/videos"), away);
            engine.at = Objects.requireNonNull(held.keepUntil());
            Recovered waits = engine.cleanup.recover().getFirst();
            assertEquals(Did.NOTHING, waits.did());
            assertTrue(Objects.requireNonNull(waits.problem()).contains(".cache/videos"));
            assertThrows(Problem.class, () -> engine.cleanup.undo(run(held)));
            Files.move(away, sample.root().resolve(".cache/videos"));
            assertEquals(Did.FINISHED, engine.cleanup.recover().getFirst().did());
        }
    }

    /** Somebody cleared the cache by hand, and the generator has made its folder again. */
    private void clear(String zone) throws Exception {
        try (var all = Files.walk(sample.root().resolve(zone))) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
        Files.createDirectory(sample.root().resolve(zone));
    }

    private static long inZone(Map<String, String> files, String zone) {
        return files.keySet().stream().filter(path -> path.startsWith(zone)).count();
    }

    @Test
    void putsTheOtherZonesBackWhenTheHoldOfOneWasCleared() throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            clear(".cache/videos");
            assertEquals("held", engine.surveyor.row("p1").state().word());
            CleanupReport undone = engine.cleanup.undo(run(held));
            long gone = inZone(before, ".cache/videos");
            assertTrue(gone > 0);
            assertEquals(held.heldFiles() - gone, undone.restoredFiles());
            assertEquals(gone, undone.alreadyGone());
            assertEquals(List.of(), undone.failed());
            before.keySet().removeIf(path -> path.startsWith(".cache/videos"));
            assertEquals(before, now());
            assertEquals(List.of(), engine.cleanup.runs());
            assertTrue(holdIsEmpty());
        }
    }

    @Test
    void erasesTheOtherZonesWhenTheHoldOfOneWasCleared() throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            clear(".cache/videos");
            engine.at = Objects.requireNonNull(held.keepUntil());
            Recovered recovered = engine.cleanup.recover().getFirst();
            assertEquals(Did.FINISHED, recovered.did());
            CleanupReport report = Objects.requireNonNull(recovered.report());
            long gone = inZone(before, ".cache/videos");
            assertEquals(held.heldFiles() - gone, report.deletedFiles());
            assertEquals(gone, report.alreadyGone());
            assertEquals(List.of(), engine.cleanup.runs());
            assertEquals("complete", status());
        }
    }

    /** On a real disk of its own: below the empty mount point there was never a hold. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void waitsForTheDiskOfAnEmptyMountPoint() throws Exception {
        Path videos = sample.root().resolve(".cache/videos");
        Path copy = Files.createTempDirectory(state, "videos");
        shell("cp -a " + videos + "/. " + copy);
        Requirements.mounts(shell("mount -t tmpfs none " + videos) == 0);
        Path elsewhere = Files.createDirectory(state.resolve("elsewhere"));
        try (TestEngine engine = TestEngine.on(sample, state)) {
            assertEquals(0, shell("cp -a " + copy + "/. " + videos));
            String run = run(hold(engine));
            assertEquals(0, shell("mount --move " + videos + " " + elsewhere));
            Recovered waits = engine.cleanup.recover().getFirst();
            assertEquals(Did.NOTHING, waits.did());
            assertTrue(String.valueOf(waits.problem()).contains("“.cache/videos” is missing"));
            assertThrows(Problem.class, () -> engine.cleanup.undo(run));
            assertThrows(Problem.class, () -> engine.cleanup.purge(run));
            assertEquals(0, shell("mount --move " + elsewhere + " " + videos));
            assertEquals(11, engine.cleanup.undo(run).restoredFiles());
            assertEquals(before, now());
        } finally {
            shell("umount " + elsewhere);
            shell("umount " + videos);
        }
    }

    private static int shell(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
    }

    /** Counted as gone when its zone had been cleared, and there again from a copy of it. */
    @Test
    void putsBackWhatComesAgainOfAHoldThatWasGone() throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            String run = run(hold(engine));
            Path hold = sample.root().resolve(".cache/videos/.offcut/" + run);
            Path away = state.resolve("away");
            Files.move(hold, away);
            engine.cleanup.purge(run);
            Files.move(away, hold);
            engine.cleanup.recover();
            assertTrue(holdIsEmpty());
            before.keySet().removeIf(path -> !path.startsWith(".cache/videos"));
            assertTrue(now().keySet().containsAll(before.keySet()));
        }
    }

    @Test
    void notifiesTheListenersOfRecoveredRuns() {
        killed(Change.ERASE, ZONES + 3);
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport[] told = new CleanupReport[1];
            engine.cleanup.onFinished(report -> told[0] = report);
            engine.cleanup.recover();
            assertNotNull(told[0]);
        }
    }
}
