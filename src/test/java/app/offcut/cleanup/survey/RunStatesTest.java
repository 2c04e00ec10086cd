package app.offcut.cleanup.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.worlds.HeldCleanupFixture;
import app.offcut.cleanup.worlds.TestEngine;
import org.junit.jupiter.api.Test;

class RunStatesTest extends HeldCleanupFixture {
    /** Of two runs of one project the one that must be ended is shown, whichever is newer. */
    @Test
    void showsTheInterruptedOneOfTwoRuns() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            String stuck = run(hold(engine));
            sample.file(AUDIO, 5);
            engine.cleanup.undo(stuck);
            assertEquals(Outcome.HELD, hold(engine).outcome());
            assertEquals(2, engine.cleanup.runs().size());
            RowState.Interrupted row = (RowState.Interrupted) engine.surveyor.row("p1").state();
            assertEquals(stuck, row.run());
            engine.cleanup.purge(stuck);
            assertEquals("held", engine.surveyor.row("p1").state().word());
        }
    }
}
