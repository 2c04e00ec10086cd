package app.offcut.autoclean;

import app.offcut.autoclean.SpaceMeter.Shortage;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.files.FileIdentity;
import app.offcut.library.Library;
import app.offcut.text.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cleans single projects for a space rule, through the same gates and the same fuse as auto-clean.
 * Not thread-safe.
 */
final class SpaceCleanups {
    private static final Logger LOG = LoggerFactory.getLogger(SpaceCleanups.class);

    private final Cleanup cleanup;
    private final Library library;
    private final InstantSource clock;

    SpaceCleanups(Cleanup cleanup, Library library, InstantSource clock) {
        this.cleanup = cleanup;
        this.library = library;
        this.clock = clock;
    }

    /**
     * How its owner lives.
     *
     * @param keep how long cleaned files can be restored; read before each run
     * @param goOn whether to continue; checked between two projects and between two files
     * @param fuse that of auto-clean
     */
    record Around(
            Supplier<Duration> keep, Consumer<Event> listener, BooleanSupplier goOn, Fuse fuse) {}

    /** What became of a candidate. */
    enum Result {
        CLEANED,
        /** It does not go, at least until the library is measured again. */
        LEFT,
        /** Too many went within a minute, or another Offcut works in the library. */
        LATER
    }

    /**
     * Cleans a project if it may go.
     *
     * @param looks at its finals, at least as long ago as the gate wants
     */
    Result clean(
            SpaceCandidate one, List<FinalFingerprint> looks, Shortage shortage, Around around) {
        try {
            return attempt(one, looks, shortage.rule(), around);
        } catch (Problem e) {
            LOG.info("Making room by {}: {}", one.projectId(), e.sentence(), e.getCause());
            return e.code() == Problem.Code.LOCKED ? Result.LATER : Result.LEFT;
        }
    }

    boolean wasPutBack(String projectId) {
        return cleanup.lastWasPutBack(projectId);
    }

    private Result attempt(
            SpaceCandidate one, List<FinalFingerprint> looks, SpaceRule rule, Around around) {
        String id = one.projectId();
        // files that a person has restored stay
        if (wasPutBack(id)) return Result.LEFT;
        if (around.fuse().tooMany(id, clock.instant()) != null) return Result.LATER;
        CleanupPlan plan = cleanup.planUnattended(id, looks);
        if (!(plan.verdict() instanceof Verdict.Passed) || !makesRoom(plan, rule)) {
            around.listener().accept(new Event.Changed(id));
            return Result.LEFT;
        }
        String why = around.fuse().tooLarge(plan.doomed().size(), plan.bytes());
        if (why == null) return run(plan, rule, around);
        around.listener().accept(new Event.FuseBlown(List.of(id), why));
        return Result.LEFT;
    }

    /** Whether erasing some of its files frees space where it is short. */
    private boolean makesRoom(CleanupPlan plan, SpaceRule rule) {
        if (rule == SpaceRule.LIBRARY_SIZE) return !plan.doomed().isEmpty();
        long device = library.identity().device();
        return plan.doomed().stream()
                .map(doomed -> doomed.file().identity())
                .anyMatch(file ->
                        file == null
                                || library.identity().equals(FileIdentity.UNKNOWN)
                                || file.device() == device);
    }

    private Result run(CleanupPlan plan, SpaceRule rule, Around around) {
        Instant began = clock.instant();
        var request = CleanupRequest.of(rule).keeping(hold(rule, around.keep().get()));
        CleanupReport report =
                cleanup.execute(plan, request, (_, _, _) -> around.goOn().getAsBoolean());
        return switch (report.outcome()) {
            case COMPLETE, FAILED, HELD -> {
                around.fuse().ranByRule(report.projectId(), began);
                around.listener().accept(new Event.Cleaned(report));
                yield Result.CLEANED;
            }
            case STOPPED, UNDONE -> {
                around.listener().accept(new Event.Cleaned(report));
                yield Result.LEFT;
            }
            case REFUSED -> {
                around.listener().accept(new Event.Changed(report.projectId()));
                yield Result.LEFT;
            }
        };
    }

    /** Where space on the disk is short, files are held for a short time only. */
    private static Duration hold(SpaceRule rule, Duration keep) {
        boolean shortened =
                rule == SpaceRule.FREE_SPACE && keep.compareTo(SpaceMeter.LONGEST_HOLD) > 0;
        return shortened ? SpaceMeter.LONGEST_HOLD : keep;
    }
}
