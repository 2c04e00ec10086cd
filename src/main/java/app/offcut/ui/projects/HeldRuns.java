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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * Undoes or erases held runs. Waits for the run under way at most, never for queued cleanups,
 * during which the keep time might end.
 *
 * @param failed receives the project's id; success is reported by the session
 */
public record HeldRuns(
        Session session,
        Background background,
        ProjectList list,
        BiConsumer<String, Throwable> failed) {

    public void undo(ListedProject project) {
        if (project.row().state() instanceof Held held) undo(project.id(), held.run());
    }

    /** Undoes a run that has just ended, whose row may not show it yet. */
    public void undo(String projectId, String run) {
        ask(projectId, Texts.of("ui.row.putting-back"), () -> session.undo(run));
    }

    /** Undoes the newest cleanup that can be undone. */
    public void undoNewest() {
        list.all().stream()
                .filter(p -> !p.atWork() && p.row().state() instanceof Held)
                .max(Comparator.comparing(p -> ((Held) p.row().state()).run())) // ids sort by time
                .ifPresent(this::undo);
    }

    public void erase(ListedProject project) {
        if (project.row().state() instanceof Held held)
            ask(project.id(), Texts.of("ui.row.erasing"), () -> session.purge(held.run()));
    }

    /** Erases older copies. */
    public void eraseOlder(ListedProject project) {
        if (project.row().state() instanceof Interrupted one && one.olderCopies())
            ask(project.id(), Texts.of("ui.row.erasing"), () -> session.purge(one.run()));
    }

    /** Tries again to restore older copies. */
    public void undoOlder(ListedProject project) {
        if (project.row().state() instanceof Interrupted one) undo(project.id(), one.run());
    }

    public void eraseAll() {
        list.all().forEach(this::erase);
    }

    private void ask(String projectId, String words, Callable<CleanupReport> work) {
        Optional<ListedProject> project = list.find(projectId);
        if (project.filter(ListedProject::atWork).isPresent()) return;
        project.ifPresent(p -> p.note(RowNote.atWork(words)));
        background.run(Lane.HELD, work, _ -> {}, trouble -> failed.accept(projectId, trouble));
    }
}
