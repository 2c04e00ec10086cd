package app.offcut.cleanup.survey;

import app.offcut.cleanup.plan.FreedSpace;
import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.cleanup.plan.ProjectTotals;
import app.offcut.cleanup.plan.ProjectTotals.Counted;
import app.offcut.cleanup.plan.ProjectTotals.Summed;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.files.FoundFile;
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
    private final FreedSpace freed = new FreedSpace();
    private long reclaimableBytes;
    private final Map<Object, Long> shared = new HashMap<>();
    private final Set<String> unread = new HashSet<>();

    UsageSum() {
        for (Category category : Category.values()) amounts.put(category, Amount.NONE);
    }

    /**
     * @param cleanable whether the files that go can go now
     */
    void add(ProjectTotals project, boolean cleanable) {
        for (Counted one : project.counted()) {
            FoundFile file = one.file();
            if (counted.add(file.sameFile())) {
                amounts.computeIfPresent(
                        one.category(), (_, a) -> a.plus(file.bytes(), file.allocatedBytes()));
                if (shared(one)) shared.put(file.sameFile(), file.bytes());
            }
            if (cleanable && one.goes()) {
                freed.add(file);
                if (reclaimable.add(file.sameFile())) reclaimableBytes += file.bytes();
            }
        }
        for (Summed folder : project.summed()) {
            Amount amount = folder.amount();
            amounts.computeIfPresent(folder.category(), (_, a) -> a.plus(amount));
            if (cleanable && folder.goes()) {
                freed.add(amount.allocatedBytes());
                reclaimableBytes += amount.bytes();
            }
        }
        unread.addAll(project.unread());
    }

    private static boolean shared(Counted item) {
        return item.category() == Category.PROVIDER
                && item.fate() instanceof Fate.Stays(StayReason reason, var _)
                && reason == StayReason.SHARED_WITH;
    }

    ProjectUsage usage() {
        long sharedBytes = shared.values().stream().mapToLong(Long::longValue).sum();
        return new ProjectUsage(
                Map.copyOf(amounts),
                reclaimableBytes,
                freed.bytes(),
                sharedBytes,
                Map.copyOf(shared),
                unread.size());
    }
}
