package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The plan that was shown is refused if its reasons no longer hold when it is to run. */
class SecondGateTest extends ShownPlanFixture {
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
}
