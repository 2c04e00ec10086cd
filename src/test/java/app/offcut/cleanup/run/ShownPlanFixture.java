package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.EngineFixture;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A plan that was shown, before something happens. */
abstract class ShownPlanFixture extends EngineFixture {
    static final String SOURCE = ".cache/videos/p1/scene-1-source.mp4";
    static final String DOWNLOAD = "assets/cache/dvids/988497.mp4";

    @TempDir Path outside;
    SampleProject project;
    CleanupPlan plan;

    @BeforeEach
    void planACleanup() {
        library(Form.SHIPPED);
        project = sample.project("p1").scenes(2).download("dvids", "988497").finished();
        sample.project("p2").scenes(1);
        open();
        plan = engine.cleanup.plan("p1");
        assertTrue(TestEngine.goes(plan).contains(SOURCE));
        assertTrue(TestEngine.goes(plan).contains(DOWNLOAD));
    }
}
