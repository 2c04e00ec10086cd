package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import app.offcut.cleanup.run.CleanupReport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CleanupPlanTest extends TwoProjectsFixture {
    @Test
    void countsAHardLinkWithinAProjectOnce() throws Exception {
        Path one = at(".cache/videos/p1/scene-1-source.mp4");
        Files.createLink(at(".cache/videos/p1/scene-1-twin.mp4"), one);
        CleanupPlan plan = engine.cleanup.plan("p1");
        CleanupReport report = cleanAndCompare();
        assertEquals(plan.bytes(), report.freedBytes());
        assertEquals(plan.doomed().size(), report.deletedFiles());
    }

    @Test
    void freesNothingByAFileThatHasAnotherNameElsewhere() throws Exception {
        Path one = at(".cache/videos/p1/scene-1-source.mp4");
        Files.createLink(outside.resolve("mine.mp4"), one);
        long bytes = Files.size(one);
        CleanupPlan plan = engine.cleanup.plan("p1");
        CleanupReport report = cleanAndCompare();
        assertEquals(plan.bytes() - bytes, report.freedBytes());
        assertEquals(bytes, Files.size(outside.resolve("mine.mp4")));
    }

    @Test
    void hashesWhatItWouldDo() {
        String hash = engine.cleanup.plan("p1").hash();
        assertEquals(hash, engine.cleanup.plan("p1").hash());
        project.touch(".cache/videos/p1/scene-1-source.mp4", sample.longAgo().plusSeconds(1));
        assertNotEquals(hash, engine.cleanup.plan("p1").hash());
    }
}
