package app.offcut.ui.projects;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.survey.RowState;
import app.offcut.session.Session;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowNote;
import java.util.function.Predicate;

/** Measures single rows again, or everything, which says what is wrong, where a row cannot be. */
record RowRefresher(
        Session session,
        Background background,
        ProjectList list,
        PendingQuestions questions,
        Predicate<ListedProject> underWay,
        Runnable measureAll) {

    /** Measures one row; adds a new project to the list. An area has no row, only totals. */
    void refresh(String projectId) {
        if (Area.ofId(projectId).isPresent()) {
            measureAll.run();
            return;
        }
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

    /** Keeps the row's "cleaning" until the new figures arrive, so that it does not flicker. */
    private void release(ListedProject project) {
        if (!underWay.test(project)) project.doing(null);
        if (project.atWork()) project.note(RowNote.NONE);
    }

    /** Polls the rows on which another Offcut is or was at work, because nothing notifies us. */
    void refreshUnsettled() {
        list.all().stream()
                .filter(p -> !p.busy() && unsettled(p.measured().state()))
                .forEach(p -> refresh(p.id()));
    }

    private static boolean unsettled(RowState state) {
        return state instanceof RowState.Interrupted || state instanceof RowState.Cleaning;
    }
}
