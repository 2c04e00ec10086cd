package app.offcut.ui.projects;

import app.offcut.autoclean.Event;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowNote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The questions of auto-clean for the user. Each is shown once, also while the window is hidden,
 * and stays on its rows until their projects are cleaned.
 */
public final class PendingQuestions {
    private final ProjectList list;
    private final Consumer<Notice> notices;
    private final Map<String, String> byFuse = new LinkedHashMap<>();
    private final Set<String> unreviewed = new HashSet<>();
    private final Set<String> reported = new HashSet<>();
    private Consumer<List<ListedProject>> review = _ -> {};

    PendingQuestions(ProjectList list, Consumer<Notice> notices) {
        this.list = list;
        this.notices = notices;
    }

    /** Sets the listener that reviews projects which auto-clean does not clean by itself. */
    public void onReview(Consumer<List<ListedProject>> listener) {
        review = listener;
    }

    /** Combines two blown fuses that the user has not seen yet. */
    void fuse(Event.FuseBlown fuse) {
        for (String id : fuse.projectIds()) {
            byFuse.put(id, fuse.why());
            unreviewed.add(id);
            mark(id);
        }
        notices.accept(
                Notice.trouble(Texts.of("ui.fuse"), fuse.why())
                        .about("fuse")
                        .offering(
                                Notice.Action.asking(
                                        Texts.of("ui.action.review"), this::reviewFused)));
    }

    private void reviewFused() {
        List<String> ids = new ArrayList<>(byFuse.keySet());
        ids.retainAll(unreviewed);
        unreviewed.clear();
        review(ids.isEmpty() ? List.copyOf(byFuse.keySet()) : ids);
    }

    private void review(List<String> projectIds) {
        review.accept(projectIds.stream().flatMap(id -> list.find(id).stream()).toList());
    }

    /**
     * A new final that its rules leave to a person; notified, because the row alone may go unseen.
     */
    void refused(Event.Refused event) {
        Refusal refusal = event.refusal();
        if (!concernsAPerson(refusal) || !reported.add(event.projectId() + " " + refusal.rule()))
            return;
        String id = event.projectId();
        String name = list.find(id).map(p -> p.row().name()).orElse(id);
        Notice notice =
                Notice.trouble(Texts.of("ui.refused", name), refusal.message())
                        .about("refused " + id)
                        .shownAlready();
        notices.accept(
                refusal.rule().review()
                        ? notice.offering(
                                Notice.Action.asking(
                                        Texts.of("ui.action.review"), () -> review(List.of(id))))
                        : notice);
    }

    private static boolean concernsAPerson(Refusal refusal) {
        return switch (refusal.rule()) {
            case TWO_FINALS,
                    FINAL_INCOMPLETE,
                    FINAL_UNREADABLE,
                    FINAL_TOO_SHORT,
                    FINAL_SIZE_DIFFERS ->
                    true;
            default -> refusal.rule().review();
        };
    }

    void notWatching(String why) {
        if (reported.add(why))
            notices.accept(
                    Notice.trouble(Texts.of("ui.watch.not"), why).about("watch").shownAlready());
    }

    /** A run has ended, which settles the questions about it. */
    void finished(CleanupReport report) {
        byFuse.remove(report.projectId());
        unreviewed.remove(report.projectId());
        Optional.ofNullable(report.refusal())
                .ifPresent(refusal -> reported.add(report.projectId() + " " + refusal.rule()));
    }

    void markAll() {
        byFuse.keySet().forEach(this::mark);
    }

    /** Shows the question on the row; call when the row is new. */
    void mark(String projectId) {
        String why = byFuse.get(projectId);
        if (why == null) return;
        list.find(projectId)
                .filter(project -> !project.atWork())
                .ifPresent(project -> project.note(RowNote.trouble(why)));
    }
}
