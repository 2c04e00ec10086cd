package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.MemoryFolder;
import app.offcut.SampleLibrary.Form;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.kills.Act;
import app.offcut.cleanup.kills.CrashSample;
import app.offcut.cleanup.kills.CrashedLibrary;
import app.offcut.cleanup.kills.Death;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.worlds.Bench;
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

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private int place;

    /** What has become of the newer files once the undo has met them, and what is done then. */
    private enum Then {
        ARE_THERE(Act.PURGES),
        /** Somebody has taken them away: the older ones are the last. */
        ARE_GONE(Act.PURGES),
        /** They are the same as the older ones, which an Offcut before this one did not see. */
        ARE_THE_SAME(Act.ERASES_WHEN_DUE);

        final Act act;

        Then(Act act) {
            this.act = act;
        }
    }

    /** One whose held files were made again, and where the put-back has begun if asked for. */
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
            library = sample.copyTo(here, Act.UNDOES);
            before = CrashedLibrary.look(library.sample);
            try (Bench bench = library.open()) {
                run = String.valueOf(library.clean(bench, CrashedLibrary.keeping()).run());
                for (String path : AGAIN) {
                    assertTrue(library.goes.contains(path), path);
                    library.sample.file(path, 7777);
                }
                newer = newer();
                if (begun) {
                    CleanupReport undone = bench.cleanup.undo(run);
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
        try (Bench bench = stuck.library.open()) {
            for (String path : AGAIN) assertTrue(Files.exists(stuck.older(path)), path);
            for (String path : AGAIN) Files.delete(stuck.file(path));
            Recovered recovered = bench.cleanup.recover().getFirst();
            assertEquals(Did.KEPT, recovered.did());
            assertTrue(String.valueOf(recovered.problem()).contains("offcut purge " + stuck.run));
            for (String path : AGAIN) assertTrue(Files.notExists(stuck.file(path)), path);
            assertEquals(AGAIN.size(), bench.cleanup.undo(stuck.run).restoredFiles());
            assertEquals(List.of(), bench.cleanup.runs());
        }
        assertEquals(CrashedLibrary.End.BACK, stuck.library.end());
    }

    @Test
    void goWhenAPersonSaysSo() throws Exception {
        Stuck stuck = new Stuck(true);
        try (Bench bench = stuck.library.open()) {
            CleanupReport report = bench.cleanup.purge(stuck.run);
            assertEquals(Outcome.UNDONE, report.outcome());
            assertEquals(AGAIN.size(), report.deletedFiles());
            assertEquals(List.of(), report.failed());
            assertEquals(List.of(), bench.cleanup.runs());
            assertEquals("ready", bench.surveyor.row(CrashSample.ID).state().word());
            assertEquals(report.freedBytes(), bench.history.runs().getFirst().freedBytes());
            stuck.isBack();
            assertEquals(
                    Outcome.COMPLETE,
                    stuck.library.clean(bench, CrashedLibrary.request()).outcome());
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
        try (Bench bench = stuck.library.open()) {
            CleanupReport report = bench.cleanup.purge(stuck.run);
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
        CrashedLibrary library = sample.copyTo(here, Act.KEEPS);
        assertTrue(library.dies(Death.at(90), Act.KEEPS.doing()));
        String again =
                library.goes.stream()
                        .filter(path -> Files.notExists(library.sample.root().resolve(path)))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("nothing was moved"));
        library.sample.file(again, 7777);
        try (Bench bench = library.open()) {
            assertEquals(Did.KEPT, bench.cleanup.recover().getFirst().did());
            String run = CrashedLibrary.run(bench);
            assertEquals(1, bench.cleanup.purge(run).deletedFiles());
            assertEquals(List.of(), bench.cleanup.runs());
            assertEquals(7777, Files.size(library.sample.root().resolve(again)));
            assertThrows(Problem.class, () -> bench.cleanup.purge(run));
        }
    }

    @Test
    void areNeverLostAtSomeSteps() throws Exception {
        sweep(12);
    }

    @Test
    @Tag("long")
    void areNeverLostAtAnyStep() throws Exception {
        sweep(Integer.MAX_VALUE);
    }

    private void sweep(int most) throws Exception {
        int steps = steps(new Stuck(false), Act.UNDOES.doing());
        for (int i = 0; i < Math.min(most, steps); i++) {
            Stuck stuck = new Stuck(false);
            stuck.library.dies(at(i, most, steps), Act.UNDOES.doing());
            stuck.losesNothing();
            finish(stuck);
        }
        for (Then then : Then.values()) {
            steps = steps(new Stuck(then), then.act.doing());
            for (int i = 0; i < Math.min(most, steps); i++) {
                Stuck stuck = new Stuck(then);
                stuck.library.dies(at(i, most, steps), then.act.doing());
                finish(stuck);
            }
        }
    }

    private static Death at(int i, int most, int steps) {
        return Death.at((int) ((long) i * steps / Math.min(most, steps)));
    }

    private static int steps(Stuck stuck, CrashedLibrary.Doing doing) {
        Death never = Death.never();
        assertFalse(stuck.library.dies(never, doing));
        return never.steps();
    }

    /** Recovered, and then ended by the person once more. */
    private static void finish(Stuck stuck) throws Exception {
        try (Bench bench = stuck.library.open()) {
            bench.cleanup.recover();
            stuck.keepsWhatIsNewer();
            if (!bench.cleanup.runs().isEmpty()) {
                if (bench.surveyor.row(CrashSample.ID).state() instanceof RowState.Held)
                    bench.cleanup.undo(stuck.run);
                bench.cleanup.purge(stuck.run);
            }
            assertEquals(List.of(), bench.cleanup.runs());
            stuck.isBack();
        }
    }
}
