package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two finished projects, of which one is cleaned. */
abstract class TwoProjectsFixture extends EngineFixture {
    @TempDir Path outside;
    SampleProject project;
    SampleProject other;

    @BeforeEach
    void makeTwoProjects() {
        library(Form.SHIPPED);
        project = sample.project("p1").scenes(2).finished();
        other = sample.project("p2").named("Other").scenes(2).finished();
        open();
    }

    /** Cleans p1; whatever the plan did not say must be as it was. */
    CleanupReport cleanAndCompare() {
        Map<String, String> expected = withoutOffcut();
        CleanupPlan plan = engine.cleanup.plan("p1");
        expected.keySet().removeAll(TestEngine.goes(plan));
        CleanupReport report = engine.execute(plan);
        assertEquals(Outcome.COMPLETE, report.outcome());
        assertEquals(expected, withoutOffcut());
        return report;
    }

    @Nullable Enum<?> reason(String path) {
        return engine.reasons("p1").get(path);
    }
}
