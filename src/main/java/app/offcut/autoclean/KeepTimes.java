package app.offcut.autoclean;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases files whose keep time is over while a library is open, and recovers earlier runs when it
 * is opened. One thread calls {@link #look}; {@link #note} is thread-safe.
 */
final class KeepTimes {
    private static final Logger LOG = LoggerFactory.getLogger(KeepTimes.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

    private final Cleanup cleanup;
    private final InstantSource clock;
    private final Consumer<Event> listener;
    private final Map<String, Instant> ahead;
    private boolean recovered;
    private Set<String> reported = Set.of();
    private final Set<String> trouble = new HashSet<>();
    private Instant next = Instant.MIN;

    KeepTimes(Cleanup cleanup, InstantSource clock, Consumer<Event> listener) {
        this(cleanup, clock, listener, new HashMap<>());
    }

    /**
     * @param ahead by run id, when a run with a commit time in the future was first seen (clock
     *     skew)
     */
    KeepTimes(
            Cleanup cleanup,
            InstantSource clock,
            Consumer<Event> listener,
            Map<String, Instant> ahead) {
        this.ahead = ahead;
        this.cleanup = cleanup;
        this.clock = clock;
        this.listener = listener;
    }

    /** Records the keep time of a finished run, if it is held. */
    void note(CleanupReport report) {
        if (report.keepUntil() != null) sooner(report.keepUntil());
    }

    /** A hold has expired according to offcut.db; another Offcut may have begun it. */
    void lookNow() {
        sooner(clock.instant());
    }

    /** When to look again, if nothing happens before. */
    synchronized Instant next() {
        return next;
    }

    private synchronized void sooner(Instant time) {
        if (time.isBefore(next)) next = time;
    }

    private synchronized void never() {
        next = Instant.MAX;
    }

    /**
     * Erases expired holds. Never throws: a failure is retried later.
     *
     * @param full whether to look even if nothing is due, because another Offcut may have left
     *     something
     */
    void look(boolean full) {
        if (!full && clock.instant().isBefore(next())) return;
        never(); // a run recorded from here on sets it again
        trouble.clear();
        try {
            end(cleanup.runs());
            schedule(cleanup.runs());
        } catch (Problem problem) {
            LOG.info("Expired holds wait: {}", problem.sentence(), problem.getCause());
            // the owner of the lock finishes earlier runs before its own
            if (problem.code() == Problem.Code.LOCKED) trouble.addAll(reported);
            else report(problem.sentence());
            sooner(clock.instant().plus(AFTER_TROUBLE));
        } catch (RuntimeException e) {
            LOG.error("Earlier runs could not be finished", e);
            report(Texts.of("autoclean.keep-failed"));
            sooner(clock.instant().plus(AFTER_TROUBLE));
        }
        reported = Set.copyOf(trouble);
    }

    /**
     * Erases these runs. Tries only once for files that cannot leave the hold, since repeating the
     * report helps no one.
     */
    private void end(List<HeldRun> runs) {
        boolean onlyHeld = runs.stream().allMatch(HeldRun::held);
        if (!recovered || (onlyHeld && !runs.isEmpty())) {
            recover(); // which also checks whether disk space is needed
            for (HeldRun run : runs)
                if (due(run) && !cleanup.due(run) && stillHeld(run)) purge(run);
        } else {
            trouble.addAll(reported);
            for (HeldRun run : runs) if (due(run) || (run.held() && cleanup.due(run))) purge(run);
        }
        recovered = true;
    }

    /** Erases one run. Its failure does not affect the others. */
    private void purge(HeldRun run) {
        try {
            report(cleanup.purge(run.run()));
        } catch (Problem problem) {
            if (problem.code() == Problem.Code.LOCKED) throw problem;
            // another Offcut was faster
            if (problem.code() == Problem.Code.NO_SUCH_RUN) return;
            LOG.info(
                    "Erasing run {} is postponed: {}",
                    run.run(),
                    problem.sentence(),
                    problem.getCause());
            report(problem.sentence());
        }
    }

    private void recover() {
        for (Recovered one : cleanup.recover()) {
            if (one.report() != null) report(one.report());
            if (one.problem() != null) report(one.problem());
        }
    }

    private void schedule(List<HeldRun> runs) {
        Instant now = clock.instant();
        for (HeldRun run : runs) {
            if (!run.held()) continue;
            Instant until = keepUntil(run);
            sooner(until.isAfter(now) ? until : now.plus(AFTER_TROUBLE));
        }
    }

    private boolean due(HeldRun run) {
        return run.held() && !keepUntil(run).isAfter(clock.instant());
    }

    private boolean stillHeld(HeldRun run) {
        return cleanup.runs().stream().anyMatch(r -> r.run().equals(run.run()) && r.held());
    }

    /**
     * The end of a run's keep time. A run committed at a future time (clock skew) would be held too
     * long, so its keep time starts when it is first seen: never shorter than promised.
     */
    private Instant keepUntil(HeldRun run) {
        Commit commit = run.journal().commit();
        Manifest manifest = run.journal().manifest();
        if (commit == null || manifest == null) return Instant.MAX;
        Instant now = clock.instant();
        if (!commit.at().isAfter(now)) {
            ahead.remove(run.run());
            return commit.keepUntil();
        }
        Instant seen = ahead.merge(run.run(), now, (a, b) -> a.isBefore(b) ? a : b);
        Instant until = seen.plus(manifest.keep());
        return until.isBefore(commit.keepUntil()) ? until : commit.keepUntil();
    }

    private void report(CleanupReport report) {
        var refusal = report.refusal();
        listener.accept(
                report.outcome() == Outcome.REFUSED && refusal != null
                        ? new Event.Refused(report.projectId(), refusal)
                        : new Event.Cleaned(report));
    }

    private void report(String sentence) {
        if (trouble.add(sentence) && !reported.contains(sentence))
            listener.accept(new Event.Failed(sentence));
    }
}
