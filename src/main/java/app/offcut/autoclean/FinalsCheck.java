package app.offcut.autoclean;

import app.offcut.autoclean.FinalsSeen.State;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.generator.Records;
import app.offcut.library.OpenedRoot;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks finals, all or some, and then handles the new ones. No method throws: a disk that is
 * disconnected now may be back at the next check. Not thread-safe.
 */
final class FinalsCheck {
    private static final Logger LOG = LoggerFactory.getLogger(FinalsCheck.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

    private final OpenedRoot root;
    private final Surveyor surveyor;
    private final Records records;
    private final Backlog backlog;
    private final FinalsSeen seen;
    private final InstantSource clock;
    private final DueCleanups dueCleanups;
    private final Consumer<Event> listener;
    private final NewFinals newFinals;
    private final ChangeReporter reporter;
    private boolean watching;
    private @Nullable String trouble;
    private Instant retry = Instant.MAX;

    /**
     * @param quiet see {@link app.offcut.generator.Generator#unattendedQuiet}
     */
    FinalsCheck(
            OpenedRoot root,
            Duration quiet,
            Surveyor surveyor,
            Records records,
            Backlog backlog,
            FinalsSeen seen,
            InstantSource clock,
            DueCleanups dueCleanups,
            Consumer<Event> listener) {
        this.root = root;
        newFinals = new NewFinals(quiet);
        this.surveyor = surveyor;
        this.records = records;
        this.backlog = backlog;
        this.seen = seen;
        this.clock = clock;
        this.dueCleanups = dueCleanups;
        this.listener = listener;
        reporter = new ChangeReporter(id -> listener.accept(new Event.Changed(id)));
    }

    /** Checks every final. */
    void look() {
        guarded(() -> {
            backlog.record();
            List<FinalFingerprint> finals = surveyor.finals();
            if (!watching || trouble != null) listener.accept(new Event.Watching(finals.size()));
            watching = true;
            dueCleanups.readSwitch();
            List<FinalFingerprint> owned =
                    finals.stream().filter(look -> !look.projectId().isEmpty()).toList();
            reporter.changed(newFinals.look(owned, seen.read()), clock.instant());
            trouble = null;
            retry = Instant.MAX;
        });
    }

    /**
     * Checks the finals of these projects and those that are due. Does nothing if there are none.
     */
    void look(Set<String> hinted) {
        if (!watching || trouble != null) return; // afterwards all are checked
        Instant now = clock.instant();
        Set<String> projects = new HashSet<>(hinted);
        for (NewFinal due : newFinals.due(now)) projects.add(due.projectId());
        Set<String> wanted = Set.copyOf(projects);
        guarded(() -> {
            Set<String> changed =
                    wanted.isEmpty()
                            ? Set.of()
                            : newFinals.look(wanted, surveyor.finals(wanted), seen.read(wanted));
            reporter.changed(changed, now);
        });
    }

    /** Handles the new finals that are due. */
    void act() {
        List<NewFinal> due = newFinals.due(clock.instant());
        if (due.isEmpty() || trouble != null) return;
        guarded(() ->
                dueCleanups
                        .all(due)
                        .forEach((one, state) -> {
                            seen.remember(one.looks(), state);
                            if (state == State.DONE) newFinals.remove(one);
                        }));
    }

    private Map<String, String> marks(Set<String> projects) {
        try {
            return records.marks(projects);
        } catch (Problem e) {
            return Map.of(); // no database now; its first rows will count as a change
        }
    }

    /** Files of these projects other than their finals have changed. */
    void stirred(Set<String> projects) {
        newFinals.stir(projects, clock.instant());
    }

    /** The generator's database may have changed: checks refused finals again. */
    void rowsChanged() {
        Set<String> refused = newFinals.refused();
        if (!refused.isEmpty()) guarded(() -> newFinals.remark(marks(refused), clock.instant()));
    }

    /**
     * The switch may have changed: finals that wait for it become due.
     *
     * @param all whether more than the generator's database may have changed
     */
    void askForTheSwitch(boolean all) {
        if (!newFinals.anyOff()) return;
        try {
            if (dueCleanups.switchedOn(all)) newFinals.switchedOn(clock.instant());
        } catch (Problem e) {
            LOG.debug("The switch for auto-clean cannot be read", e); // retried soon
        }
    }

    /** Projects that may be rendering now; empty if unknown. */
    Optional<Set<String>> rendering() {
        try {
            return records.rendering();
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Problem e) {
            failed(e.sentence(), () -> LOG.warn("{}", e.sentence(), e.getCause()));
        } catch (RuntimeException e) {
            String sentence = Texts.of("autoclean.look-failed");
            failed(sentence, () -> LOG.error("Checking the finals failed", e));
        }
    }

    /** Reports and logs a lasting failure only once. */
    private void failed(String sentence, Runnable log) {
        retry = clock.instant().plus(AFTER_TROUBLE);
        if (!sentence.equals(trouble)) {
            log.run();
            listener.accept(new Event.NotWatching(sentence));
        }
        trouble = sentence;
        if (root.isBackElsewhere()) listener.accept(new Event.DiskReturned());
    }

    /** Whether the last check failed and a retry is due. */
    boolean retries() {
        return !clock.instant().isBefore(retry);
    }

    /** When to check again, if nothing happens before. */
    Instant nextDue() {
        if (!retry.equals(Instant.MAX)) return retry;
        Instant due = newFinals.nextDue();
        return due.isBefore(reporter.nextDue()) ? due : reporter.nextDue();
    }

    /** Projects whose finals are not dealt with yet. */
    Set<String> waiting() {
        return newFinals.projects();
    }

    /** Whether the gate has not yet checked some new final since it became stable. */
    boolean unjudged() {
        return newFinals.unjudged();
    }

    /** Makes these projects due, because something other than their finals has changed. */
    void askAgain(Predicate<String> projectIds) {
        newFinals.askAgain(projectIds, clock.instant());
    }

    /** Discards times after a clock jump. */
    void forget() {
        newFinals.forget();
    }
}
