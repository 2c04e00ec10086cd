package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.Event;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Problem;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowFilter;
import app.offcut.ui.projects.list.RowNote;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldRunsTest extends ProjectsModelFixture {
    @BeforeEach
    void start() {
        session.keeps = true;
        model.start();
    }

    @Test
    void holdsWhatItCleansAndCountsItNeitherAsFreeNorAsFreeable() {
        ListedProject project = clean("p1");
        assertInstanceOf(RowState.Held.class, project.row().state());
        assertEquals(1, model.list().totals().held());
        assertEquals(50 * MB, model.list().totals().heldBytes());
        assertEquals(10 * MB, model.list().totals().reclaimableBytes());
        assertEquals(1, model.list().totals().ready());
        assertEquals(1, model.list().totals().shown(RowFilter.CLEAN));
    }

    @Test
    void undoPutsTheProjectBackAndItIsReadyAgain() {
        ListedProject project = clean("p1");
        model.held().undo(project);
        assertInstanceOf(RowState.Ready.class, project.row().state());
        assertFalse(project.atWork());
        assertEquals(60 * MB, model.list().totals().reclaimableBytes());
        assertEquals(0, model.list().totals().heldBytes());
        assertEquals("“Project p1” was put back", notices.getLast().title());
    }

    @Test
    void saysInOneNoticeHowManyOfSeveralCouldNotBePutBackAndWhy() {
        List<ListedProject> both = List.of(clean("p1"), clean("p2"));
        notices.clear();
        background.hold();
        model.batches().undo(both);
        while (session.undone.isEmpty()) background.next();
        session.trouble = Problem.usage("The disk is away.");
        background.all();
        assertEquals(1, notices.size());
        Notice notice = notices.getFirst();
        assertEquals("1 of 2 projects were put back", notice.title());
        assertEquals("The disk is away. The list says what became of the others.", notice.text());
        assertEquals(Notice.Kind.TROUBLE, notice.kind());
    }

    @Test
    void saysThatNoneOfSeveralCouldBePutBack() {
        List<ListedProject> both = List.of(clean("p1"), clean("p2"));
        notices.clear();
        session.trouble = Problem.usage("The disk is away.");
        model.batches().undo(both);
        assertEquals(1, notices.size());
        assertEquals("0 of 2 projects were put back", notices.getFirst().title());
        session.trouble = null;
        model.batches().undo(both);
        assertEquals("2 projects were put back", notices.getLast().title());
    }

    /** As when a library is opened after their time for undo. */
    @Test
    void tellsInOneNoticeWhatSeveralErasuresFreed() {
        clean("p1");
        clean("p2");
        notices.clear();
        background.hold();
        model.held().eraseAll();
        background.all();
        assertEquals(1, notices.size());
        assertEquals("2 projects: freed 60 MB", notices.getFirst().title());
    }

    @Test
    void undoesTheNewestCleanupFirst() {
        clean("p2");
        clean("p1");
        model.batches().undoNewest();
        model.batches().undoNewest();
        model.batches().undoNewest();
        assertEquals(List.of("20261122-115900-p2", "20261122-115900-p1"), session.undone);
    }

    @Test
    void asksOnceForAnUndoThatIsUnderWay() {
        ListedProject project = clean("p1");
        background.hold();
        model.held().undo(project);
        model.held().undo(project);
        model.batches().undoNewest();
        assertTrue(project.atWork());
        background.all();
        assertEquals(1, session.undone.size());
        assertFalse(project.atWork());
    }

    /** No row shows that it is under way, or that it failed. */
    @Test
    void undoesTheRunOfAnAreaOnceAndNamesTheArea() {
        background.hold();
        model.held().undo(Area.STOCK.id(), "20261122-115900-a1b2");
        model.held().undo(Area.STOCK.id(), "20261122-115900-a1b2");
        background.all();
        assertEquals(List.of("20261122-115900-a1b2"), session.undone);
        assertEquals("Stock footage", notices.getLast().title());
    }

    @Test
    void measuresTheTotalsAfterTheRunOfAnArea() {
        int before = session.surveys;
        happens(new Event.Changed(Area.STOCK.id()));
        assertEquals(before + 1, session.surveys);
        assertEquals(List.of(), session.rowsAsked);
    }

    @Test
    void erasesAllThatIsHeld() {
        clean("p1");
        clean("p2");
        model.held().eraseAll();
        assertEquals(2, session.purged.size());
        assertEquals(0, model.list().totals().held());
        assertEquals(2, model.list().totals().shown(RowFilter.CLEAN));
    }

    @Test
    void followsARunWhoseTimeIsOver() {
        ListedProject project = clean("p1");
        session.purge("20261122-115900-p1");
        assertInstanceOf(RowState.Clean.class, project.row().state());
        assertTrue(notices.getLast().title().contains("freed"), notices.toString());
    }

    @Test
    void saysOnTheRowWhyAnUndoFailedUntilTheNextSucceeds() {
        ListedProject project = clean("p1");
        session.trouble = Problem.usage("The disk is away.");
        model.held().undo(project);
        assertEquals(RowNote.trouble("The disk is away."), project.note());
        assertInstanceOf(RowState.Held.class, project.row().state());
        session.trouble = null;
        model.held().undo(project);
        assertEquals(RowNote.NONE, project.note());
    }
}
