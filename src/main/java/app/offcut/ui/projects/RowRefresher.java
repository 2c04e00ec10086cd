package app.offcut.ui.projects;

import app.offcut.cleanup.survey.RowState;
import app.offcut.session.Session;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowNote;
import java.util.function.Predicate;

/** Measures single rows anew. */
final class RowRefresher {
    private final Session session;
    private final Background background;
    private final ProjectList list;
    private final PendingQuestions questions;
    private final Predicate<ListedProject> underWay;
    private final Runnable measureAll;

    /**
     * @param underWay whether a cleanup of the project runs or waits
     * @param measureAll done where a row could not be measured: that says what is wrong, if it
     *     still is
     */
    RowRefresher(
            Session session,
            Background background,
            ProjectList list,
            PendingQuestions questions,
            Predicate<ListedProject> underWay,
            Runnable measureAll) {
        this.session = session;
        this.background = background;
        this.list = list;
        this.questions = questions;
        this.underWay = underWay;
        this.measureAll = measureAll;
    }

    /** A project that is new comes into the list. */
    void refresh(String projectId) {
        background.run(
                Lane.ANSWER,
                () -> session.row(projectId),
                row -> {
                    list.find(projectId).ifPresent(this::release);
                    list.replace(row);
                    questions.mark(projectId);
                },
                trouble -> {
                    ErrorText.log(trouble);
                    list.find(projectId).ifPresent(this::release);
                    measureAll.run();
                });
    }

    /** A row keeps its "cleaning" until the new figures are there, so that it does not flicker. */
    private void release(ListedProject project) {
        if (!underWay.test(project)) project.doing(null);
        if (project.atWork()) project.note(RowNote.NONE);
    }

    /** Those that another Offcut is at work on, or may have ended: nobody tells of it. */
    void refreshUnsettled() {
        list.all().stream()
                .filter(p -> !p.busy() && unsettled(p.measured().state()))
                .forEach(p -> refresh(p.id()));
    }

    private static boolean unsettled(RowState state) {
        return state instanceof RowState.Interrupted || state instanceof RowState.Cleaning;
    }
}
