package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The plan that was shown is the plan that runs, whatever happens in between. */
class ShownPlanTest {
    private static final String SOURCE = ".cache/videos/p1/scene-1-source.mp4";
    private static final String DOWNLOAD = "assets/cache/dvids/988497.mp4";

    @TempDir Path folder;
    @TempDir Path state;
    @TempDir Path outside;
    private SampleLibrary sample;
    private SampleProject project;
    private TestEngine engine;
    private CleanupPlan plan;

    @BeforeEach
    void planACleanup() {
        sample = SampleLibrary.in(folder, Form.SHIPPED);
        project = sample.project("p1").scenes(2).download("dvids", "988497").finished();
        sample.project("p2").scenes(1);
        engine = TestEngine.on(sample, state);
        plan = engine.cleanup.plan("p1");
        assertTrue(TestEngine.goes(plan).contains(SOURCE));
        assertTrue(TestEngine.goes(plan).contains(DOWNLOAD));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Path at(String path) {
        return sample.root().resolve(path);
    }

    private void refuses(Rule rule) {
        Map<String, String> files = sample.checksums();
        CleanupReport report = engine.execute(plan);
        assertEquals(Outcome.REFUSED, report.outcome());
        assertEquals(rule, Objects.requireNonNull(report.refusal()).rule());
        Map<String, String> after = sample.checksums();
        after.keySet().removeIf(path -> path.startsWith(".offcut/"));
        assertEquals(files, after);
    }

    @Test
    void refusesIfTheFinalWasReplaced() throws Exception {
        byte[] same = Files.readAllBytes(project.finalFile());
        Path fresh = Files.write(outside.resolve("final.mp4"), same);
        Files.setLastModifiedTime(fresh, Files.getLastModifiedTime(project.finalFile()));
        Files.delete(project.finalFile());
        Files.copy(fresh, project.finalFile(), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        // the new file may have been given the old inode; then it is the same file in all respects
        Files.setLastModifiedTime(
                project.finalFile(),
                java.nio.file.attribute.FileTime.from(sample.yesterday().plusSeconds(5)));
        refuses(Rule.FINAL_CHANGED);
    }

    @Test
    void refusesIfTheFinalWasTouched() {
        project.touch(project.finalPath(), sample.yesterday().minusSeconds(5));
        refuses(Rule.FINAL_CHANGED);
    }

    @Test
    void refusesIfTheFinalIsBrokenNow() {
        project.truncateFinal(20_000);
        refuses(Rule.FINAL_INCOMPLETE);
    }

    @Test
    void refusesIfARenderBegan() {
        project.job("again", "pending", Instant.now());
        refuses(Rule.JOB_ACTIVE);
    }

    @Test
    void refusesIfItWasPinned() {
        engine.pins.pin("p1");
        refuses(Rule.PINNED);
    }

    @Test
    void refusesIfNewerWorkAppeared() {
        sample.file(".cache/videos/p1/scene-9-source.mp4", 10, Instant.now());
        refuses(Rule.NEWER_WORK);
    }

    @Test
    void refusesIfAnotherProjectBeganToUseADownload() {
        sample.sql(
                "INSERT INTO visual_suggestions(id, scene_id, video_id, title, embed_url, rank,"
                        + " provider) VALUES ('new', 'p2-scene-1', '988497', '', '', 1, 'dvids')");
        refuses(Rule.REFERENCES_CHANGED);
    }

    @Test
    void refusesIfAnotherProjectBeganToUseAFile() {
        sample.sql("UPDATE scenes SET audio_file_path = ? WHERE project_id = 'p2'", SOURCE);
        refuses(Rule.REFERENCES_CHANGED);
    }

    @Test
    void keepsADownloadThatIsAnotherProjectsNow() {
        sample.sql(
                "UPDATE visual_suggestions SET id = 'new', scene_id = 'p2-scene-1' WHERE video_id ="
                        + " '988497'");
        engine.execute(plan);
        assertTrue(Files.exists(at(DOWNLOAD)));
    }

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
    void takesAFileThatIsGoneForDone() throws Exception {
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
                        .dropWhile(path -> !path.equals(SOURCE))
                        .filter(path -> path.startsWith(".cache/videos/p1/"))
                        .toList();
        assertEquals(
                left,
                swapWhileDeleting().failed().stream().map(CleanupReport.Failed::path).toList());
        assertTrue(Files.exists(canary));
        for (String path : left)
            assertTrue(Files.exists(outside.resolve("moved").resolve(path.substring(17))), path);
    }

    /** The trap is real: whoever deletes by path loses the canary. */
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

    @Test
    void hashesWhatItWouldDo() {
        assertEquals(plan.hash(), engine.cleanup.plan("p1").hash());
        project.touch(SOURCE, sample.longAgo().plusSeconds(1));
        assertNotEquals(plan.hash(), engine.cleanup.plan("p1").hash());
    }
}
