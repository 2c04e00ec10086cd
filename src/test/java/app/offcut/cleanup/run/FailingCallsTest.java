package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.disk.ChangeHook.Look;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.Thorough;
import app.offcut.library.Amount;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every call that changes something fails once, or from then on, with every error: what is reported
 * is what happened, nothing that stays is touched, and a second run finishes.
 */
class FailingCallsTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    private static final List<String> ERRORS =
            List.of(
                    "Input/output error",
                    "Permission denied",
                    "Operation not permitted",
                    "Device or resource busy",
                    "No space left on device",
                    "Invalid cross-device link",
                    "Read-only file system",
                    "Too many open files",
                    "Disk quota exceeded");
    private static final int[] POSITIONS = {1, 2, 3, 5, 8, 13};

    @TempDir Path folder;

    /**
     * @param forGood whether every later call of this kind fails too
     */
    private record Fault(String error, Enum<?> call, int position, boolean forGood) {
        IOException on(Path place) {
            return error.equals("Permission denied")
                    ? new AccessDeniedException(place.toString())
                    : new FileSystemException(place.toString(), null, error);
        }
    }

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (String error : ERRORS)
            for (Change change : Change.values())
                for (int position : POSITIONS)
                    faults.add(new Fault(error, change, position, position % 2 == 0));
        for (String error : List.of("Input/output error", "Too many open files"))
            for (Look look : Look.values())
                for (int position = 1; position < 400; position += 1 + position / 5)
                    faults.add(new Fault(error, look, position, position % 2 == 0));
        return faults;
    }

    @Test
    void tellsTheTruthAndFinishesLater() throws Exception {
        List<Fault> faults = faults();
        for (int i = 0; i < faults.size(); i += Thorough.or(19, 57)) check(faults.get(i));
    }

    @Tag("long")
    @Test
    void tellsTheTruthAndFinishesLaterInFull() throws Exception {
        int hit = 0;
        for (Fault fault : faults()) if (check(fault)) hit++;
        FIGURES.info("{} runs with a failing call, {} of them hit", faults().size(), hit);
        assertTrue(hit >= 300, "only " + hit + " were hit");
    }

    /** Control: an engine that ignores errors reports a false success, which the check notices. */
    @Test
    void wouldNoticeALie() throws Exception {
        Fault fault = new Fault("Device or resource busy", Change.MOVE, 5, false);
        SampleLibrary sample = library("lie");
        Map<String, String> before = sample.checksums();
        try (TestEngine engine =
                TestEngine.on(sample, Files.createDirectory(folder.resolve("lie-state")))) {
            CleanupPlan plan = engine.cleanup.plan("p1");
            Set<String> goes = new TreeSet<>(TestEngine.goes(plan));
            CleanupReport honest = naive(plan, sample, goes, "");
            verify(fault, sample, before, goes, honest);
            String busy = goes.iterator().next();
            sample.file(busy, 100);
            CleanupReport lie = naive(plan, sample, goes, busy);
            assertThrows(
                    AssertionError.class, () -> verify(fault, sample, before, goes, lie), busy);
        }
    }

    /** Deletes what it can, and says that all is done. */
    private static CleanupReport naive(
            CleanupPlan plan, SampleLibrary sample, Set<String> goes, String busy)
            throws IOException {
        for (String path : goes)
            if (!path.equals(busy)) Files.deleteIfExists(sample.root().resolve(path));
        sample.sql("UPDATE projects SET cleanup_status = 'complete' WHERE id = 'p1'");
        return new CleanupReport(
                new CleanupReport.Subject("naive", "p1", "p1", StartedBy.HAND, plan.hash(), null),
                Outcome.COMPLETE,
                null,
                new CleanupReport.Amounts(new Amount(goes.size(), 0), Amount.NONE, 0, 0),
                List.of(),
                "complete",
                new CleanupReport.Times(Instant.now(), Instant.now(), null),
                List.of());
    }

    private SampleLibrary library(String name) throws IOException {
        SampleLibrary sample =
                SampleLibrary.in(
                        Files.createDirectories(folder.resolve(name)), Form.SHIPPED_AT_026);
        sample.project("p1").scenes(3).download("dvids", "1").finished();
        sample.project("p2").scenes(1).finished();
        return sample;
    }

    /** Returns whether the fault was hit. */
    private boolean check(Fault fault) throws Exception {
        String name = fault.toString().replace('/', '-');
        SampleLibrary sample = library(name);
        Path state = Files.createDirectories(folder.resolve(name + "-state"));
        Map<String, String> before = sample.checksums();
        int[] calls = {0};
        boolean[] healed = {false};
        ChangeHook failing =
                new ChangeHook() {
                    @Override
                    public void about(Change change, Path place) throws IOException {
                        called(change, place);
                    }

                    @Override
                    public void about(Look look, Path place) throws IOException {
                        called(look, place);
                    }

                    private void called(Enum<?> call, Path place) throws IOException {
                        if (healed[0] || call != fault.call()) return;
                        calls[0]++;
                        boolean now =
                                fault.forGood()
                                        ? calls[0] >= fault.position()
                                        : calls[0] == fault.position();
                        if (now) throw fault.on(place);
                    }
                };
        try (TestEngine engine = TestEngine.on(sample, state, failing, _ -> false)) {
            CleanupPlan plan = engine.cleanup.plan("p1");
            Set<String> goes = new TreeSet<>(TestEngine.goes(plan));
            try {
                verify(fault, sample, before, goes, engine.execute(plan));
            } catch (Problem problem) {
                keepsWhatStays(fault, sample, before, goes);
            }
            healed[0] = true;
            engine.cleanup.recover();
            CleanupReport second = again(fault, engine.clean("p1"), sample, state);
            assertEquals(Outcome.COMPLETE, second.outcome(), fault::toString);
            Set<String> left = new HashSet<>(sample.files());
            left.removeIf(path -> path.equals(".offcut/lock") || path.endsWith(".gitignore"));
            Set<String> expected = new HashSet<>(before.keySet());
            expected.removeAll(goes);
            assertEquals(expected, left, fault::toString);
            assertEquals(
                    "complete",
                    sample.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"),
                    fault::toString);
        }
        return calls[0] >= fault.position();
    }

    /**
     * The second run. A disk that does not permit the trial move is planned as one that can restore
     * nothing until the program is restarted.
     */
    private static CleanupReport again(
            Fault fault, CleanupReport second, SampleLibrary sample, Path state) {
        Refusal refusal = second.refusal();
        if (refusal == null || refusal.rule() != Rule.ZONE_UNAVAILABLE) return second;
        assertEquals("Operation not permitted", fault.error(), fault::toString);
        assertEquals(Change.MOVE, fault.call(), fault::toString);
        try (TestEngine restarted = TestEngine.on(sample, state)) {
            return restarted.clean("p1");
        }
    }

    private static void verify(
            Fault fault,
            SampleLibrary sample,
            Map<String, String> before,
            Set<String> goes,
            CleanupReport report) {
        keepsWhatStays(fault, sample, before, goes);
        Set<String> there = new TreeSet<>(sample.files());
        there.retainAll(goes);
        Set<String> failed = new TreeSet<>();
        for (Failed one : report.failed()) failed.add(one.path());
        switch (report.outcome()) {
            case COMPLETE -> {
                assertEquals(Set.of(), there, fault::toString);
                assertEquals(goes.size(), report.deletedFiles(), fault::toString);
            }
            case FAILED -> {
                assertTrue(!failed.isEmpty() && failed.containsAll(there), fault::toString);
                assertEquals(goes.size(), report.deletedFiles() + failed.size(), fault::toString);
            }
            default -> assertTrue(false, fault + " ended as " + report.outcome());
        }
        assertEquals(
                report.outcome().word(),
                sample.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"),
                fault::toString);
        for (Failed one : report.failed())
            assertTrue(one.cause().length() > 10, () -> fault + ": " + one.cause());
    }

    /**
     * Everything but what goes, bit by bit; and what goes is in its place, in the hold, or gone.
     */
    private static void keepsWhatStays(
            Fault fault, SampleLibrary sample, Map<String, String> before, Set<String> goes) {
        Map<String, String> now = sample.checksums();
        before.forEach((path, sum) -> {
            if (!goes.contains(path)) assertEquals(sum, now.get(path), fault + ": " + path);
        });
    }
}
