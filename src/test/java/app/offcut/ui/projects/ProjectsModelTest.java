package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.AutoClean.Event;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.RowState;
import app.offcut.session.SampleSession;
import app.offcut.text.Problem;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowFilter;
import app.offcut.ui.projects.list.RowNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectsModelTest {
    private static final long MB = 1_000_000;

    private final List<Notice> notices = new ArrayList<>();
    private final SameThread background = new SameThread();
    private final SampleSession session =
            new SampleSession(
                    Rows.ready("p1", 30, 20),
                    Rows.ready("p2", 10),
                    Rows.row("p3", "Night", new RowState.NoFinalYet(), 7));
    private final ProjectsModel model = new ProjectsModel(session, background, notices::add);

    @Test
    void measuresAnewWhenTheLibraryGoesAndWhenItIsBack() {
        model.start();
        int before = session.surveys;
        model.measurements().lookForLibrary();
        assertEquals(before, session.surveys);
        session.unmeasurable = Problem.usage("The disk is gone.");
        model.measurements().lookForLibrary();
        model.measurements().lookForLibrary();
        assertEquals(before + 1, session.surveys);
        assertEquals(List.of("The disk is gone."), model.troubles().saidProperty().get());
        session.unmeasurable = null;
        model.measurements().lookForLibrary();
        assertEquals(before + 2, session.surveys);
        assertEquals(List.of(), model.troubles().saidProperty().get());
    }

    /** The save waits for its turn, and so does the cleanup of the row's own button. */
    @Test
    void cleansNothingThatWasUntickedJustBefore() {
        model.measurements().again();
        CleanupPlan plan = session.plan("p1");
        String path = plan.doomed().getFirst().toString();
        background.hold();
        model.ticked().choose(plan, path, false, () -> {}, () -> {});
        model.cleanUp(model.list().find("p1").orElseThrow());
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
        model.ticked().choose(plan, path, false, () -> {}, () -> undone.add(path));
        model.cleanUp(model.list().find("p1").orElseThrow());
        session.trouble = Problem.usage("No room.");
        background.next();
        session.trouble = null;
        background.all();
        assertEquals(List.of(path), undone);
        assertEquals(List.of(), session.executed);
        assertEquals("No room.", notices.getFirst().text());
    }

    @Test
    void showsWhatWasMeasuredLastTimeBeforeItMeasures() {
        var stored = Rows.survey(Rows.ready("old", 5));
        var slow = new SampleSession(Optional.of(stored), Rows.ready("new", 6));
        var held = new SameThread().hold();
        var opened = new ProjectsModel(slow, held, notices::add);
        opened.start();
        held.next();
        assertEquals("old", opened.list().all().getFirst().id());
        assertEquals(
                Optional.of(stored.measuredAt()), opened.measurements().measuredAtProperty().get());
        assertTrue(opened.measurements().measuringProperty().get());
        held.all();
        assertEquals("new", opened.list().all().getFirst().id());
        assertFalse(opened.measurements().measuringProperty().get());
    }

    @Test
    void showsWhatWasMeasuredAlsoWhereTheDiskDoesNotTellItsSize() {
        session.disk = Optional.empty();
        model.start();
        assertEquals(3, model.list().all().size());
        assertEquals(Optional.empty(), model.measurements().diskProperty().get());
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
        ListedProject project = model.list().find("p1").orElseThrow();
        model.cleanUp(project);
        assertEquals(List.of("p1"), session.executed);
        assertInstanceOf(RowState.Clean.class, project.row().state());
        assertSame(project, model.list().find("p1").orElseThrow());
        assertEquals(10 * MB, model.list().totals().reclaimableBytes());
        assertEquals(Notice.Kind.DONE, notices.getFirst().kind());
        assertTrue(notices.getFirst().title().contains("50"), notices.toString());
    }

    @Test
    void letsOneRunAndTheOthersWait() {
        model.start();
        background.hold();
        ListedProject first = model.list().find("p1").orElseThrow();
        ListedProject second = model.list().find("p2").orElseThrow();
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
        ListedProject project = model.list().find("p1").orElseThrow();
        model.cleanUp(project);
        assertInstanceOf(RowState.Ready.class, project.row().state());
        assertEquals("The database is busy.", notices.getFirst().text());
    }

    /** The engine ends what an earlier run of the project has left before it begins the next. */
    @Test
    void keepsARowCleaningWhileAnEarlierRunOfItIsReported() {
        model.start();
        ListedProject project = model.list().find("p1").orElseThrow();
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

    private CleanupReport earlierRun(String id) {
        return SampleSession.report(session.row(id), StartedBy.AUTO, Outcome.COMPLETE, null);
    }

    @Test
    void freesTheLaneOnceARunIsReportedSoThatTheProjectCanBeCleanedAgain() {
        model.start();
        ListedProject project = model.list().find("p1").orElseThrow();
        background.hold();
        model.cleanUp(project);
        while (session.executed.isEmpty()) background.next();
        assertTrue(model.lane().idle());
        assertInstanceOf(RowState.Cleaning.class, project.row().state(), "until it is measured");
        background.all();
        assertInstanceOf(RowState.Clean.class, project.row().state());
    }

    @Test
    void measuresAnewWhatARunHasOutdatedAlsoWhenTheLastCleanupFails() {
        model.start();
        int before = session.surveys;
        background.hold();
        model.measurements().again();
        model.cleanUp(model.list().find("p2").orElseThrow());
        session.finish(earlierRun("p1"));
        background.next();
        session.trouble = Problem.usage("The database is busy.");
        background.all();
        assertEquals(before + 2, session.surveys);
    }

    @Test
    void handsOnTheRulesThatAPersonConfirmed() {
        model.start();
        var shown = session.plan("p1");
        model.cleanUp(model.list().find("p1").orElseThrow(), shown, Set.of(Rule.NEWER_WORK));
        assertEquals(Set.of(Rule.NEWER_WORK), session.lastAccepted);
    }

    @Test
    void followsARunOfAutoClean() {
        model.start();
        var before = session.row("p1");
        session.rows.put("p1", before.with(new RowState.Clean()));
        session.finish(SampleSession.report(before, StartedBy.AUTO, Outcome.COMPLETE, null));
        assertInstanceOf(RowState.Clean.class, model.list().find("p1").orElseThrow().row().state());
    }

    @Test
    void tellsOnceOfARunOfAutoCleanThatWasHeldAndEndsWell() {
        model.start();
        var row = session.row("p1");
        session.finish(SampleSession.report(row, StartedBy.AUTO, Outcome.HELD, null));
        session.finish(SampleSession.report(row, StartedBy.AUTO, Outcome.COMPLETE, null));
        assertEquals(1, notices.size(), notices.toString());
        session.finish(SampleSession.report(row, StartedBy.AUTO, Outcome.COMPLETE, null));
        assertEquals(2, notices.size(), "one that was not held");
        session.finish(SampleSession.report(row, StartedBy.AUTO, Outcome.HELD, null));
        session.finish(SampleSession.report(row, StartedBy.AUTO, Outcome.UNDONE, null));
        assertEquals(4, notices.size(), "one that was undone");
    }

    @Test
    void followsAChangedFinal() {
        model.start();
        Refusal damaged = Refusal.of(Rule.FINAL_INCOMPLETE, "final.mp4", "it ends too early");
        session.rows.put("p1", session.row("p1").with(new RowState.FinalDamaged(damaged)));
        session.watchers.getFirst().accept(new Event.Changed("p1"));
        assertInstanceOf(
                RowState.FinalDamaged.class, model.list().find("p1").orElseThrow().row().state());
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
    void holdsWhatItCleansAndCountsItNeitherAsFreeNorAsFreeable() {
        session.keeps = true;
        model.start();
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
        session.keeps = true;
        model.start();
        ListedProject project = clean("p1");
        model.held().undo(project);
        assertInstanceOf(RowState.Ready.class, project.row().state());
        assertFalse(project.atWork());
        assertEquals(60 * MB, model.list().totals().reclaimableBytes());
        assertEquals(0, model.list().totals().heldBytes());
        assertEquals("“Project p1” was put back", notices.getLast().title());
    }

    @Test
    void undoesTheNewestCleanupFirst() {
        session.keeps = true;
        model.start();
        clean("p2");
        clean("p1");
        model.held().undoNewest();
        model.held().undoNewest();
        model.held().undoNewest();
        assertEquals(List.of("20261122-115900-p2", "20261122-115900-p1"), session.undone);
    }

    @Test
    void asksOnceForAnUndoThatIsUnderWay() {
        session.keeps = true;
        model.start();
        ListedProject project = clean("p1");
        background.hold();
        model.held().undo(project);
        model.held().undo(project);
        model.held().undoNewest();
        assertTrue(project.atWork());
        background.all();
        assertEquals(1, session.undone.size());
        assertFalse(project.atWork());
    }

    @Test
    void erasesAllThatIsHeld() {
        session.keeps = true;
        model.start();
        clean("p1");
        clean("p2");
        model.held().eraseAll();
        assertEquals(2, session.purged.size());
        assertEquals(0, model.list().totals().held());
        assertEquals(2, model.list().totals().shown(RowFilter.CLEAN));
    }

    @Test
    void followsARunWhoseTimeIsOver() {
        session.keeps = true;
        model.start();
        ListedProject project = clean("p1");
        session.purge("20261122-115900-p1");
        assertInstanceOf(RowState.Clean.class, project.row().state());
        assertTrue(notices.getLast().title().contains("freed"), notices.toString());
    }

    @Test
    void tellsWhetherItWatches() {
        assertEquals(new WatchState.NotYet(), model.events().watchingProperty().get());
        model.start();
        assertEquals(new WatchState.On(), model.events().watchingProperty().get());
        session.watchers.getFirst().accept(new Event.NotWatching("The disk is away."));
        assertEquals(
                new WatchState.Not("The disk is away."), model.events().watchingProperty().get());
        session.watchers.getFirst().accept(new Event.Watching(3));
        assertEquals(new WatchState.On(), model.events().watchingProperty().get());
    }

    @Test
    void offersToReviewWhatAutoCleanAsksAbout() {
        List<String> reviewed = new ArrayList<>();
        model.questions().onReview(projects -> projects.forEach(p -> reviewed.add(p.id())));
        model.start();
        session.watchers
                .getFirst()
                .accept(new Event.Fuse(List.of("p1", "gone", "p2"), "It is too much."));
        Notice asked = notices.getLast();
        assertEquals("It is too much.", asked.text());
        Objects.requireNonNull(asked.action()).run().run();
        assertEquals(List.of("p1", "p2"), reviewed);
    }

    @Test
    void asksAboutTwoFusesTogetherAndSaysSoOnTheRows() {
        List<String> reviewed = new ArrayList<>();
        model.questions().onReview(projects -> projects.forEach(p -> reviewed.add(p.id())));
        model.start();
        var watcher = session.watchers.getFirst();
        watcher.accept(new Event.Fuse(List.of("p1"), "It is too much."));
        watcher.accept(new Event.Fuse(List.of("p2"), "These are too many."));
        ListedProject first = model.list().find("p1").orElseThrow();
        assertEquals("It is too much.", first.note().words());
        Notice asked = notices.getLast();
        assertEquals(notices.getFirst().about(), asked.about());
        assertTrue(asked.asks());
        Objects.requireNonNull(asked.action()).run().run();
        assertEquals(List.of("p1", "p2"), reviewed);
        session.finish(SampleSession.report(first.row(), StartedBy.HAND, Outcome.COMPLETE, null));
        assertEquals("", first.note().words());
    }

    @Test
    void tellsOnceOutOfSightWhatNeedsAPerson() {
        model.start();
        var watcher = session.watchers.getFirst();
        watcher.accept(new Event.Refused("p1", Refusal.of(Rule.NEWER_WORK, "scene-1.mp3")));
        watcher.accept(new Event.Refused("p1", Refusal.of(Rule.NEWER_WORK, "scene-1.mp3")));
        watcher.accept(new Event.Refused("p2", Refusal.of(Rule.FINAL_INCOMPLETE, "f", "cut")));
        watcher.accept(new Event.Refused("p3", Refusal.of(Rule.PINNED)));
        watcher.accept(new Event.NotWatching("The disk is away."));
        watcher.accept(new Event.NotWatching("The disk is away."));
        assertEquals(3, notices.size(), notices.toString());
        assertTrue(notices.stream().allMatch(Notice::shown), "who sees the window sees the row");
        assertEquals(List.of(true, false, false), notices.stream().map(Notice::asks).toList());
        assertEquals("The disk is away.", notices.getLast().text());
    }

    @Test
    void pinsAndUnpinsAProject() {
        model.start();
        ListedProject project = model.list().find("p1").orElseThrow();
        model.pin(project);
        assertInstanceOf(RowState.Pinned.class, project.row().state());
        model.unpin(project);
        assertInstanceOf(RowState.Ready.class, project.row().state());
    }

    @Test
    void saysOnTheRowWhyAnUndoFailedUntilTheNextSucceeds() {
        session.keeps = true;
        model.start();
        ListedProject project = clean("p1");
        session.trouble = Problem.usage("The disk is away.");
        model.held().undo(project);
        assertEquals(RowNote.trouble("The disk is away."), project.note());
        assertInstanceOf(RowState.Held.class, project.row().state());
        session.trouble = null;
        model.held().undo(project);
        assertEquals(RowNote.NONE, project.note());
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
                        "2 interrupted cleanups could not be finished, for example this one. The disk is"
                                + " away."),
                said());
        session.left = List.of();
        var back = session.row("p1");
        model.recover();
        assertEquals(List.of(), said());
        assertFalse(model.troubles().curableProperty().get());
        assertSame(back, model.list().find("p1").orElseThrow().row());
    }

    @Test
    void saysOnceWhatAutoCleanFindsInterruptedAsWell() {
        session.left = List.of("The disk is away.", "The disk is away as well.");
        model.start();
        session.watchers.getFirst().accept(new Event.Problem("The disk is away as well."));
        assertEquals(List.of(), notices);
        session.watchers.getFirst().accept(new Event.Problem("It cannot watch."));
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

    @Test
    void noticesWhenAnotherOffcutHasCleaned() {
        var before = session.row("p1");
        session.rows.put("p1", before.with(new RowState.Cleaning(0, 4)));
        model.start();
        session.rows.put("p1", before.with(new RowState.Clean()));
        model.lookAtUnsettled();
        assertInstanceOf(RowState.Clean.class, model.list().find("p1").orElseThrow().row().state());
    }

    private ListedProject clean(String id) {
        ListedProject project = model.list().find(id).orElseThrow();
        model.cleanUp(project);
        return project;
    }

    private List<String> said() {
        return model.troubles().saidProperty().get();
    }

    private List<String> ids() {
        return model.list().shown().stream().map(ListedProject::id).toList();
    }
}
