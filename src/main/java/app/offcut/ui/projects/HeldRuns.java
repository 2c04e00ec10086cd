package app.offcut.ui.projects;

import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.RowState.Held;
import app.offcut.cleanup.survey.RowState.Interrupted;
import app.offcut.session.Session;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.projects.list.CleanupTarget;
import app.offcut.ui.projects.list.CleanupTargets;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowNote;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Undoes or erases held runs. Waits for the run under way at most, never for queued cleanups,
 * during which the keep time might end.
 *
 * @param underWay the runs being undone or erased
 * @param failed receives the id of the project or area; success is reported by the session
 */
public record HeldRuns(
        Session session,
        Background background,
        CleanupTargets targets,
        Set<String> underWay,
        BiConsumer<String, Throwable> failed) {

    HeldRuns(
            Session session,
            Background background,
            CleanupTargets targets,
            BiConsumer<String, Throwable> failed) {
        this(session, background, targets, new HashSet<>(), failed);
    }

    public void undo(CleanupTarget target) {
        if (target.state() instanceof Held held) undo(target.id(), held.run());
    }

    /**
     * Undoes a run that has just ended, whose row may not show it yet.
     *
     * @return whether an ending of the run will be reported, or has been
     */
    public boolean undo(String projectId, String run) {
        return ask(projectId, run, Texts.of("ui.row.putting-back"), () -> session.undo(run));
    }

    /** The newest cleanup that can be undone. */
    Optional<Undoable> newest() {
        return targets.all()
                .filter(target -> !target.atWork())
                .flatMap(target ->
                        target.state() instanceof Held held
                                ? Stream.of(new Undoable(target.id(), held.run()))
                                : Stream.empty())
                .max(Comparator.comparing(Undoable::run)); // ids sort by time
    }

    public void erase(CleanupTarget target) {
        if (target.state() instanceof Held held) erase(target.id(), held.run());
    }

    /** Erases what a run holds that has just ended. */
    public void erase(String projectId, String run) {
        ask(projectId, run, Texts.of("ui.row.erasing"), () -> session.purge(run));
    }

    /** Erases older copies. */
    public void eraseOlder(ListedProject project) {
        if (project.row().state() instanceof Interrupted one && one.olderCopies())
            erase(project.id(), one.run());
    }

    /** Tries again to restore older copies. */
    public void undoOlder(ListedProject project) {
        if (project.row().state() instanceof Interrupted one) undo(project.id(), one.run());
    }

    /** Erases what is held of every project. */
    public void eraseAll() {
        targets.projects().all().forEach(this::erase);
    }

    /** A held run, and the id of its project or area. */
    record Undoable(String id, String run) {}

    private boolean ask(String id, String run, String words, Callable<CleanupReport> work) {
        Optional<CleanupTarget> target = targets.find(id);
        if (underWay.contains(run)) return true;
        if (target.filter(CleanupTarget::atWork).isPresent()) return false;
        underWay.add(run);
        target.ifPresent(t -> t.note(RowNote.atWork(words)));
        background.run(
                Lane.HELD,
                work,
                _ -> underWay.remove(run),
                trouble -> {
                    underWay.remove(run);
                    failed.accept(id, trouble);
                });
        return true;
    }
}
