package app.offcut.library.scan;

import app.offcut.library.Amount;
import app.offcut.library.Category;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of the disk one project takes. A file with several names counts once.
 *
 * @param byCategory every category, also those without a file
 * @param reclaimableBytes what a cleanup would free now; 0 if it may not be cleaned
 * @param sharedBytes provider downloads that another project needs too
 * @param shared their lengths in bytes, by what is equal for all names of a file; empty if only
 *     their sum is known
 */
public record ProjectUsage(
        Map<Category, Amount> byCategory,
        long reclaimableBytes,
        long sharedBytes,
        Map<Object, Long> shared) {

    /** Of several projects; a file that some of them share counts for each of them. */
    public static ProjectUsage sum(Collection<ProjectUsage> usages) {
        Map<Category, Amount> amounts = new EnumMap<>(Category.class);
        long reclaimable = 0;
        long shared = 0;
        for (ProjectUsage usage : usages) {
            usage.byCategory.forEach((category, a) -> amounts.merge(category, a, Amount::plus));
            reclaimable += usage.reclaimableBytes;
            shared += usage.sharedBytes;
        }
        return new ProjectUsage(amounts, reclaimable, shared, Map.of());
    }

    public Amount of(Category category) {
        return byCategory.getOrDefault(category, Amount.NONE);
    }

    /** Of all categories, kept ones included. */
    public long totalBytes() {
        return byCategory.values().stream().mapToLong(Amount::bytes).sum();
    }

    /** Of all categories, kept ones included. */
    public long files() {
        return byCategory.values().stream().mapToLong(Amount::files).sum();
    }

    /** Of the categories that can be deleted and the unknown files beside them. */
    public long cacheBytes() {
        return totalBytes() - of(Category.FINAL).bytes() - of(Category.THUMBNAIL).bytes();
    }
}
