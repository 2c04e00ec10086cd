package app.offcut.ui.projects;

import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.RowState.Held;
import app.offcut.cleanup.survey.RowState.Interrupted;
import app.offcut.session.Session;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowNote;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * Undoes or erases held runs. Waits for the run under way at most, never for queued cleanups,
 * during which the keep time might end.
 *
 * @param underWay the runs being undone or erased; an area's run has no row that tells
 * @param failed receives the id of the project or area; success is reported by the session
 */
public record HeldRuns(
        Session session,
        Background background,
        ProjectList list,
        Set<String> underWay,
        BiConsumer<String, Throwable> failed) {

    HeldRuns(
            Session session,
            Background background,
            ProjectList list,
            BiConsumer<String, Throwable> failed) {
        this(session, background, list, new HashSet<>(), failed);
    }

    public void undo(ListedProject project) {
        if (project.row().state() instanceof Held held) undo(project.id(), held.run());
    }

    /** Undoes a run that has just ended, whose row may not show it yet. */
    public void undo(String projectId, String run) {
        ask(projectId, run, Texts.of("ui.row.putting-back"), () -> session.undo(run));
    }

    /** Undoes the newest cleanup that can be undone. */
    public void undoNewest() {
        list.all().stream()
                .filter(p -> !p.atWork() && p.row().state() instanceof Held)
                .max(Comparator.comparing(p -> ((Held) p.row().state()).run())) // ids sort by time
                .ifPresent(this::undo);
    }

    public void erase(ListedProject project) {
        if (project.row().state() instanceof Held held) eraseRun(project, held.run());
    }

    /** Erases older copies. */
    public void eraseOlder(ListedProject project) {
        if (project.row().state() instanceof Interrupted one && one.olderCopies())
            eraseRun(project, one.run());
    }

    /** Tries again to restore older copies. */
    public void undoOlder(ListedProject project) {
        if (project.row().state() instanceof Interrupted one) undo(project.id(), one.run());
    }

    public void eraseAll() {
        list.all().forEach(this::erase);
    }

    private void eraseRun(ListedProject project, String run) {
        ask(project.id(), run, Texts.of("ui.row.erasing"), () -> session.purge(run));
    }

    private void ask(String id, String run, String words, Callable<CleanupReport> work) {
        Optional<ListedProject> project = list.find(id);
        if (project.filter(ListedProject::atWork).isPresent() || !underWay.add(run)) return;
        project.ifPresent(p -> p.note(RowNote.atWork(words)));
        background.run(
                Lane.HELD,
                work,
                _ -> underWay.remove(run),
                trouble -> {
                    underWay.remove(run);
                    failed.accept(id, trouble);
                });
    }
}
