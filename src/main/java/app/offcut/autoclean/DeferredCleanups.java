package app.offcut.autoclean;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.run.Cleanup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an automatic cleanup leaves for a while only: what is in use, downloads that are too new,
 * and such as it shares with a project whose own files are still kept. The last project out takes
 * them, but two that leave at once wait for each other. Files that a run holds are waited for
 * first, so that there is never more than one run of a project to undo.
 */
final class DeferredCleanups {
    /** When the newest download is old enough, whenever it came. */
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(10);

    /** What is due is erased first. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Where something is held longer than it should be; no more often than all is looked at. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final Cleanup cleanup;
    private final InstantSource clock;

    DeferredCleanups(Cleanup cleanup, InstantSource clock) {
        this.cleanup = cleanup;
        this.clock = clock;
    }

    /**
     * When some of what this plan leaves may go; empty if that cannot be told.
     *
     * @param stayed whether a file that was to go was in use just then
     */
    Optional<Instant> due(CleanupPlan plan, boolean stayed) {
        return Stream.concat(
                        plan.items().stream().flatMap(item -> due(item).stream()),
                        stayed ? Stream.of(soon()) : Stream.of())
                .max(Comparator.naturalOrder())
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
            // one whose files are not kept will be the last out itself, should it ever leave
            case SHARED_WITH -> held(run -> run.projectName().equals(other));
            default -> Optional.empty();
        };
    }

    private static Instant later(Instant one, Optional<Instant> other) {
        return other.filter(one::isBefore).orElse(one);
    }

    /** When to ask again whether nothing of it is held any more; empty if nothing is. */
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
