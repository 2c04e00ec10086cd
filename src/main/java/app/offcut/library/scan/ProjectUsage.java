package app.offcut.library.scan;

import app.offcut.generator.Category;
import app.offcut.library.Amount;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The disk space that one project takes. A file with several hard links counts once.
 *
 * @param byCategory every category, including empty ones
 * @param reclaimableBytes what a cleanup would free now; 0 if it may not be cleaned
 * @param reclaimableAllocatedBytes the space on the disk that would become free: what those files
 *     take, without a file of which a hard link stays
 * @param sharedBytes provider downloads that another project needs too
 * @param shared their lengths in bytes, by a key that is equal for all hard links of a file; empty
 *     if only their sum is known
 * @param unreadable number of places that could not be read; if there are any, all sizes are
 *     minimums
 */
public record ProjectUsage(
        Map<Category, Amount> byCategory,
        long reclaimableBytes,
        long reclaimableAllocatedBytes,
        long sharedBytes,
        Map<Object, Long> shared,
        long unreadable) {

    /** Where all could be read, of which only the lengths are known. */
    public ProjectUsage(
            Map<Category, Amount> byCategory,
            long reclaimableBytes,
            long sharedBytes,
            Map<Object, Long> shared) {
        this(byCategory, reclaimableBytes, reclaimableBytes, sharedBytes, shared, 0);
    }

    /** The sum for several projects; a file that some of them share counts for each of them. */
    public static ProjectUsage sum(Collection<ProjectUsage> usages) {
        Map<Category, Amount> amounts = new EnumMap<>(Category.class);
        long reclaimable = 0;
        long allocated = 0;
        long shared = 0;
        long unreadable = 0;
        for (ProjectUsage usage : usages) {
            usage.byCategory.forEach((category, a) -> amounts.merge(category, a, Amount::plus));
            reclaimable += usage.reclaimableBytes;
            allocated += usage.reclaimableAllocatedBytes;
            shared += usage.sharedBytes;
            unreadable += usage.unreadable;
        }
        return new ProjectUsage(amounts, reclaimable, allocated, shared, Map.of(), unreadable);
    }

    public Amount of(Category category) {
        return byCategory.getOrDefault(category, Amount.NONE);
    }

    /** Total of all categories, including those that are kept. */
    public long totalBytes() {
        return byCategory.values().stream().mapToLong(Amount::bytes).sum();
    }

    /** Total of all categories, including those that are kept: what they take on the disk. */
    public long allocatedBytes() {
        return byCategory.values().stream().mapToLong(Amount::allocatedBytes).sum();
    }

    /** Total of all categories, including those that are kept. */
    public long files() {
        return byCategory.values().stream().mapToLong(Amount::files).sum();
    }

    /** Total of the deletable categories and of unknown files. */
    public long cacheBytes() {
        return totalBytes() - of(Category.FINAL).bytes() - of(Category.THUMBNAIL).bytes();
    }
}
