package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.Event;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.session.SampleReports;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.projects.list.ListedProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PendingQuestionsTest extends ProjectsModelFixture {
    private final List<String> reviewed = new ArrayList<>();

    private void open() {
        model.questions().onReview(projects -> projects.forEach(p -> reviewed.add(p.id())));
        model.start();
    }

    @Test
    void offersToReviewWhatAutoCleanAsksAbout() {
        open();
        happens(new Event.FuseBlown(List.of("p1", "gone", "p2"), "It is too much."));
        Notice asked = notices.getLast();
        assertEquals("It is too much.", asked.text());
        Objects.requireNonNull(asked.action()).run().run();
        assertEquals(List.of("p1", "p2"), reviewed);
    }

    @Test
    void asksAboutTwoFusesTogetherAndSaysSoOnTheRows() {
        open();
        happens(new Event.FuseBlown(List.of("p1"), "It is too much."));
        happens(new Event.FuseBlown(List.of("p2"), "These are too many."));
        ListedProject first = project("p1");
        assertEquals("It is too much.", first.note().words());
        Notice asked = notices.getLast();
        assertEquals(notices.getFirst().about(), asked.about());
        assertTrue(asked.asks());
        Objects.requireNonNull(asked.action()).run().run();
        assertEquals(List.of("p1", "p2"), reviewed);
        session.finish(SampleReports.of(first.row(), StartedBy.HAND, Outcome.COMPLETE, null));
        assertEquals("", first.note().words());
    }

    @Test
    void tellsOnceOutOfSightWhatNeedsAPerson() {
        model.start();
        happens(new Event.Refused("p1", Refusal.of(Rule.NEWER_WORK, "scene-1.mp3")));
        happens(new Event.Refused("p1", Refusal.of(Rule.NEWER_WORK, "scene-1.mp3")));
        happens(new Event.Refused("p2", Refusal.of(Rule.FINAL_INCOMPLETE, "f", "cut")));
        happens(new Event.Refused("p3", Refusal.of(Rule.PINNED)));
        happens(new Event.NotWatching("The disk is away."));
        happens(new Event.NotWatching("The disk is away."));
        assertEquals(3, notices.size(), notices.toString());
        assertTrue(notices.stream().allMatch(Notice::shown), "the row shows it already");
        assertEquals(List.of(true, false, false), notices.stream().map(Notice::asks).toList());
        assertEquals("The disk is away.", notices.getLast().text());
    }
}
