package app.offcut.ui.projects;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.projects.list.CleanupTarget;
import app.offcut.ui.projects.list.CleanupTargets;
import app.offcut.ui.projects.list.RowNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.util.Subscription;

/** Notifies the screens of every run's end, and the user of those that no screen shows. */
public final class RunEndings {
    private final CleanupTargets targets;
    private final LibraryProblems troubles;
    private final Consumer<Notice> notices;
    private final HeldRuns held;
    private final FreedNotices freed;
    private final List<Screen> screens = new ArrayList<>();

    /** Until when runs that nobody asked for can be undone, as far as reported. */
    private final Map<String, Instant> heldUnasked = new HashMap<>();

    /**
     * @param shows whether the user sees there how a run has ended
     * @param sums whether one notice will say it together with others
     */
    private record Screen(
            Consumer<RunEnding> listener, Predicate<RunEnding> shows, Predicate<RunEnding> sums) {}

    RunEndings(
            CleanupTargets targets,
            LibraryProblems troubles,
            Consumer<Notice> notices,
            HeldRuns held,
            Background background) {
        this.targets = targets;
        this.troubles = troubles;
        this.notices = notices;
        this.held = held;
        freed = new FreedNotices(background, notices);
    }

    public Subscription follow(Consumer<RunEnding> listener) {
        return follow(listener, _ -> false);
    }

    /** For a screen where the user sees how some runs end. */
    public Subscription follow(Consumer<RunEnding> listener, Predicate<RunEnding> shows) {
        return follow(new Screen(listener, shows, _ -> false));
    }

    /** For what says later, by one notice, how some runs ended. */
    void sumUp(Consumer<RunEnding> listener, Predicate<RunEnding> sums) {
        follow(new Screen(listener, _ -> false, sums));
    }

    private Subscription follow(Screen screen) {
        screens.add(screen);
        return () -> screens.remove(screen);
    }

    void finished(CleanupReport report, boolean asked) {
        String id = report.projectId();
        boolean gathered = !asked && FreedNotices.takes(report);
        if (gathered) freed.add(report);
        report(
                new RunEnding.Reported(report, asked),
                !gathered && worthReporting(report)
                        ? Optional.of(
                                ReportText.notice(
                                        report,
                                        asked,
                                        run -> held.undo(id, run),
                                        run -> held.erase(id, run)))
                        : Optional.empty());
    }

    void stopped(String projectId) {
        report(new RunEnding.Stopped(projectId), Optional.empty());
    }

    /**
     * @param asked whether it was a cleanup, not an undo or an erasure
     */
    void failed(String projectId, Throwable trouble, boolean asked) {
        String why = ErrorText.sentence(trouble);
        report(new RunEnding.Failed(projectId, why, asked), note(projectId, trouble, why));
    }

    /** Shows the problem on the row; the notice is empty if it stands above the list already. */
    private Optional<Notice> note(String projectId, Throwable trouble, String why) {
        Optional<CleanupTarget> target = targets.find(projectId);
        target.ifPresent(t -> t.note(RowNote.trouble(why)));
        if (troubles.locked(trouble)) return Optional.empty();
        return Optional.of(Notice.trouble(target.map(CleanupTarget::name).orElse(projectId), why));
    }

    /**
     * Notifies the screens, then the user.
     *
     * @param notice for the user, unless a screen shows it
     */
    private void report(RunEnding ending, Optional<Notice> notice) {
        // asked first: once notified, a screen no longer waits for anything
        boolean shown = screens.stream().anyMatch(s -> s.shows.test(ending));
        boolean summed = screens.stream().anyMatch(s -> s.sums.test(ending));
        List.copyOf(screens).forEach(screen -> screen.listener.accept(ending));
        if (!summed) notice.map(n -> shown ? n.shownAlready() : n).ifPresent(notices);
    }

    /**
     * Whether to notify. Held runs that nobody asked for are reported once; History shows that they
     * ended well or did nothing. Where space is short, files that are erased before the time that
     * was promised are reported too.
     */
    private boolean worthReporting(CleanupReport report) {
        if (report.startedBy() != StartedBy.AUTO) return true;
        String run = Objects.requireNonNullElse(report.run(), "");
        if (report.outcome() == Outcome.HELD) return heldUnasked.put(run, until(report)) == null;
        Instant until = heldUnasked.remove(run);
        boolean early =
                until != null
                        && report.spaceRule() == SpaceRule.FREE_SPACE
                        && report.endedAt().isBefore(until);
        return report.outcome() != Outcome.COMPLETE
                || !report.problems().isEmpty()
                || ((until == null || early) && report.deletedFiles() > 0);
    }

    private static Instant until(CleanupReport report) {
        return Objects.requireNonNullElse(report.keepUntil(), report.endedAt());
    }
}
