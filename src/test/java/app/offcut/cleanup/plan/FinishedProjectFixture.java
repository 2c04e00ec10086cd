package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A library whose one project, "p1", breaks no rule, and the engine on it. */
abstract class FinishedProjectFixture extends EngineFixture {
    SampleProject project;

    @BeforeEach
    void makeAFinishedProject() {
        library(Form.SHIPPED);
        project = sample.project("p1").scenes(3).finished();
        open();
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
