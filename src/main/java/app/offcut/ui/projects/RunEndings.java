package app.offcut.ui.projects;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowNote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.util.Subscription;

/** Tells the screens how every run ends, and the user what no screen shows. */
public final class RunEndings {
    private final ProjectList list;
    private final LibraryProblems troubles;
    private final Consumer<Notice> notices;
    private final BiConsumer<String, String> undo;
    private final List<Screen> screens = new ArrayList<>();

    /** Runs of auto-clean that are still held, as far as they were told. */
    private final Set<String> heldUnasked = new HashSet<>();

    private record Screen(Consumer<RunEnding> listener, Predicate<String> shows) {}

    /**
     * @param undo puts back a run of a project; takes the ids of both
     */
    RunEndings(
            ProjectList list,
            LibraryProblems troubles,
            Consumer<Notice> notices,
            BiConsumer<String, String> undo) {
        this.list = list;
        this.troubles = troubles;
        this.notices = notices;
        this.undo = undo;
    }

    /** Whoever follows the end of every run, until the subscription ends. */
    public Subscription follow(Consumer<RunEnding> listener) {
        return follow(listener, _ -> false);
    }

    /**
     * Whoever follows the end of every run and shows it, until the subscription ends.
     *
     * @param shows whether the user sees there how a project's run ends; takes the project's id
     */
    public Subscription follow(Consumer<RunEnding> listener, Predicate<String> shows) {
        Screen screen = new Screen(listener, shows);
        screens.add(screen);
        return () -> screens.remove(screen);
    }

    /**
     * @param asked whether somebody in this window waits for this cleanup
     */
    void finished(CleanupReport report, boolean asked) {
        tell(
                new RunEnding.Reported(report),
                worthTelling(report)
                        ? Optional.of(
                                ReportText.notice(
                                        report, asked, run -> undo.accept(report.projectId(), run)))
                        : Optional.empty());
    }

    /** It was stopped before it began. */
    void stopped(String projectId) {
        tell(new RunEnding.Stopped(projectId), Optional.empty());
    }

    /** A cleanup could not start, or broke off. */
    void failed(String projectId, Throwable trouble) {
        String why = ErrorText.sentence(trouble);
        tell(new RunEnding.Failed(projectId, why), note(projectId, trouble, why));
    }

    /** What is held could not be put back or erased. */
    void failedHeld(String projectId, Throwable trouble) {
        note(projectId, trouble, ErrorText.sentence(trouble)).ifPresent(notices);
    }

    /**
     * Says it on the row.
     *
     * @return says it elsewhere too; empty where it stands above the list, since it concerns every
     *     project
     */
    private Optional<Notice> note(String projectId, Throwable trouble, String why) {
        Optional<ListedProject> project = list.find(projectId);
        project.ifPresent(p -> p.note(RowNote.trouble(why)));
        if (troubles.locked(trouble)) return Optional.empty();
        return Optional.of(Notice.trouble(project.map(p -> p.row().name()).orElse(projectId), why));
    }

    /**
     * @param notice for the user, unless a screen shows it
     */
    private void tell(RunEnding ending, Optional<Notice> notice) {
        // asked first: a screen that is told has nothing to wait for any more
        boolean shown = screens.stream().anyMatch(s -> s.shows.test(ending.projectId()));
        List.copyOf(screens).forEach(screen -> screen.listener.accept(ending));
        notice.map(told -> shown ? told.shownAlready() : told).ifPresent(notices);
    }

    /** What auto-clean has held is told once; that it ended well, or did nothing, is in History. */
    private boolean worthTelling(CleanupReport report) {
        if (report.startedBy() != StartedBy.AUTO) return true;
        String run = Objects.requireNonNullElse(report.run(), "");
        if (report.outcome() == Outcome.HELD) return heldUnasked.add(run);
        boolean told = heldUnasked.remove(run);
        return report.outcome() != Outcome.COMPLETE
                || !report.problems().isEmpty()
                || (!told && report.deletedFiles() > 0);
    }
}
