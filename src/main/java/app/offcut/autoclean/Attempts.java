package app.offcut.autoclean;

import app.offcut.autoclean.AutoClean.Event;
import app.offcut.cleanup.Cleanup;
import app.offcut.cleanup.CleanupPlan;
import app.offcut.cleanup.CleanupReport;
import app.offcut.cleanup.CleanupReport.StartedBy;
import app.offcut.cleanup.FinalLook;
import app.offcut.cleanup.Refusal;
import app.offcut.cleanup.Rule;
import app.offcut.cleanup.Verdict;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries to clean the projects whose new finals are due. One that fails does not stop the others.
 * Used by one thread.
 */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    /** How soon it is noticed that another process switched auto-clean on. */
    private static final Duration WHILE_OFF = Duration.ofSeconds(10);

    private final Cleanup cleanup;
    private final AutoCleanSetting setting;
    private final Supplier<Duration> keep;
    private final InstantSource clock;
    private final Consumer<Event> listener;
    private final BooleanSupplier goOn;
    private final Fuse fuse = new Fuse();
    private final Map<String, List<String>> blown = new LinkedHashMap<>();

    /**
     * @param keep how long cleaned files can be put back; asked before each run
     * @param goOn whether to go on; asked between two projects and between two files
     */
    Attempts(
            Cleanup cleanup,
            AutoCleanSetting setting,
            Supplier<Duration> keep,
            InstantSource clock,
            Consumer<Event> listener,
            BooleanSupplier goOn) {
        this.cleanup = cleanup;
        this.setting = setting;
        this.keep = keep;
        this.clock = clock;
        this.listener = listener;
        this.goOn = goOn;
    }

    /** Returns those that need no further look. */
    List<NewFinal> all(List<NewFinal> due) {
        List<NewFinal> done = new ArrayList<>();
        for (NewFinal one : due) {
            if (!goOn.getAsBoolean()) break;
            if (doneWith(one)) done.add(one);
        }
        blown.forEach((why, ids) -> listener.accept(new Event.Fuse(List.copyOf(ids), why)));
        blown.clear();
        return done;
    }

    private boolean doneWith(NewFinal one) {
        try {
            return attempt(one);
        } catch (Problem e) {
            LOG.warn("Auto-clean of {}: {}", one.projectId(), e.sentence());
            // a final without a project is nobody's concern, until a row comes
            if (e.code() == Problem.Code.NO_SUCH_PROJECT) {
                one.later(clock.instant(), Pauses.LONGEST_OF_ALL);
                return false;
            }
            problem(one, e.sentence());
        } catch (RuntimeException e) {
            LOG.error("Auto-clean of {} failed", one.projectId(), e);
            problem(one, Texts.of("autoclean.failed", one.projectId()));
        }
        one.later(clock.instant());
        return false;
    }

    private void tell(NewFinal one, Event event) {
        if (one.news(event)) listener.accept(event);
    }

    private void problem(NewFinal one, String sentence) {
        tell(one, new Event.Problem(sentence));
    }

    private boolean attempt(NewFinal one) {
        if (!setting.read().enabled()) {
            wait(one, Texts.of("autoclean.off"));
            one.off(clock.instant().plus(WHILE_OFF));
            return false;
        }
        CleanupPlan plan = plan(one);
        return switch (plan.verdict()) {
            case Verdict.Refused(Refusal refusal) -> refused(one, refusal);
            case Verdict.NeedsReview(List<Refusal> rules) -> refused(one, rules.getFirst());
            case Verdict.Passed _ -> passed(one, plan);
        };
    }

    /** Of two finals only the gate knows which one counts; the look at the other is not equal. */
    private CleanupPlan plan(NewFinal one) {
        CleanupPlan plan = null;
        for (FinalLook look : one.looks()) {
            plan = cleanup.planUnattended(one.projectId(), look);
            if (!(plan.verdict() instanceof Verdict.Refused(Refusal r))
                    || r.rule() != Rule.NOT_QUIET) break;
        }
        return Objects.requireNonNull(plan);
    }

    private boolean refused(NewFinal one, Refusal refusal) {
        boolean soon =
                switch (refusal.rule()) {
                    case NOT_QUIET, OPEN_WRITER, JOB_ACTIVE -> true;
                    // a video that is being written looks like a broken one
                    default -> one.settling(clock.instant());
                };
        if (soon) wait(one, refusal.message());
        else if (!one.knownBroken()) tell(one, new Event.Refused(one.projectId(), refusal));
        one.later(clock.instant(), Pauses.longest(refusal.rule()));
        return false;
    }

    private void wait(NewFinal one, String why) {
        if (!one.knownBroken()) tell(one, new Event.Waiting(one.projectId(), why));
    }

    private boolean passed(NewFinal one, CleanupPlan plan) {
        if (cleanup.done(plan)) return true; // by hand meanwhile
        String why = why(one, plan);
        if (why != null) {
            // from now on it belongs to the backlog, which a person cleans
            blown.computeIfAbsent(why, _ -> new ArrayList<>()).add(one.projectId());
            return true;
        }
        return run(one, plan);
    }

    private @Nullable String why(NewFinal one, CleanupPlan plan) {
        String large = fuse.tooLarge(plan.doomed().size(), plan.bytes());
        return large != null ? large : fuse.tooMany(one.projectId(), clock.instant());
    }

    private boolean run(NewFinal one, CleanupPlan plan) {
        Instant began = clock.instant();
        var request = Cleanup.Request.of(StartedBy.AUTO).keeping(keep.get());
        CleanupReport report = cleanup.execute(plan, request, (_, _, _) -> goOn.getAsBoolean());
        return switch (report.outcome()) {
            case COMPLETE, FAILED, HELD -> {
                fuse.ran(one.projectId(), began);
                listener.accept(new Event.Cleaned(report));
                yield true;
            }
            case REFUSED -> {
                Refusal refusal = report.refusal();
                if (refusal != null) yield refused(one, refusal);
                one.later(clock.instant());
                yield false;
            }
            case STOPPED, UNDONE -> {
                listener.accept(new Event.Cleaned(report));
                one.later(clock.instant());
                yield false;
            }
        };
    }
}
