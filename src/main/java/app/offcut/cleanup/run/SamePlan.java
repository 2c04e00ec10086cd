package app.offcut.cleanup.run;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Snapshot;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.plan.StayReason;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a plan that was shown once more, just before it runs, and compares the two. */
record SamePlan(Snapshots snapshots) {
    /** Looks at all that a plan depends on. */
    Snapshot look(CleanupPlan plan) {
        return plan.area() == null ? snapshots.of(plan.project().id()) : snapshots.whole(Map.of());
    }

    /** The same plan according to a snapshot. */
    CleanupPlan again(CleanupPlan plan, Snapshot snapshot) {
        return plan.area() == null
                ? snapshots.planner(snapshot).plan(plan.project().id())
                : snapshots.plan(snapshot, plan.area().choice());
    }

    /**
     * Why the plan may not run: it no longer matches the current state. A plan runs as it was
     * shown, or not at all.
     */
    static Optional<Refusal> changed(CleanupPlan plan, CleanupPlan now) {
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
