package app.offcut.autoclean;

import app.offcut.autoclean.FinalsSeen.State;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.AutoCleanSetting.Value;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cleans the projects whose new finals are due. A failure does not stop the others. Not
 * thread-safe.
 */
final class DueCleanups {
    private static final Logger LOG = LoggerFactory.getLogger(DueCleanups.class);

    private final Cleanup cleanup;
    private final AutoCleanSetting setting;
    private final Supplier<Duration> keep;
    private final InstantSource clock;
    private final Consumer<Event> listener;
    private final BooleanSupplier goOn;
    private final DeferredCleanups deferred;
    private final Fuse fuse;
    private final Map<String, List<String>> blown = new LinkedHashMap<>();
    private @Nullable Value off;
    private @Nullable String unread;

    /**
     * @param keep how long cleaned files can be restored; read before each run
     * @param goOn whether to continue; checked between two projects and between two files
     * @param fuse that of the space rules
     */
    DueCleanups(
            Cleanup cleanup,
            AutoCleanSetting setting,
            Supplier<Duration> keep,
            InstantSource clock,
            Consumer<Event> listener,
            BooleanSupplier goOn,
            Fuse fuse) {
        this.cleanup = cleanup;
        this.setting = setting;
        this.keep = keep;
        this.clock = clock;
        this.listener = listener;
        this.goOn = goOn;
        this.fuse = fuse;
        deferred = new DeferredCleanups(cleanup, clock);
    }

    /** Cleans what is due. Returns the finals that no longer count as new, and their state. */
    Map<NewFinal, State> all(List<NewFinal> due) {
        if (due.isEmpty() || !mayAct(due)) return Map.of();
        Map<NewFinal, State> ended = new LinkedHashMap<>();
        for (NewFinal one : due) {
            if (!goOn.getAsBoolean()) break;
            State state = attemptSafely(one);
            if (state != null) ended.put(one, state);
        }
        blown.forEach((why, ids) -> listener.accept(new Event.FuseBlown(List.copyOf(ids), why)));
        blown.clear();
        return ended;
    }

    /** Reads the switch once for all: it may stay off for months, with one more final each day. */
    private boolean mayAct(List<NewFinal> due) {
        Value value = readSwitch();
        if (value.problem() != null) {
            due.forEach(one -> one.later(clock.instant()));
            return false;
        }
        off = value.enabled() ? null : value;
        if (off == null) return true;
        for (NewFinal one : due) {
            if (!one.cleanedOnce()) wait(one, Texts.of("autoclean.off"));
            one.off();
        }
        return false;
    }

    /** Reads the switch. Reports an unreadable one only once, until it can be read again. */
    Value readSwitch() {
        Value value = setting.read();
        String problem = value.problem();
        if (problem != null && !problem.equals(unread)) {
            LOG.warn("{}", problem);
            listener.accept(new Event.SwitchUnreadable(problem));
        }
        unread = problem;
        return value;
    }

    /**
     * Whether auto-clean has been switched on since it was found to be off.
     *
     * @param all whether to read every place that may have switched it on, or the database only
     * @throws Problem if this is unknown
     */
    boolean switchedOn(boolean all) {
        Value before = off;
        if (before == null) return true;
        if (!all && (before.locked() || !setting.preferred())) return false;
        return setting.read().enabled();
    }

    /** Null if it is not dealt with yet. */
    private @Nullable State attemptSafely(NewFinal one) {
        try {
            return attempt(one);
        } catch (Problem e) {
            LOG.warn("Auto-clean of {}: {}", one.projectId(), e.sentence(), e.getCause());
            // a final without a project waits until a row appears
            if (e.code() == Problem.Code.NO_SUCH_PROJECT) {
                one.later(clock.instant(), BackOff.MAX_DELAY_IF_UNCHANGED);
                return null;
            }
            report(one, new Event.Failed(e.sentence()));
        } catch (RuntimeException e) {
            LOG.error("Auto-clean of {} failed", one.projectId(), e);
            report(one, new Event.Failed(Texts.of("autoclean.failed", one.projectId())));
        }
        return later(one);
    }

    private @Nullable State later(NewFinal one) {
        one.later(clock.instant());
        return null;
    }

    private @Nullable State later(NewFinal one, Instant at) {
        one.dueAt(at);
        return null;
    }

    private void report(NewFinal one, Event event) {
        if (one.news(event)) listener.accept(event);
    }

    private @Nullable State attempt(NewFinal one) {
        if (one.cleanedOnce()) {
            // files that a person has restored stay
            if (cleanup.lastWasPutBack(one.projectId())) return State.DONE;
            Optional<Instant> held = deferred.heldUntil(one.projectId());
            if (held.isPresent()) return later(one, held.get());
        }
        CleanupPlan plan = cleanup.planUnattended(one.projectId(), one.looks());
        return switch (plan.verdict()) {
            case Verdict.Refused(Refusal refusal) -> refused(one, refusal);
            case Verdict.NeedsReview(List<Refusal> rules) -> refused(one, rules.getFirst());
            case Verdict.Passed _ -> passed(one, plan);
        };
    }

    private @Nullable State refused(NewFinal one, Refusal refusal) {
        if (one.cleanedOnce()) return leftRefused(one, refusal.rule());
        boolean soon =
                switch (refusal.rule()) {
                    case NOT_QUIET, OPEN_WRITER, JOB_ACTIVE, WORK_SIGNS, FINALS_MISSING -> true;
                    // a video that is being written looks damaged
                    default -> one.settling(clock.instant());
                };
        if (soon) wait(one, refusal.message());
        else if (!one.knownBroken()) report(one, new Event.Refused(one.projectId(), refusal));
        one.later(clock.instant(), BackOff.longest(refusal.rule()));
        return null;
    }

    /** A rule now requires a review, which ends the handling of the new final. */
    private @Nullable State leftRefused(NewFinal one, Rule rule) {
        return switch (rule) {
            case NOT_QUIET, OPEN_WRITER, JOB_ACTIVE, WORK_SIGNS, ZONE_UNAVAILABLE -> later(one);
            default -> State.DONE;
        };
    }

    private void wait(NewFinal one, String why) {
        if (!one.knownBroken()) report(one, new Event.Waiting(one.projectId(), why));
    }

    private @Nullable State passed(NewFinal one, CleanupPlan plan) {
        if (cleanup.done(plan)) // cleaned by hand meanwhile, or by the run before
        return one.cleanedOnce() ? left(one, plan, false) : State.DONE;
        if (plan.doomed().isEmpty()) return run(one, plan);
        String why = fuse.tooLarge(plan.doomed().size(), plan.bytes());
        if (why == null) {
            why = fuse.tooMany(one.projectId(), clock.instant());
            if (why != null && (one.cleanedOnce() || fuse.tooManyByRule()))
                return later(one, clock.instant().plus(Fuse.WINDOW));
        }
        if (why == null) return run(one, plan);
        // from now on it belongs to the backlog, which a person cleans
        blown.computeIfAbsent(why, _ -> new ArrayList<>()).add(one.projectId());
        return State.DONE;
    }

    private @Nullable State left(NewFinal one, CleanupPlan plan, boolean stayed) {
        Optional<Instant> next = deferred.due(plan, stayed);
        next.ifPresent(one::cleaned);
        return next.isPresent() ? State.AGAIN : State.DONE;
    }

    private @Nullable State run(NewFinal one, CleanupPlan plan) {
        // the user may have switched it off during the previous cleanups
        if (!mayAct(List.of(one))) return null;
        Instant began = clock.instant();
        // without files only the status is written: nothing to hold, count or report
        boolean empty = plan.doomed().isEmpty();
        var request = CleanupRequest.of(StartedBy.AUTO).keeping(empty ? Duration.ZERO : keep.get());
        CleanupReport report = cleanup.execute(plan, request, (_, _, _) -> goOn.getAsBoolean());
        return switch (report.outcome()) {
            case COMPLETE, FAILED, HELD -> {
                if (!empty) fuse.ran(one.projectId(), began);
                if (!empty) listener.accept(new Event.Cleaned(report));
                yield left(one, plan, stayed(one, plan, report));
            }
            case REFUSED -> {
                Refusal refusal = report.refusal();
                yield refusal != null ? refused(one, refusal) : later(one);
            }
            case STOPPED, UNDONE -> {
                listener.accept(new Event.Cleaned(report));
                yield later(one);
            }
        };
    }

    /** Whether a file was in use when it was to go; after repeated failures, a person must look. */
    private static boolean stayed(NewFinal one, CleanupPlan plan, CleanupReport report) {
        long taken = report.deletedFiles() + report.heldFiles() + report.alreadyGone();
        return taken + report.failed().size() < plan.doomed().size()
                && (taken > 0 || !one.cleanedOnce());
    }
}
