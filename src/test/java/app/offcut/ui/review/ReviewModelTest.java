package app.offcut.ui.review;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.survey.RowState;
import app.offcut.session.SampleReports;
import app.offcut.session.SampleSession;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.plan.Result;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.review.Candidate.Answer;
import app.offcut.ui.review.ReviewModel.Expected;
import app.offcut.ui.review.ReviewModel.Phase;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewModelTest {
    private static final Refusal NEWER = Refusal.of(Rule.NEWER_WORK, "scene-3.mp3");
    private static final Refusal DAMAGED = Refusal.of(Rule.FINAL_INCOMPLETE, "final.mp4", "why");

    private final SameThread background = new SameThread();
    private final List<Notice> notices = new ArrayList<>();
    private final SampleSession session =
            new SampleSession(
                    Rows.ready("p1", 30),
                    Rows.ready("p2", 20),
                    Rows.ready("p3", 10),
                    Rows.row("p4", "Mangroves", new RowState.NeedsReview(List.of(NEWER)), 5),
                    Rows.row("p5", "Cut", new RowState.FinalDamaged(DAMAGED), 5));
    private final ProjectsModel projects = new ProjectsModel(session, background, notices::add);

    @Test
    void runsExactlyThePlansItShowedOfWhatIsTicked() {
        ReviewModel review = review("p1", "p2", "p3");
        review.candidates().get(1).tickedProperty().set(false);
        List<CleanupPlan> shown = List.of(shown(review, 0), shown(review, 2));
        review.cleanUp();
        assertEquals(List.of("p1", "p3"), session.executed);
        assertSame(shown.get(0), session.executedPlans.get(0));
        assertSame(shown.get(1), session.executedPlans.get(1));
    }

    @Test
    void countsOnlyWhatIsTicked() {
        ReviewModel review = review("p1", "p2", "p3");
        assertEquals(3, review.sumProperty().get().projects());
        review.candidates().getFirst().tickedProperty().set(false);
        assertEquals(2, review.sumProperty().get().projects());
        review.candidates().getFirst().tickedProperty().set(true);
        assertEquals(3, review.sumProperty().get().projects());
    }

    @Test
    void showsWhatBecomesOfEachProject() {
        ReviewModel review = review("p1", "p2", "p3");
        review.candidates().get(2).tickedProperty().set(false);
        session.failures.put("p2", List.of(new Failed(".cache/audio/p2/a.mp3", "in use")));
        List<Answer> during = new ArrayList<>();
        session.midway =
                () -> review.candidates().forEach(c -> during.add(c.answerProperty().get()));
        review.cleanUp();
        assertEquals(new Answer.Cleaning(31, 52), during.getFirst());
        assertEquals(Phase.ENDED, review.phaseProperty().get());
        assertEquals(new Result("30 MB freed", true), result(review, 0));
        assertEquals(new Result("1 file could not be deleted: in use", false), result(review, 1));
        assertInstanceOf(Answer.Planned.class, answer(review, 2));
        assertEquals(2, review.doneProperty().get().projects());
        assertEquals(44_000_000, review.doneProperty().get().bytes());
    }

    @Test
    void triesAgainWhatIsLeft() {
        ReviewModel review = review("p1", "p2");
        session.failures.put("p2", List.of(new Failed(".cache/audio/p2/a.mp3", "in use")));
        review.cleanUp();
        assertEquals(List.of(review.candidates().get(1)), review.unfinished());
        session.failures.clear();
        review.retry(review.candidates().get(1));
        assertEquals(List.of(), review.unfinished());
        assertEquals(List.of("p1", "p2", "p2"), session.executed);
        assertEquals(Phase.ENDED, review.phaseProperty().get());
    }

    @Test
    void stopsWhatRunsAndWhatWaits() {
        ReviewModel review = review("p1", "p2");
        background.hold();
        review.cleanUp();
        assertEquals(new Answer.Waiting(), answer(review, 1));
        review.stop();
        background.all();
        assertEquals(List.of(), session.executed);
        assertEquals(new Answer.Stopped(), answer(review, 0));
        assertEquals(new Answer.Stopped(), answer(review, 1));
        assertEquals(2, review.stopped());
        assertEquals(Phase.ENDED, review.phaseProperty().get());
    }

    @Test
    void goesOnWithWhatWasStoppedAndNothingElse() {
        ReviewModel review = review("p1", "p2", "p3");
        review.candidates().get(2).tickedProperty().set(false);
        session.midway = review::stop;
        background.hold();
        review.cleanUp();
        background.all();
        assertEquals(List.of("p1"), session.executed, "stopped, but past its last file");
        assertEquals(1, review.doneProperty().get().projects());
        assertEquals(1, review.stopped());
        session.midway = () -> {};
        review.goOn();
        background.all();
        assertEquals(List.of("p1", "p2"), session.executed);
        assertEquals(0, review.stopped());
        assertEquals(2, review.doneProperty().get().projects());
        assertEquals(Phase.ENDED, review.phaseProperty().get());
    }

    /** What came up since may need another consent. */
    @Test
    void acceptsNoOtherRuleWhenItGoesOn() {
        ReviewModel review = review("p1", "p2");
        background.hold();
        review.cleanUp();
        review.stop();
        background.all();
        session.rows.put("p2", session.row("p2").with(new RowState.NeedsReview(List.of(NEWER))));
        review.goOn();
        background.all();
        assertEquals(List.of("p1"), session.executed);
        assertEquals(new Result(NEWER.message(), false), result(review, 1));
        assertEquals(Phase.ENDED, review.phaseProperty().get());
    }

    @Test
    void undoesEverythingItCleaned() {
        session.keeps = true;
        projects.start();
        projects.cleanUp(find("p3").getFirst());
        ReviewModel review = review("p1", "p2");
        assertNull(review.undoUntil());
        review.cleanUp();
        assertNotNull(review.undoUntil());
        review.close();
        review.undo();
        assertEquals(
                Set.of("20261122-115900-p1", "20261122-115900-p2"), Set.copyOf(session.undone));
        Notice last = notices.getLast();
        assertEquals("2 projects were put back", last.title());
        assertNull(review.undoUntil());
    }

    @Test
    void saysInOneNoticeWhatBecameOfProjectsThatNobodyWatches() {
        session.keeps = true;
        ReviewModel review = review("p1", "p2");
        background.hold();
        review.cleanUp();
        review.close();
        background.all();
        assertEquals(
                List.of("Cleaned up 2 projects"), notices.stream().map(Notice::title).toList());
        assertFalse(notices.getFirst().shown());
        notices.getFirst().actions().getFirst().run().run();
        background.all();
        assertEquals(2, session.undone.size());
    }

    @Test
    void saysThatNotAllOfABatchWasCleaned() {
        ReviewModel review = review("p1", "p2");
        session.failures.put("p2", List.of(new Failed(".cache/audio/p2/a.mp3", "in use")));
        background.hold();
        review.cleanUp();
        review.stop();
        review.close();
        background.all();
        assertEquals("0 of 2 projects cleaned up", notices.getFirst().title());
        assertEquals(
                "No files deleted · 0 B freed. The list says what became of the others.",
                notices.getFirst().text());
    }

    /** Erasing cannot be undone, so no notice may erase more than it counts. */
    @Test
    void erasesAfterARetryExactlyWhatTheNoticeCounts() {
        session.keeps = true;
        ReviewModel review = review("p1", "p2", "p3");
        background.hold();
        review.cleanUp();
        projects.lane().stop(find("p3").getFirst());
        background.all();
        assertEquals("2 of 3 projects cleaned up", notices.getLast().title());
        Notice first = notices.getLast();
        review.goOn();
        background.all();
        Notice second = notices.getLast();
        assertEquals("Cleaned up 3 projects", second.title());
        assertTrue(second.text().contains("60 MB"), second.text());
        first.actions().getLast().run().run();
        background.all();
        assertEquals(
                Set.of("20261122-115900-p1", "20261122-115900-p2"), Set.copyOf(session.purged));
        second.actions().getLast().run().run();
        background.all();
        assertEquals(3, session.purged.size());
        assertEquals("20261122-115900-p3", session.purged.getLast());
    }

    /** The engine finishes an interrupted run of the project first, and reports it. */
    @Test
    void waitsForTheRunThatItAskedForAndNoOther() {
        session.keeps = true;
        ReviewModel review = review("p1", "p2");
        List<Answer> during = new ArrayList<>();
        session.midway =
                () -> {
                    session.finish(
                            SampleReports.of(
                                    session.row("p2"), StartedBy.AUTO, Outcome.UNDONE, null));
                    during.add(answer(review, 1));
                };
        background.hold();
        review.cleanUp();
        background.all();
        assertEquals(new Answer.Waiting(), during.getFirst());
        assertInstanceOf(Answer.Cleaning.class, during.getLast());
        assertEquals(2, review.doneProperty().get().projects());
        List<Notice> ofBatch =
                notices.stream().filter(one -> one.title().startsWith("Cleaned up")).toList();
        assertEquals("Cleaned up 2 projects", ofBatch.getFirst().title());
        assertEquals(1, ofBatch.size());
        assertTrue(
                notices.stream().anyMatch(one -> one.title().equals("“Project p2” was put back")),
                "no notice is kept back");
        review.undo();
        background.all();
        assertEquals(2, session.undone.size());
    }

    @Test
    void showsTheLargestFirstUnlessAskedForAnotherOrder() {
        ReviewModel review = review("p3", "p1", "p4", "p2");
        assertEquals(List.of("p1", "p2", "p3", "p4"), ids(review));
        review.orderProperty().set(ReviewOrder.NAME);
        assertEquals(List.of("p4", "p1", "p2", "p3"), ids(review), "Mangroves, Project p1, …");
    }

    @Test
    void ticksAllOrNone() {
        ReviewModel review = review("p1", "p2");
        review.tickAll(false);
        assertEquals(0, review.sumProperty().get().files());
        assertEquals(0, review.expectedProperty().get().projects());
        review.tickAll(true);
        assertEquals(2, review.sumProperty().get().projects());
    }

    @Test
    void estimatesFromTheListUntilThePlansAreThere() {
        projects.start();
        background.hold();
        ReviewModel review = new ReviewModel(projects, session, background, find("p1", "p2"));
        assertEquals(new Expected(2, 2, 50_000_000), review.expectedProperty().get());
        background.next();
        background.next();
        assertEquals(1, review.expectedProperty().get().unplanned());
        background.all();
        assertEquals(0, review.expectedProperty().get().unplanned());
        assertEquals(review.sumProperty().get().bytes(), review.expectedProperty().get().bytes());
    }

    /** A look at a large library takes much memory. */
    @Test
    void dropsTheLookOnceAllIsPlanned() {
        List<WeakReference<Object>> looks = new ArrayList<>();
        session.planners =
                planner -> {
                    List<String> look = new ArrayList<>();
                    looks.add(new WeakReference<>(look));
                    return id -> {
                        look.add(id);
                        return planner.apply(id);
                    };
                };
        ReviewModel review = review("p1", "p2");
        await().untilAsserted(() -> {
            System.gc();
            assertNull(looks.getFirst().get());
        });
        review.cleanUp();
        assertEquals(List.of("p1", "p2"), session.executed);
    }

    @Test
    void waitsForNoPlanOfWhatIsUnticked() {
        projects.start();
        background.hold();
        ReviewModel review = new ReviewModel(projects, session, background, find("p1", "p2"));
        background.next();
        background.next();
        assertTrue(review.planningProperty().get());
        review.candidates().get(1).tickedProperty().set(false);
        assertFalse(review.planningProperty().get());
        review.cleanUp();
        background.all();
        assertEquals(List.of("p1"), session.executed);
    }

    private static List<String> ids(ReviewModel review) {
        return review.candidates().stream().map(one -> one.target().id()).toList();
    }

    @Test
    void saysWhyACleanupDidNotEvenBegin() {
        ReviewModel review = review("p1");
        session.trouble = Problem.usage("Another Offcut works here.");
        review.cleanUp();
        assertEquals(new Result("Another Offcut works here.", false), result(review, 0));
    }

    @Test
    void followsNothingOnceItIsClosed() {
        ReviewModel review = review("p1");
        background.hold();
        review.cleanUp();
        review.close();
        background.all();
        assertEquals(List.of("p1"), session.executed);
        assertEquals(new Answer.Waiting(), answer(review, 0));
    }

    @Test
    void needsNoNoticeOfWhatItShows() {
        ReviewModel review = review("p1", "p2", "p3");
        session.failures.put("p2", List.of(new Failed(".cache/audio/p2/a.mp3", "in use")));
        review.cleanUp();
        assertEquals(List.of(true), shown(), "one for all");
        ReviewModel again = review("p2");
        session.trouble = Problem.usage("The disk is gone.");
        again.cleanUp();
        assertEquals(List.of(true, true), shown());
        again.close();
        projects.cleanUp(find("p2").getFirst());
        assertEquals(List.of(true, true, false), shown());
    }

    private List<Boolean> shown() {
        return notices.stream().map(Notice::shown).toList();
    }

    private static Result result(ReviewModel review, int candidate) {
        return assertInstanceOf(Answer.Ended.class, answer(review, candidate)).result();
    }

    @Test
    void saysDeleteOnlyWhereThereIsNoWayBack() {
        var sum = new ReviewModel.Sum(2, 52, 704_000_000);
        assertEquals("Clean up 52 files · 704 MB", sum.words(true));
        assertEquals("Delete 52 files · 704 MB", sum.words(false));
    }

    @Test
    void deletesNothingUnlessToldTo() {
        ReviewModel review = review("p1", "p4");
        assertFalse(review.planningProperty().get());
        assertEquals(List.of(), session.executed);
        assertInstanceOf(
                RowState.Ready.class, projects.list().find("p1").orElseThrow().row().state());
    }

    @Test
    void confirmsTheVeryRulesItShowedAndOnlyForTheirProject() {
        ReviewModel one = review("p4");
        var planned = (Answer.Planned) one.candidates().getFirst().answerProperty().get();
        assertEquals(List.of(NEWER), planned.rules());
        one.cleanUp();
        assertEquals(Set.of(Rule.NEWER_WORK), session.lastAccepted);
        review("p1").cleanUp();
        assertEquals(Set.of(), session.lastAccepted);
    }

    @Test
    void leavesOutWhatIsRefusedAndSaysWhy() {
        ReviewModel review = review("p1", "p5");
        assertEquals(new Answer.LeftOut(DAMAGED.message()), answer(review, 1));
        assertEquals(1, review.sumProperty().get().projects());
        review.cleanUp();
        assertEquals(List.of("p1"), session.executed);
    }

    /** As a container's root leaves them. */
    @Test
    void saysBeforehandHowManyFilesCannotGo() {
        assertEquals("", review("p1", "p2").notWritableProperty().get());
        session.closedFiles = 1;
        ReviewModel review = review("p1", "p2");
        long files = review.sumProperty().get().files();
        assertEquals(Texts.of("plan.not-writable", 2, files), review.notWritableProperty().get());
        review.candidates().getFirst().tickedProperty().set(false);
        files = review.sumProperty().get().files();
        assertEquals(Texts.of("plan.not-writable", 1, files), review.notWritableProperty().get());
    }

    @Test
    void isReadyOnlyWhenEveryProjectIsPlanned() {
        projects.start();
        background.hold();
        ReviewModel review = new ReviewModel(projects, session, background, find("p1", "p2"));
        background.next();
        background.next();
        assertTrue(review.planningProperty().get());
        assertInstanceOf(Answer.Planned.class, answer(review, 0));
        assertInstanceOf(Answer.Planning.class, answer(review, 1));
        background.next();
        assertFalse(review.planningProperty().get());
    }

    @Test
    void saysOfEveryProjectThatItLeavesOutWhy() {
        session.rows.put("p1", session.row("p1").with(new RowState.PartlyFailed(3)));
        session.rows.put("p2", session.row("p2").with(new RowState.Clean()));
        session.rows.put("p3", session.row("p3").with(new RowState.Pinned()));
        projects.start();
        assertEquals(
                "Not included: 2 need attention, 1 pinned, 1 already clean.",
                new LeftOut(projects.list().all(), find("p1")).words());
        LeftOut others = new LeftOut(projects.list().all(), find("p4", "p5"));
        assertEquals("Not included: 1 more ready, 1 pinned, 1 already clean.", others.words());
        assertEquals(
                "1 more ready: Project p1\n1 pinned: Project p3\n1 already clean: Project p2",
                others.names());
        assertTrue(new LeftOut(projects.list().all(), projects.list().all()).nothing());
    }

    private static Answer answer(ReviewModel review, int candidate) {
        return review.candidates().get(candidate).answerProperty().get();
    }

    private ReviewModel review(String... ids) {
        projects.start();
        return new ReviewModel(projects, session, background, find(ids));
    }

    private List<ListedProject> find(String... ids) {
        return List.of(ids).stream().map(id -> projects.list().find(id).orElseThrow()).toList();
    }

    private static CleanupPlan shown(ReviewModel review, int candidate) {
        return assertInstanceOf(Answer.Planned.class, answer(review, candidate)).plan();
    }
}
