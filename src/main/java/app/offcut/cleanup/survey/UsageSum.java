package app.offcut.cleanup.survey;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.scan.ProjectUsage;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Sums the files of several plans: each file counts once, however many hard links it has and
 * however many projects share it.
 */
final class UsageSum {
    private final Map<Category, Amount> amounts = new EnumMap<>(Category.class);
    private final Set<Object> counted = new HashSet<>();
    private final Set<Object> reclaimable = new HashSet<>();
    private long reclaimableBytes;
    private final Map<Object, Long> shared = new HashMap<>();

    UsageSum() {
        for (Category category : Category.values()) amounts.put(category, Amount.NONE);
    }

    /**
     * @param cleanable whether the files that go can go now
     */
    void add(CleanupPlan plan, boolean cleanable) {
        for (PlanItem item : plan.items()) {
            if (counted.add(item.sameFile())) {
                amounts.computeIfPresent(item.category(), (_, a) -> a.plus(item.bytes()));
                if (shared(item)) shared.put(item.sameFile(), item.bytes());
            }
            if (cleanable && item.goes() && reclaimable.add(item.sameFile()))
                reclaimableBytes += item.bytes();
        }
    }

    private static boolean shared(PlanItem item) {
        return item.category() == Category.PROVIDER
                && item.fate() instanceof Fate.Stays(StayReason reason, var _)
                && reason == StayReason.SHARED_WITH;
    }

    ProjectUsage usage() {
        long sharedBytes = shared.values().stream().mapToLong(Long::longValue).sum();
        return new ProjectUsage(
                Map.copyOf(amounts), reclaimableBytes, sharedBytes, Map.copyOf(shared));
    }
}
