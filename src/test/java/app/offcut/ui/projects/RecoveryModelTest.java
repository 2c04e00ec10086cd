package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import app.offcut.autoclean.Event;
import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Problem;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.list.RowFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryModelTest extends ProjectsModelFixture {
    @Test
    void recoversBeforeItWatches() {
        var held = new SameThread().hold();
        var opened = new ProjectsModel(session, held, notices::add);
        opened.start();
        assertEquals(0, session.recoveries);
        while (session.recoveries == 0) {
            assertEquals(List.of(), session.watchers);
            held.next();
        }
        held.all();
        assertEquals(1, session.watchers.size());
    }

    @Test
    void watchesEvenIfTheRecoveryCannotBeAsked() {
        session.trouble = Problem.of(Problem.Code.LOCKED, "generator");
        model.start();
        assertEquals(1, session.watchers.size());
        assertEquals(List.of(session.trouble.sentence()), said());
    }

    @Test
    void saysInOneSentenceWhatTheRecoveryCouldNotEndAndTriesAgain() {
        session.left = List.of("The disk is away.", "The disk is away as well.");
        model.start();
        assertEquals(
                List.of(
                        "2 interrupted cleanups could not be finished, for example this one. The"
                                + " disk is away."),
                said());
        session.left = List.of();
        var back = session.row("p1");
        model.recover();
        assertEquals(List.of(), said());
        assertFalse(model.troubles().curableProperty().get());
        assertSame(back, project("p1").row());
    }

    @Test
    void saysOnceWhatAutoCleanFindsInterruptedAsWell() {
        session.left = List.of("The disk is away.", "The disk is away as well.");
        model.start();
        happens(new Event.Failed("The disk is away as well."));
        assertEquals(List.of(), notices);
        happens(new Event.Failed("It cannot watch."));
        assertEquals("It cannot watch.", notices.getFirst().text());
    }

    @Test
    void showsAnInterruptedProjectAmongThoseThatNeedAttention() {
        var before = session.row("p1");
        session.rows.put("p1", before.with(new RowState.Interrupted("r", "It waits.")));
        model.start();
        assertEquals(1, model.list().totals().shown(RowFilter.ATTENTION));
        session.rows.put("p1", before);
        model.recover();
        assertEquals(0, model.list().totals().shown(RowFilter.ATTENTION));
    }
}
