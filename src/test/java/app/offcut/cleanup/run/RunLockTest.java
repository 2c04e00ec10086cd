package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.text.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLockTest extends LibraryToCleanFixture {
    @Test
    void leavesASecondEngineOutWhileARunGoesOn() {
        open(Form.SHIPPED);
        try (TestEngine second = TestEngine.on(sample, state)) {
            CleanupPlan theirs = second.cleanup.plan("p1");
            List<Problem.Code> told = new ArrayList<>();
            CleanupReport report =
                    engine.cleanup.execute(
                            engine.cleanup.plan("p1"),
                            CleanupRequest.of(StartedBy.HAND),
                            (done, _, _) -> {
                                if (done == 3)
                                    told.add(
                                            assertThrows(
                                                            Problem.class,
                                                            () -> second.execute(theirs))
                                                    .code());
                                return true;
                            });
            assertEquals(List.of(Problem.Code.LOCKED), told);
            assertEquals(15, report.deletedFiles());

            CleanupReport late = second.execute(theirs);

            assertEquals(Outcome.COMPLETE, late.outcome());
            assertEquals(0, late.deletedFiles());
            assertEquals(15, late.alreadyGone());
        }
    }
}
