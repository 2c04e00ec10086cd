package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class PlanHashTest extends FinishedProjectFixture {
    @Test
    void hashesWhatItWouldDo() {
        String hash = engine.cleanup.plan("p1").hash();
        assertEquals(hash, engine.cleanup.plan("p1").hash());
        project.touch(".cache/videos/p1/scene-1-source.mp4", sample.longAgo().plusSeconds(1));
        assertNotEquals(hash, engine.cleanup.plan("p1").hash());
    }
}
