package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.kills.CrashSample;
import app.offcut.cleanup.kills.CrashedLibrary;
import app.offcut.cleanup.kills.KilledOperation;
import app.offcut.cleanup.kills.SimulatedKill;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that cannot be put back since the generator has made some of its files again. */
class OlderCopiesTest {
    private static final List<String> AGAIN =
            List.of(
                    ".cache/audio/projects/p1/scene-1.mp3",
                    ".cache/videos/p1/scene-01-default.mp4",
                    ".cache/assembly/job-p1/pass-1/deep/part-7.mp4");

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private int place;

    /** What has become of the newer files once the undo has met them, and what is done then. */
    private enum Then {
        ARE_THERE(KilledOperation.PURGES),
        /** Somebody has taken them away: the older ones are the last. */
        ARE_GONE(KilledOperation.PURGES),
        /** They are the same as the older ones, which an Offcut before this one did not see. */
        ARE_THE_SAME(KilledOperation.ERASES_WHEN_DUE);

        final KilledOperation operation;

        Then(KilledOperation operation) {
            this.operation = operation;
        }
    }

    /** A run whose held files were made again, and whose undo has begun if asked for. */
    private final class Stuck {
        final CrashedLibrary library;
        final String run;
        final Map<String, String> before;
        private Map<String, String> newer;

        /** As it is when the undo has ended, and this happened then. */
        Stuck(Then then) throws IOException {
            this(true);
            for (String path : AGAIN)
                switch (then) {
                    case ARE_THERE -> {}
                    case ARE_GONE -> Files.delete(file(path));
                    case ARE_THE_SAME ->
                            Files.copy(
                                    older(path),
                                    file(path),
                                    StandardCopyOption.REPLACE_EXISTING,
                                    StandardCopyOption.COPY_ATTRIBUTES);
                }
            newer = newer();
        }

        Stuck(boolean begun) throws IOException {
            Path here = folder.resolve("place-" + place++);
            CrashSample sample =
                    CrashSample.in(
                            Files.createDirectories(here.resolve("sample")),
                            Form.SHIPPED_AT_026,
                            10);
            library = sample.copyTo(here, KilledOperation.UNDOES);
            before = CrashedLibrary.look(library.sample);
            try (TestEngine engine = library.open()) {
                run = String.valueOf(library.clean(engine, CrashedLibrary.keeping()).run());
                for (String path : AGAIN) {
                    assertTrue(library.goes.contains(path), path);
                    library.sample.file(path, 7777);
                }
                newer = newer();
                if (begun) {
                    CleanupReport undone = engine.cleanup.undo(run);
                    assertEquals(AGAIN.size(), undone.failed().size());
                    assertEquals(library.goes.size() - AGAIN.size(), undone.restoredFiles());
                }
            }
        }

        Path file(String path) {
            return library.sample.root().resolve(path);
        }

        Path older(String path) {
            for (String zone : List.of(".cache/audio", ".cache/videos", ".cache/assembly"))
                if (path.startsWith(zone))
                    return file(
                            zone + "/.offcut/" + run + "/older" + path.substring(zone.length()));
            throw new IllegalArgumentException(path);
        }

        private Map<String, String> newer() {
            Map<String, String> files = CrashedLibrary.look(library.sample);
            files.keySet().retainAll(AGAIN);
            return files;
        }

        void keepsWhatIsNewer() {
            assertEquals(newer, newer());
        }

        /** Everything lies where it was; the files that were made again as they were made. */
        void isBack() {
            Map<String, String> expected = new TreeMap<>(before);
            expected.keySet().removeAll(AGAIN);
            expected.putAll(newer);
            assertEquals(expected, CrashedLibrary.look(library.sample));
        }

        /** The newer files are there, and every other one is either back or in the hold. */
        void losesNothing() throws IOException {
            Set<String> now = new HashSet<>();
            for (String path : CrashedLibrary.look(library.sample).keySet())
                now.add(path.replaceFirst("/?\\.offcut/[^/]+/(files|older)", ""));
            assertTrue(now.containsAll(before.keySet()), () -> before.keySet() + " " + now);
            keepsWhatIsNewer();
        }
    }

    @Test
    void lieInTheHoldUntilAPersonDecides() throws Exception {
        Stuck stuck = new Stuck(true);
        try (TestEngine engine = stuck.library.open()) {
            for (String path : AGAIN) assertTrue(Files.exists(stuck.older(path)), path);
            for (String path : AGAIN) Files.delete(stuck.file(path));
            Recovered recovered = engine.cleanup.recover().getFirst();
            assertEquals(Did.KEPT, recovered.did());
            assertTrue(String.valueOf(recovered.problem()).contains("offcut purge " + stuck.run));
            for (String path : AGAIN) assertTrue(Files.notExists(stuck.file(path)), path);
            assertEquals(AGAIN.size(), engine.cleanup.undo(stuck.run).restoredFiles());
            assertEquals(List.of(), engine.cleanup.runs());
        }
        assertEquals(CrashedLibrary.End.BACK, stuck.library.end());
    }

    @Test
    void goWhenAPersonSaysSo() throws Exception {
        Stuck stuck = new Stuck(true);
        try (TestEngine engine = stuck.library.open()) {
            CleanupReport report = engine.cleanup.purge(stuck.run);
            assertEquals(Outcome.UNDONE, report.outcome());
            assertEquals(AGAIN.size(), report.deletedFiles());
            assertEquals(List.of(), report.failed());
            assertEquals(List.of(), engine.cleanup.runs());
            assertEquals("ready", engine.surveyor.row(CrashSample.ID).state().word());
            assertEquals(report.freedBytes(), engine.history.runs().getFirst().freedBytes());
            stuck.isBack();
            assertEquals(
                    Outcome.COMPLETE,
                    stuck.library.clean(engine, CrashedLibrary.request()).outcome());
        }
    }

    @Test
    void stayIfTheyAreNotWhatWasCondemned() throws Exception {
        Stuck stuck = new Stuck(true);
        Files.writeString(stuck.older(AGAIN.getFirst()), "somebody has put it there");
        // older than what took its place, so that nothing but its content speaks for it
        Files.setLastModifiedTime(
                stuck.older(AGAIN.getFirst()), FileTime.from(Instant.EPOCH.plusSeconds(1)));
        Path stray = stuck.older(AGAIN.get(1)).resolveSibling("stray.mp4");
        Files.writeString(stray, "stray");
        stuck.library.sample.file(".cache/videos/p1/stray.mp4", 10);
        try (TestEngine engine = stuck.library.open()) {
            CleanupReport report = engine.cleanup.purge(stuck.run);
            assertEquals(AGAIN.size() - 1, report.deletedFiles());
            assertEquals("stray", Files.readString(stray));
            assertTrue(Files.exists(stuck.older(AGAIN.getFirst())));
        }
    }

    @Test
    void goFromARunThatWasNeverDecidedAsWell() throws Exception {
        Path here = folder.resolve("undecided");
        CrashSample sample =
                CrashSample.in(Files.createDirectories(here.resolve("sample")), Form.SHIPPED, 10);
        CrashedLibrary library = sample.copyTo(here, KilledOperation.KEEPS);
        assertTrue(library.isKilled(SimulatedKill.at(90), KilledOperation.KEEPS.engineCall()));
        String again =
                library.goes.stream()
                        .filter(path -> Files.notExists(library.sample.root().resolve(path)))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("nothing was moved"));
        library.sample.file(again, 7777);
        try (TestEngine engine = library.open()) {
            assertEquals(Did.KEPT, engine.cleanup.recover().getFirst().did());
            String run = CrashedLibrary.run(engine);
            assertEquals(1, engine.cleanup.purge(run).deletedFiles());
            assertEquals(List.of(), engine.cleanup.runs());
            assertEquals(7777, Files.size(library.sample.root().resolve(again)));
            assertThrows(Problem.class, () -> engine.cleanup.purge(run));
        }
    }

    @Test
    void areNeverLostAtSomeSteps() throws Exception {
        sweep(Thorough.or(12, 4));
    }

    @Test
    @Tag("long")
    void areNeverLostAtAnyStep() throws Exception {
        sweep(Integer.MAX_VALUE);
    }

    private void sweep(int most) throws Exception {
        int steps = steps(new Stuck(false), KilledOperation.UNDOES.engineCall());
        for (int i = 0; i < Math.min(most, steps); i++) {
            Stuck stuck = new Stuck(false);
            stuck.library.isKilled(at(i, most, steps), KilledOperation.UNDOES.engineCall());
            stuck.losesNothing();
            finish(stuck);
        }
        for (Then then : Then.values()) {
            steps = steps(new Stuck(then), then.operation.engineCall());
            for (int i = 0; i < Math.min(most, steps); i++) {
                Stuck stuck = new Stuck(then);
                stuck.library.isKilled(at(i, most, steps), then.operation.engineCall());
                finish(stuck);
            }
        }
    }

    private static SimulatedKill at(int i, int most, int steps) {
        return SimulatedKill.at((int) ((long) i * steps / Math.min(most, steps)));
    }

    private static int steps(Stuck stuck, CrashedLibrary.EngineCall call) {
        SimulatedKill never = SimulatedKill.never();
        assertFalse(stuck.library.isKilled(never, call));
        return never.steps();
    }

    /** Recovered, and then ended by the person once more. */
    private static void finish(Stuck stuck) throws Exception {
        try (TestEngine engine = stuck.library.open()) {
            engine.cleanup.recover();
            stuck.keepsWhatIsNewer();
            if (!engine.cleanup.runs().isEmpty()) {
                if (engine.surveyor.row(CrashSample.ID).state() instanceof RowState.Held)
                    engine.cleanup.undo(stuck.run);
                engine.cleanup.purge(stuck.run);
            }
            assertEquals(List.of(), engine.cleanup.runs());
            stuck.isBack();
        }
    }
}
