package app.offcut.cleanup.run;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.OpenWriters;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Snapshot;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.plan.StayReason;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes a plan that was shown once more, just before it runs, and compares the two. */
record SamePlan(Snapshots snapshots) {
    /**
     * What the run needs of the second plan, which itself, with its snapshot, would take the most
     * memory of all until the run ends.
     *
     * @param refusal why the plan may not run; empty if it may
     * @param going the indexes, in the shown plan, of the files that still go
     * @param unticked the indexes of the files that were unticked since
     * @param partial whether a file that could go stays
     * @param writers the files that are open for writing
     */
    record Now(
            Optional<Refusal> refusal,
            BitSet going,
            BitSet unticked,
            boolean partial,
            OpenWriters writers) {}

    /**
     * Compares a plan with the current state.
     *
     * @param accepts the review rules that a person has accepted
     */
    Now compare(CleanupPlan plan, Predicate<Rule> accepts) {
        Snapshot snapshot = look(plan);
        CleanupPlan now = again(plan, snapshot);
        return new Now(
                now.verdict().refusal(accepts).or(() -> changed(plan, now)),
                indexes(plan, now.going()),
                indexes(plan, now.takenOutPaths()),
                now.partial(),
                snapshot.writers());
    }

    private static BitSet indexes(CleanupPlan plan, Set<String> paths) {
        BitSet indexes = new BitSet();
        for (int i = 0; i < plan.doomed().size(); i++)
            if (paths.contains(plan.doomed().get(i).toString())) indexes.set(i);
        return indexes;
    }

    /** Looks at all that a plan depends on. */
    private Snapshot look(CleanupPlan plan) {
        return plan.area() == null ? snapshots.of(plan.project().id()) : snapshots.whole(Map.of());
    }

    /** The same plan according to a snapshot. */
    private CleanupPlan again(CleanupPlan plan, Snapshot snapshot) {
        return plan.area() == null
                ? snapshots.planner(snapshot).plan(plan.project().id())
                : snapshots.plan(snapshot, plan.area().choice());
    }

    /**
     * Why the plan may not run: it no longer matches the current state. A plan runs as it was
     * shown, or not at all.
     */
    private static Optional<Refusal> changed(CleanupPlan plan, CleanupPlan now) {
        FinalFingerprint before = plan.finalLook();
        if (plan.area() == null
                && (before == null || now.finalLook() == null || !before.same(now.finalLook())))
            return Optional.of(Refusal.of(Rule.FINAL_CHANGED));
        Set<String> shared = new HashSet<>();
        for (PlanItem item : now.items())
            if (item.fate() instanceof PlanItem.Fate.Stays(StayReason reason, var _)
                    && (reason == StayReason.SHARED_WITH || reason == StayReason.REFERENCE_UNKNOWN))
                shared.add(item.path());
        return plan.doomed().stream()
                .map(DoomedFile::toString)
                .filter(shared::contains)
                .findFirst()
                .map(path -> Refusal.of(Rule.REFERENCES_CHANGED, path));
    }
}
