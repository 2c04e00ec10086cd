package app.offcut.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.CleanupPlan;
import app.offcut.cleanup.Refusal;
import app.offcut.cleanup.RowState;
import app.offcut.cleanup.Rule;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.ListedProject;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.review.ReviewModel.Answer;
import app.offcut.ui.session.SampleSession;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewModelTest {
    private static final Refusal NEWER = Refusal.of(Rule.NEWER_WORK, "scene-3.mp3");
    private static final Refusal DAMAGED = Refusal.of(Rule.FINAL_INCOMPLETE, "final.mp4", "why");

    private final SameThread background = new SameThread();
    private final SampleSession session =
            new SampleSession(
                    Rows.ready("p1", 30),
                    Rows.ready("p2", 20),
                    Rows.ready("p3", 10),
                    Rows.row("p4", "Mangroves", new RowState.NeedsReview(List.of(NEWER)), 5),
                    Rows.row("p5", "Cut", new RowState.FinalDamaged(DAMAGED), 5));
    private final ProjectsModel projects = new ProjectsModel(session, background, _ -> {});

    @Test
    void runsExactlyThePlansItShowedOfWhatIsTicked() {
        ReviewModel review = review("p1", "p2", "p3");
        review.candidates().get(1).tickedProperty().set(false);
        List<CleanupPlan> shown = List.of(shown(review, 0), shown(review, 2));
        review.delete();
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
        one.delete();
        assertEquals(Set.of(Rule.NEWER_WORK), session.lastAccepted);
        review("p1").delete();
        assertEquals(Set.of(), session.lastAccepted);
    }

    @Test
    void leavesOutWhatIsRefusedAndSaysWhy() {
        ReviewModel review = review("p1", "p5");
        assertEquals(
                new Answer.LeftOut(DAMAGED.message()),
                review.candidates().get(1).answerProperty().get());
        assertEquals(1, review.sumProperty().get().projects());
        review.delete();
        assertEquals(List.of("p1"), session.executed);
    }

    @Test
    void isReadyOnlyWhenEveryProjectIsPlanned() {
        projects.start();
        background.hold();
        ReviewModel review = new ReviewModel(projects, session, background, find("p1", "p2"));
        background.next();
        assertTrue(review.planningProperty().get());
        assertInstanceOf(Answer.Planned.class, review.candidates().get(0).answerProperty().get());
        assertInstanceOf(Answer.Planning.class, review.candidates().get(1).answerProperty().get());
        background.next();
        assertFalse(review.planningProperty().get());
    }

    @Test
    void saysWhatItLeavesOutButNotWhatCanBeTriedAgain() {
        session.rows.put("p1", session.rows.get("p1").with(new RowState.PartlyFailed(3)));
        session.rows.put("p2", session.rows.get("p2").with(new RowState.Clean()));
        projects.start();
        assertEquals(
                "Left out: 2 need attention, 1 already clean.",
                LeftOut.words(projects.list().all()));
    }

    private ReviewModel review(String... ids) {
        projects.start();
        return new ReviewModel(projects, session, background, find(ids));
    }

    private List<ListedProject> find(String... ids) {
        return List.of(ids).stream().map(id -> projects.list().find(id).orElseThrow()).toList();
    }

    private static CleanupPlan shown(ReviewModel review, int candidate) {
        Answer answer = review.candidates().get(candidate).answerProperty().get();
        return assertInstanceOf(Answer.Planned.class, answer).plan();
    }
}
