package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.survey.RowState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The plan that was shown is the plan that runs, whatever happens to the files in between. */
class CleanupRunTest extends ShownPlanFixture {
    @Test
    void deletesNothingThatThePlanDidNotShow() {
        sample.file(".cache/videos/p1/scene-9-source.mp4", 10);
        assertEquals(Outcome.COMPLETE, engine.execute(plan).outcome());
        assertEquals(java.util.Set.of(".cache/videos/p1/scene-9-source.mp4"), engine.goes("p1"));
        assertEquals(new RowState.GrownBack(), engine.surveyor.row("p1").state());
    }

    @Test
    void keepsAFileThatChanged() throws Exception {
        Files.writeString(at(SOURCE), "new bytes");
        project.touch(SOURCE, sample.longAgo());
        CleanupReport report = engine.execute(plan);
        assertEquals(Outcome.COMPLETE, report.outcome());
        assertEquals(plan.doomed().size() - 1, report.deletedFiles());
        assertEquals("new bytes", Files.readString(at(SOURCE)));
    }

    @Test
    void countsAMissingFileAsDone() throws Exception {
        Files.delete(at(SOURCE));
        Files.delete(at(DOWNLOAD));
        CleanupReport report = engine.execute(plan);
        assertEquals(Outcome.COMPLETE, report.outcome());
        assertEquals(2, report.alreadyGone());
        assertEquals(plan.doomed().size() - 2, report.deletedFiles());
    }

    @Test
    void keepsAFileThatBecameTheFinalOfSomebody() throws Exception {
        Files.createDirectories(at("public/videos/p2"));
        Files.createLink(at("public/videos/p2/final.mp4"), at(SOURCE));
        CleanupReport report = engine.execute(plan);
        assertEquals(plan.doomed().size() - 1, report.deletedFiles());
        assertTrue(Files.exists(at(SOURCE)));
    }

    @Test
    void keepsAFileThatIsBeingWritten() throws Exception {
        java.util.List<CleanupReport> reports = new java.util.ArrayList<>();
        try (var writer =
                Files.newOutputStream(at(SOURCE), java.nio.file.StandardOpenOption.APPEND)) {
            reports.add(engine.execute(plan));
            writer.flush();
        }
        assertEquals(Outcome.COMPLETE, reports.getFirst().outcome());
        assertEquals(plan.doomed().size() - 1, reports.getFirst().deletedFiles());
        assertTrue(Files.exists(at(SOURCE)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void losesNothingWhenAFolderIsSwappedForALink() throws Exception {
        Path canary = plantCanary();
        List<String> left =
                plan.doomed().stream()
                        .map(DoomedFile::toString)
                        .filter(path -> path.startsWith(".cache/videos/p1/"))
                        .toList();
        assertEquals(
                left,
                swapWhileDeleting().failed().stream().map(CleanupReport.Failed::path).toList());
        assertTrue(Files.exists(canary));
        for (String path : left)
            assertTrue(Files.exists(outside.resolve("moved").resolve(path.substring(17))), path);
    }

    /** Control: a deletion by path loses the canary. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void wouldLoseTheCanaryByPath() throws Exception {
        Path canary = plantCanary();
        Files.move(at(".cache/videos/p1"), outside.resolve("moved"));
        Files.createSymbolicLink(at(".cache/videos/p1"), outside);
        for (DoomedFile file : plan.doomed())
            Files.deleteIfExists(sample.root().resolve(file.file().path()));
        assertTrue(Files.notExists(canary));
    }

    private Path plantCanary() throws Exception {
        Path canary = outside.resolve("scene-1-source.mp4");
        Files.createLink(canary, at(SOURCE)); // the very same file: only the way there differs
        return canary;
    }

    /** Once the audio is gone, before the first segment. */
    private CleanupReport swapWhileDeleting() {
        CleanupReport report =
                engine.cleanup.execute(
                        plan,
                        CleanupRequest.of(StartedBy.HAND),
                        (done, files, _) -> {
                            if (files > done
                                    && plan.doomed().get((int) done).toString().equals(SOURCE))
                                swap();
                            return true;
                        });
        assertEquals(Outcome.FAILED, report.outcome());
        assertEquals("failed", sample.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
        return report;
    }

    private void swap() {
        try {
            Files.move(at(".cache/videos/p1"), outside.resolve("moved"));
            Files.createSymbolicLink(at(".cache/videos/p1"), outside);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
