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
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.text.Problem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Held runs, undo, purge, and what becomes of runs that were left behind. */
@ResourceLock(TestTurns.MOUNTS)
class RecoveryTest {
    private static final String AUDIO = ".cache/audio/projects/p1/scene-1.mp3";

    /** In each of which a file is made and erased again before the run begins. */
    private static final int ZONES = 4;

    @TempDir Path folder;
    @TempDir Path state;
    private SampleLibrary sample;
    private Map<String, String> before;

    @BeforeEach
    void make() {
        sample = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        sample.project("p1").scenes(2).download("dvids", "1").finished();
        before = sample.checksums();
    }

    private CleanupReport hold(TestEngine engine) {
        return engine.cleanup.execute(
                engine.cleanup.plan("p1"),
                CleanupRequest.of(StartedBy.HAND).keeping(Duration.ofHours(1)),
                Progress.NONE);
    }

    /** What is there but Offcut's own. */
    private Map<String, String> now() {
        Map<String, String> now = sample.checksums();
        now.keySet().removeIf(path -> path.contains(".offcut/"));
        return now;
    }

    private boolean holdIsEmpty() {
        return sample.files().stream()
                .filter(path -> path.contains(".offcut/"))
                .allMatch(path -> path.startsWith(".offcut/lock") || path.endsWith(".gitignore"));
    }

    private static String run(CleanupReport report) {
        return Objects.requireNonNull(report.run());
    }

    private String status() {
        return String.valueOf(sample.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
    }

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

    private void killed(Change kind, int number, Duration keep) {
        try (TestEngine engine = TestEngine.on(sample, state, killedAt(kind, number), _ -> false)) {
            CleanupPlan plan = engine.cleanup.plan("p1");
            CleanupRequest request = CleanupRequest.of(StartedBy.HAND).keeping(keep);
            assertThrows(Killed.class, () -> engine.cleanup.execute(plan, request, Progress.NONE));
        }
    }

    @Test
    void holdsWhatItCleansAndPutsItBackOnDemand() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            assertEquals(Outcome.HELD, held.outcome());
            assertEquals(11, held.heldFiles());
            assertEquals(0, held.deletedFiles());
            assertEquals("pending", status(), "while held it keeps its old status");
            RowState.Held row = (RowState.Held) engine.surveyor.row("p1").state();
            assertEquals(held.heldBytes(), row.bytes());
            assertEquals(held.keepUntil(), row.until());
            assertEquals("held", engine.history.runs().getFirst().outcome());

            CleanupReport undone = engine.cleanup.undo(run(held));

            assertEquals(Outcome.UNDONE, undone.outcome());
            assertEquals(11, undone.restoredFiles());
            assertEquals(before, now());
            assertTrue(holdIsEmpty());
            assertEquals("pending", status());
            assertEquals(new RowState.Ready(), engine.surveyor.row("p1").state());
            assertEquals("undone", engine.history.runs().getFirst().outcome());
            assertThrows(Problem.class, () -> engine.cleanup.undo(run(held)));
        }
    }

    @Test
    void erasesWhatIsHeldOnDemand() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            CleanupReport purged = engine.cleanup.purge(run(held));
            assertEquals(Outcome.COMPLETE, purged.outcome());
            assertEquals(held.heldFiles(), purged.deletedFiles());
            assertEquals(held.heldBytes(), purged.freedBytes());
            assertEquals("complete", status());
            assertTrue(holdIsEmpty());
            assertEquals(new RowState.Clean(), engine.surveyor.row("p1").state());
        }
    }

    @Test
    void leavesTheStatusToTheRunThatIsHeld() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            CleanupReport again = engine.clean("p1");
            assertNull(again.run(), "there is nothing to do");
            assertEquals("pending", status());
            assertEquals(held.heldFiles(), engine.cleanup.undo(run(held)).restoredFiles());
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
    void putsBackAHeldRunWhoseFinalHasChanged() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            sample.file("public/videos/p1/final.mp4", SampleLibrary.finalVideo(), Instant.now());
            CleanupReport refused = engine.cleanup.purge(run(held));
            assertEquals(Outcome.REFUSED, refused.outcome());
            assertEquals(held.heldFiles(), refused.restoredFiles());
            assertEquals(before.keySet(), now().keySet());
            assertTrue(holdIsEmpty());
        }
    }

    @Test
    void putsBackAHeldRunWhoseFinalIsAnotherOneThatIsAsGood() throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            Path place = sample.root().resolve("public/videos/p1/final.mp4");
            Path old = Files.move(place, folder.resolve("old.mp4"));
            Files.copy(old, place, StandardCopyOption.COPY_ATTRIBUTES);
            CleanupReport refused = engine.cleanup.purge(run(held));
            assertEquals(Rule.FINAL_CHANGED, Objects.requireNonNull(refused.refusal()).rule());
            assertTrue(now().keySet().containsAll(before.keySet()));
        }
    }

    @Test
    void putsBackAHeldRunThatAnotherProjectNeedsNow() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            sample.project("p2").scenes(1).suggest(1, "dvids", "1", null);
            CleanupReport refused = engine.cleanup.purge(run(held));
            assertEquals(Rule.REFERENCES_CHANGED, Objects.requireNonNull(refused.refusal()).rule());
            assertTrue(now().keySet().containsAll(before.keySet()));
        }
    }

    @Test
    void putsBackAHeldRunWhoseProjectIsGone() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            sample.sql("DELETE FROM projects WHERE id = 'p1'");
            CleanupReport refused = engine.cleanup.purge(run(held));
            assertEquals(Rule.PROJECT_GONE, Objects.requireNonNull(refused.refusal()).rule());
            assertEquals(before, now());
        }
    }

    @Test
    void keepsBothWhereAPlaceIsTaken() throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            sample.file(AUDIO, 5);
            CleanupReport undone = engine.cleanup.undo(run(held));
            assertEquals(held.heldFiles() - 1, undone.restoredFiles());
            assertEquals(AUDIO, undone.failed().getFirst().path());
            assertEquals(5, Files.size(sample.root().resolve(AUDIO)));
            RowState.Interrupted row = (RowState.Interrupted) engine.surveyor.row("p1").state();
            assertTrue(row.olderCopies());
            assertTrue(row.why().contains("offcut purge " + run(held)), row.why());
            assertFalse(row.why().contains("next start"), row.why());
            assertEquals(Did.KEPT, engine.cleanup.recover().getFirst().did());

            Files.delete(sample.root().resolve(AUDIO));
            assertEquals(Did.KEPT, engine.cleanup.recover().getFirst().did(), "not by itself");
            assertEquals(1, engine.cleanup.undo(run(held)).restoredFiles());
            assertEquals(before, now());
            assertTrue(holdIsEmpty());
        }
    }

    @Test
    void tellsTheSystemsOwnWordsOfWhatCouldNotLeaveTheHold() {
        boolean[] failing = {false};
        ChangeHook broken =
                (change, place) -> {
                    boolean leaves = change == Change.MOVE || change == Change.ERASE;
                    if (failing[0] && leaves && place.endsWith("scene-1.mp3"))
                        throw new FileSystemException("x", null, "Stale file handle");
                };
        for (boolean undo : List.of(true, false))
            try (TestEngine engine = TestEngine.on(sample, state, broken, _ -> false)) {
                failing[0] = false;
                engine.cleanup.recover();
                String run = run(hold(engine));
                failing[0] = true;
                CleanupReport report = undo ? engine.cleanup.undo(run) : engine.cleanup.purge(run);
                assertEquals(
                        List.of(new Failed(AUDIO, "the system said: Stale file handle")),
                        report.failed());
            }
    }

    /** Of two runs of one project the one that must be ended is shown, whichever is newer. */
    @Test
    void showsTheInterruptedOneOfTwoRuns() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            String stuck = run(hold(engine));
            sample.file(AUDIO, 5);
            engine.cleanup.undo(stuck);
            assertEquals(Outcome.HELD, hold(engine).outcome());
            assertEquals(2, engine.cleanup.runs().size());
            RowState.Interrupted row = (RowState.Interrupted) engine.surveyor.row("p1").state();
            assertEquals(stuck, row.run());
            engine.cleanup.purge(stuck);
            assertEquals("held", engine.surveyor.row("p1").state().word());
        }
    }

    @Test
    void rollsBackARunThatWasKilledWhileItMoved() {
        killed(Change.MOVE, 12, Duration.ZERO);
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
        killed(Change.ERASE, ZONES + 3, Duration.ZERO);
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
        killed(Change.MOVE, 12, Duration.ZERO);
        for (Path manifest : List.of(find("manifest"))) Files.delete(manifest);
        try (TestEngine engine = TestEngine.on(sample, state)) {
            assertTrue(
                    engine.surveyor.survey().problems().stream().anyMatch(p -> p.contains(".mp")));
            assertEquals(Did.ROLLED_BACK, engine.cleanup.recover().getFirst().did());
            assertEquals(before, now());
            assertTrue(holdIsEmpty());
        }
    }

    private Path find(String name) throws Exception {
        try (var all = Files.walk(sample.root().resolve(".offcut"))) {
            return all.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
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
    void putsEverythingBackForOneFailureIfStrict() throws Exception {
        ChangeHook failing =
                (change, place) -> {
                    if (change == Change.MOVE && place.endsWith("scene-2.mp3"))
                        throw new java.nio.file.AccessDeniedException(place.toString());
                };
        try (TestEngine engine = TestEngine.on(sample, state, failing, _ -> false)) {
            CleanupReport report =
                    engine.cleanup.execute(
                            engine.cleanup.plan("p1"),
                            CleanupRequest.of(StartedBy.COMMAND).strictly(true),
                            Progress.NONE);
            assertEquals(Outcome.FAILED, report.outcome());
            assertEquals(0, report.deletedFiles());
            assertEquals(1, report.failed().size());
            assertEquals(before, now());
            assertTrue(holdIsEmpty());
        }
    }

    @Test
    void tellsTheListenersOfWhatItRecovered() {
        killed(Change.ERASE, ZONES + 3, Duration.ZERO);
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport[] told = new CleanupReport[1];
            engine.cleanup.onFinished(report -> told[0] = report);
            engine.cleanup.recover();
            assertNotNull(told[0]);
        }
    }

    /** On a full disk nothing can be created: neither way of ending a run may need that. */
    @Test
    void endsARunWithoutCreatingAnything() {
        boolean[] full = {false};
        ChangeHook noRoom =
                (change, place) -> {
                    if (full[0] && (change == Change.CREATE || change == Change.MAKE_FOLDER))
                        throw new FileSystemException("" + place, null, "No space left on device");
                };
        try (TestEngine engine = TestEngine.on(sample, state, noRoom, _ -> false)) {
            String run = run(hold(engine));
            full[0] = true;
            assertEquals(11, engine.cleanup.undo(run).restoredFiles());
            assertEquals(before, now());
            full[0] = false;
            run = run(hold(engine));
            full[0] = true;
            assertEquals(Outcome.COMPLETE, engine.cleanup.purge(run).outcome());
            assertTrue(holdIsEmpty());
        }
    }

    /** Without the room that was kept for it, it is at least said what is wrong. */
    @Test
    void saysThatTheDiskIsFull() throws Exception {
        boolean[] full = {false};
        ChangeHook noRoom =
                (change, place) -> {
                    if (full[0] && change == Change.CREATE)
                        throw new FileSystemException("" + place, null, "No space left on device");
                };
        try (TestEngine engine = TestEngine.on(sample, state, noRoom, _ -> false)) {
            CleanupReport held = hold(engine);
            Path spare = find("spare");
            Files.delete(spare);
            Path mine = Files.writeString(state.resolve("mine"), "somebody's file");
            Files.createLink(spare, mine);
            full[0] = true;
            for (Runnable end :
                    List.<Runnable>of(
                            () -> engine.cleanup.purge(run(held)),
                            () -> engine.cleanup.undo(run(held)))) {
                Problem problem = assertThrows(Problem.class, end::run);
                assertEquals(Problem.Code.NO_SPACE, problem.code());
            }
            engine.at = Objects.requireNonNull(held.keepUntil());
            String sentence = engine.cleanup.recover().getFirst().problem();
            assertTrue(String.valueOf(sentence).contains("is full"), sentence);
            full[0] = false;
            assertEquals(Did.FINISHED, engine.cleanup.recover().getFirst().did());
            assertEquals("somebody's file", Files.readString(mine));
        }
    }

    @Test
    void startsNothingWithoutRoomForTheManifest() {
        ChangeHook full =
                (change, place) -> {
                    if (change == Change.WRITE && place.toString().contains("manifest"))
                        throw new FileSystemException(
                                place.toString(), null, "No space left on device");
                };
        try (TestEngine engine = TestEngine.on(sample, state, full, _ -> false)) {
            Problem problem = assertThrows(Problem.class, () -> engine.clean("p1"));
            assertEquals(Problem.Code.NO_SPACE, problem.code());
            assertEquals(before, now());
            assertTrue(holdIsEmpty());
            assertEquals(List.of(), engine.history.runs());
        }
    }
}
