package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two finished projects, of which one is cleaned. */
abstract class TwoProjectsFixture {
    @TempDir Path folder;
    @TempDir Path state;
    @TempDir Path outside;
    SampleLibrary sample;
    SampleProject project;
    SampleProject other;
    TestEngine engine;

    @BeforeEach
    void makeTwoProjects() {
        sample = SampleLibrary.in(folder, Form.SHIPPED);
        project = sample.project("p1").scenes(2).finished();
        other = sample.project("p2").named("Other").scenes(2).finished();
        engine = TestEngine.on(sample, state);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** Cleans p1; whatever the plan did not say must be as it was. */
    CleanupReport cleanAndCompare() {
        Map<String, String> expected = new TreeMap<>(sample.checksums());
        CleanupPlan plan = engine.cleanup.plan("p1");
        expected.keySet().removeAll(TestEngine.goes(plan));
        CleanupReport report = engine.execute(plan);
        assertEquals(Outcome.COMPLETE, report.outcome());
        Map<String, String> after = new TreeMap<>(sample.checksums());
        after.keySet().removeIf(path -> path.startsWith(".offcut/"));
        assertEquals(expected, after);
        return report;
    }

    @Nullable Enum<?> reason(String path) {
        return engine.reasons("p1").get(path);
    }
}
