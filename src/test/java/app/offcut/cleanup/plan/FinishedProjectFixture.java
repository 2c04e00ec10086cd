package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A library whose one project, "p1", breaks no rule, and the engine on it. */
abstract class FinishedProjectFixture {
    @TempDir Path folder;
    @TempDir Path state;
    SampleLibrary sample;
    SampleProject project;
    TestEngine engine;

    @BeforeEach
    void makeAFinishedProject() {
        sample = SampleLibrary.in(folder, Form.SHIPPED);
        project = sample.project("p1").scenes(3).finished();
        engine = TestEngine.on(sample, state);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** The rule alone; none for null. */
    static List<Rule> rules(@Nullable Rule rule) {
        return rule == null ? List.of() : List.of(rule);
    }

    final void assertPassed() {
        assertBroken(null);
    }

    /**
     * @param rule null for none
     */
    final void assertBroken(@Nullable Rule rule) {
        assertBroken(rule, "p1");
    }

    final void assertBroken(@Nullable Rule rule, String message) {
        assertEquals(rules(rule), engine.broken("p1"), message);
    }

    final void assertBroken(@Nullable Rule rule, CleanupPlan plan) {
        assertEquals(rules(rule), TestEngine.broken(plan.verdict()));
    }
}
