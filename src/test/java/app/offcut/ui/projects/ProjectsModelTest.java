package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.Event;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.survey.RowState;
import app.offcut.session.SampleReports;
import app.offcut.text.Problem;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowFilter;
import app.offcut.ui.projects.list.RowNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectsModelTest extends ProjectsModelFixture {
    /** The save is still queued when the row's button is pressed. */
    @Test
    void cleansNothingThatWasUntickedJustBefore() {
        model.measurements().again();
        CleanupPlan plan = session.plan("p1");
        String path = plan.doomed().getFirst().toString();
        background.hold();
        model.ticked().choose(plan, Set.of(path), false, () -> {}, () -> {});
        clean("p1");
        background.all();
        CleanupPlan executed = session.executedPlans.getFirst();
        assertEquals(Set.of(path), executed.takenOutPaths());
        assertEquals(plan.doomed().size() - 1, executed.doomed().size());
    }

    @Test
    void cleansNothingWhereWhatWasUntickedCouldNotBeSaved() {
        model.measurements().again();
        CleanupPlan plan = session.plan("p1");
        String path = plan.doomed().getFirst().toString();
        List<String> undone = new ArrayList<>();
        background.hold();
        model.ticked().choose(plan, Set.of(path), false, () -> {}, () -> undone.add(path));
        clean("p1");
        session.trouble = Problem.usage("No room.");
        background.next();
        session.trouble = null;
        background.all();
        assertEquals(List.of(path), undone);
        assertEquals(List.of(), session.executed);
        assertEquals("No room.", notices.getFirst().text());
    }

    @Test
    void addsUpWhatCanBeFreed() {
        model.start();
        assertEquals(60 * MB, model.list().totals().reclaimableBytes());
        assertEquals(2, model.list().totals().ready());
        assertEquals(1, model.list().totals().shown(RowFilter.UNFINISHED));
    }

    @Test
    void cleansWithOneCallAndRowAndTotalsFollow() {
        model.start();
        ListedProject project = clean("p1");
        assertEquals(List.of("p1"), session.executed);
        assertInstanceOf(RowState.Clean.class, project.row().state());
        assertSame(project, project("p1"));
        assertEquals(10 * MB, model.list().totals().reclaimableBytes());
        assertEquals(Notice.Kind.DONE, notices.getFirst().kind());
        assertTrue(notices.getFirst().title().contains("50"), notices.toString());
    }

    @Test
    void letsOneRunAndTheOthersWait() {
        model.start();
        background.hold();
        ListedProject first = project("p1");
        ListedProject second = project("p2");
        model.cleanUp(first);
        model.cleanUp(second);
        model.cleanUp(second);
        assertInstanceOf(RowState.Waiting.class, second.row().state());
        model.lane().stop(second);
        background.all();
        assertEquals(List.of("p1"), session.executed);
        assertInstanceOf(RowState.Ready.class, second.row().state());
        assertTrue(model.lane().idle());
        assertEquals(Optional.empty(), model.lane().runningProperty().get());
    }

    @Test
    void saysWhyARunCouldNotStartAndLeavesTheRow() {
        model.start();
        session.trouble = Problem.usage("The database is busy.");
        ListedProject project = clean("p1");
        assertInstanceOf(RowState.Ready.class, project.row().state());
        assertEquals("The database is busy.", notices.getFirst().text());
    }

    /** The engine finishes an earlier run of the project first. */
    @Test
    void keepsARowCleaningWhileAnEarlierRunOfItIsReported() {
        model.start();
        ListedProject project = project("p1");
        List<Boolean> cleaning = new ArrayList<>();
        session.midway =
                () -> {
                    session.finish(earlierRun("p1"));
                    cleaning.add(project.row().state() instanceof RowState.Cleaning);
                    cleaning.add(model.lane().runningProperty().get().isPresent());
                };
        model.cleanUp(project);
        assertEquals(List.of(true, true), cleaning);
        assertInstanceOf(RowState.Clean.class, project.row().state());
        assertTrue(model.lane().idle());
    }

    @Test
    void freesTheLaneOnceARunIsReportedSoThatTheProjectCanBeCleanedAgain() {
        model.start();
        ListedProject project = project("p1");
        background.hold();
        model.cleanUp(project);
        while (session.executed.isEmpty()) background.next();
        assertTrue(model.lane().idle());
        assertInstanceOf(RowState.Cleaning.class, project.row().state(), "until it is measured");
        background.all();
        assertInstanceOf(RowState.Clean.class, project.row().state());
    }

    @Test
    void handsOnTheRulesThatAPersonConfirmed() {
        model.start();
        var shown = session.plan("p1");
        model.cleanUp(project("p1"), shown, Set.of(Rule.NEWER_WORK));
        assertEquals(Set.of(Rule.NEWER_WORK), session.lastAccepted);
    }

    @Test
    void followsARunOfAutoClean() {
        model.start();
        var before = session.row("p1");
        session.rows.put("p1", before.with(new RowState.Clean()));
        session.finish(SampleReports.of(before, StartedBy.AUTO, Outcome.COMPLETE, null));
        assertInstanceOf(RowState.Clean.class, state("p1"));
    }

    @Test
    void tellsOnceOfARunOfAutoCleanThatWasHeldAndEndsWell() {
        model.start();
        var row = session.row("p1");
        session.finish(SampleReports.of(row, StartedBy.AUTO, Outcome.HELD, null));
        session.finish(SampleReports.of(row, StartedBy.AUTO, Outcome.COMPLETE, null));
        assertEquals(1, notices.size(), notices.toString());
        session.finish(SampleReports.of(row, StartedBy.AUTO, Outcome.COMPLETE, null));
        assertEquals(2, notices.size(), "a run that was not held");
        session.finish(SampleReports.of(row, StartedBy.AUTO, Outcome.HELD, null));
        session.finish(SampleReports.of(row, StartedBy.AUTO, Outcome.UNDONE, null));
        assertEquals(4, notices.size(), "a run that was undone");
    }

    @Test
    void saysOnTheRowAndInANoticeWhichRuleHasCleanedAProject() {
        model.start();
        var row = session.row("p1");
        var held = SampleReports.of(row, StartedBy.AUTO, Outcome.HELD, null);
        var erased = SampleReports.of(row, StartedBy.AUTO, Outcome.COMPLETE, null);
        session.finish(SampleReports.by(SpaceRule.FREE_SPACE, held));
        session.finish(SampleReports.by(SpaceRule.FREE_SPACE, erased));
        assertEquals(2, notices.size(), "erased earlier than promised");
        for (Notice notice : notices)
            assertTrue(notice.text().contains("The rule “free space”"), notice::text);
        RowNote note = project("p1").noteProperty().get();
        assertEquals(RowNote.Kind.DONE, note.kind());
        assertEquals("Freed 50 MB by the rule “free space”", note.words());
    }

    @Test
    void saysOnceThatSpaceIsShort() {
        model.start();
        happens(new Event.SpaceShort("2 GB are missing."));
        assertEquals("2 GB are missing.", notices.getLast().text());
        assertEquals("Space is short", notices.getLast().title());
    }

    @Test
    void followsAChangedFinal() {
        model.start();
        Refusal damaged = Refusal.of(Rule.FINAL_INCOMPLETE, "final.mp4", "it ends too early");
        session.rows.put("p1", session.row("p1").with(new RowState.FinalDamaged(damaged)));
        happens(new Event.Changed("p1"));
        assertInstanceOf(RowState.FinalDamaged.class, state("p1"));
    }

    @Test
    void findsNamesInAnyCaseAndPartsByTheirButton() {
        model.start();
        model.list().searchProperty().set("NIGHT");
        assertEquals(List.of("p3"), ids());
        model.list().searchProperty().set("");
        model.list().filterProperty().set(RowFilter.READY);
        assertEquals(List.of("p1", "p2"), ids());
    }

    @Test
    void saysWhatIsWrongWithTheLibrary() {
        session.problems = List.of("There is no database.");
        model.start();
        assertEquals(session.problems, said());
    }

    @Test
    void tellsWhetherItWatches() {
        assertEquals(new WatchState.NotYet(), model.events().watchingProperty().get());
        model.start();
        assertEquals(new WatchState.On(), model.events().watchingProperty().get());
        happens(new Event.NotWatching("The disk is away."));
        assertEquals(
                new WatchState.Not("The disk is away."), model.events().watchingProperty().get());
        happens(new Event.Watching(3));
        assertEquals(new WatchState.On(), model.events().watchingProperty().get());
    }

    @Test
    void pinsAndUnpinsAProject() {
        model.start();
        ListedProject project = project("p1");
        model.pin(project);
        assertInstanceOf(RowState.Pinned.class, project.row().state());
        model.unpin(project);
        assertInstanceOf(RowState.Ready.class, project.row().state());
    }

    @Test
    void saysOnceAboveTheListThatAnotherOffcutIsAtWork() {
        model.start();
        Problem locked = Problem.of(Problem.Code.LOCKED, "generator");
        session.trouble = locked;
        ListedProject project = clean("p1");
        clean("p2");
        assertEquals(List.of(locked.sentence()), said());
        assertEquals(RowNote.trouble(locked.sentence()), project.note());
        assertInstanceOf(RowState.Ready.class, project.row().state());
        assertEquals(List.of(), notices);
        assertTrue(model.troubles().curableProperty().get());
        session.trouble = null;
        clean("p1");
        assertEquals(List.of(), said());
        assertEquals(RowNote.NONE, project.note());
    }
}
