package app.offcut.cleanup.survey;

import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.cleanup.plan.ProjectTotals;
import app.offcut.cleanup.plan.ProjectTotals.Counted;
import app.offcut.cleanup.plan.ProjectTotals.Summed;
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
 * Sums the files of several projects: each file counts once, however many hard links it has and
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
    void add(ProjectTotals project, boolean cleanable) {
        for (Counted file : project.counted()) {
            if (counted.add(file.sameFile())) {
                amounts.computeIfPresent(file.category(), (_, a) -> a.plus(file.bytes()));
                if (shared(file)) shared.put(file.sameFile(), file.bytes());
            }
            if (cleanable && file.goes() && reclaimable.add(file.sameFile()))
                reclaimableBytes += file.bytes();
        }
        for (Summed folder : project.summed()) {
            amounts.computeIfPresent(
                    folder.category(),
                    (_, a) -> a.plus(new Amount(folder.files(), folder.bytes())));
            if (cleanable && folder.goes()) reclaimableBytes += folder.bytes();
        }
    }

    private static boolean shared(Counted item) {
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
