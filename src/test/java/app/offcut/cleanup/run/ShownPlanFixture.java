package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A plan that was shown, before something happens. */
abstract class ShownPlanFixture {
    static final String SOURCE = ".cache/videos/p1/scene-1-source.mp4";
    static final String DOWNLOAD = "assets/cache/dvids/988497.mp4";

    @TempDir Path folder;
    @TempDir Path state;
    @TempDir Path outside;
    SampleLibrary sample;
    SampleProject project;
    TestEngine engine;
    CleanupPlan plan;

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

    Path at(String path) {
        return sample.root().resolve(path);
    }
}
