package app.offcut.cleanup.areas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.EngineFixture;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;

/** A library with one finished project. */
abstract class AreaFixture extends EngineFixture {
    static final CleanupRequest HOLDING =
            CleanupRequest.of(StartedBy.HAND).keeping(Duration.ofHours(1));

    @BeforeEach
    void aFinishedProject() {
        library(Form.SHIPPED_AT_026);
        sample.project("p1").scenes(2).finished();
    }

    /** How long before now. */
    Instant ago(Duration time) {
        return sample.now().minus(time);
    }

    CleanupPlan plan(AreaChoice choice) {
        if (engine == null) open();
        return engine.cleanup.plan(choice);
    }

    List<Rule> broken(AreaChoice choice) {
        return TestEngine.broken(plan(choice).verdict());
    }

    void goes(AreaChoice choice, String path) {
        assertTrue(plan(choice).going().contains(path), () -> "stays: " + path);
    }

    void stays(AreaChoice choice, StayReason reason, String path) {
        PlanItem item =
                plan(choice).items().stream()
                        .filter(one -> one.path().equals(path))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("not listed: " + path));
        assertEquals(reason, TestEngine.reason(item.fate()), path);
    }

    void isRefused(CleanupReport report, Rule rule) {
        assertEquals(Outcome.REFUSED, report.outcome());
        assertEquals(rule, Objects.requireNonNull(report.refusal()).rule());
    }

    /** Opens an engine where something happens just before the first file moves. */
    void openWith(Runnable meanwhile) {
        AtomicBoolean done = new AtomicBoolean();
        ChangeHook hook =
                (change, _) -> {
                    if (change == ChangeHook.Change.MOVE && !done.getAndSet(true)) meanwhile.run();
                };
        engine = TestEngine.on(sample, state, hook, _ -> false);
    }
}
