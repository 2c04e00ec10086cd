package app.offcut.autoclean;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.run.Cleanup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Schedules files that an automatic cleanup leaves only for now: files in use, downloads that are
 * too new, and downloads shared with a project whose own files are still held. The last project to
 * be cleaned removes a shared download, but two that are cleaned at the same time wait for each
 * other. Held files are waited for first, so that a project never has more than one run to undo.
 */
final class DeferredCleanups {
    /** Age at which a download may go. */
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(10);

    /** Delay after a due time, so that expired holds are erased first. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Retry interval for holds that should have ended; no shorter than that of a full look. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final Cleanup cleanup;
    private final InstantSource clock;

    DeferredCleanups(Cleanup cleanup, InstantSource clock) {
        this.cleanup = cleanup;
        this.clock = clock;
    }

    /**
     * When some of the files that this plan leaves may go; empty if unknown.
     *
     * @param stayed whether a file that was to go was in use
     */
    Optional<Instant> due(CleanupPlan plan, boolean stayed) {
        return Stream.concat(
                        plan.items().stream().flatMap(item -> due(item).stream()),
                        stayed ? Stream.of(soon()) : Stream.of())
                .max(Comparator.naturalOrder())
                // what is kept for weeks delays nothing else
                .or(() ->
                        plan.items().stream()
                                .flatMap(item -> kept(item).stream())
                                .min(Comparator.naturalOrder()))
                .map(at -> later(at, heldUntil(plan.project().id())));
    }

    private Instant soon() {
        return clock.instant().plus(OLD_ENOUGH).plus(GRACE);
    }

    private Optional<Instant> due(PlanItem item) {
        if (!(item.fate() instanceof Fate.Stays(StayReason reason, var other)))
            return Optional.empty();
        return switch (reason) {
            case TOO_NEW -> Optional.of(soon());
            // if the other project holds nothing, it removes the download itself when cleaned
            case SHARED_WITH -> held(run -> run.projectName().equals(other));
            default -> Optional.empty();
        };
    }

    /** The start of the day on which a file that is kept for a time may go. */
    private static Optional<Instant> kept(PlanItem item) {
        return item.fate() instanceof Fate.Stays(StayReason reason, String last)
                        && reason == StayReason.KEPT_UNTIL
                ? Optional.of(
                        LocalDate.parse(last)
                                .plusDays(1)
                                .atStartOfDay(ZoneId.systemDefault())
                                .toInstant()
                                .plus(GRACE))
                : Optional.empty();
    }

    private static Instant later(Instant one, Optional<Instant> other) {
        return other.filter(one::isBefore).orElse(one);
    }

    /** When to check again whether anything of this project is still held; empty if nothing is. */
    Optional<Instant> heldUntil(String projectId) {
        return held(run -> run.projectId().equals(projectId));
    }

    private Optional<Instant> held(Predicate<Manifest> which) {
        Instant soon = clock.instant().plus(AGAIN);
        return cleanup.runs().stream()
                .filter(run -> Stream.ofNullable(run.journal().manifest()).anyMatch(which))
                .map(DeferredCleanups::keptUntil)
                .max(Comparator.naturalOrder())
                .map(until -> until.isAfter(clock.instant()) ? until.plus(GRACE) : soon);
    }

    private static Instant keptUntil(HeldRun run) {
        var commit = run.journal().commit();
        return commit == null ? Instant.MIN : commit.keepUntil();
    }
}
