package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import app.offcut.library.Category;
import app.offcut.library.ProjectUsage;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The figures above the list.
 *
 * @param reclaimableBytes what cleaning every ready project would free at least
 * @param ready projects that "Clean up N projects…" takes
 * @param bytes by category, over all projects
 * @param shown how many projects each filter shows
 * @param largestCacheBytes of one project: the full width of a row's bar
 * @param finishedVideoBytes what one finished project takes on average; 0 if there is none
 */
public record Totals(
        long reclaimableBytes,
        int ready,
        Map<Category, Long> bytes,
        Map<RowFilter, Integer> shown,
        long largestCacheBytes,
        long finishedVideoBytes) {

    static Totals of(Collection<ProjectRow> rows) {
        Map<Category, Long> bytes = new EnumMap<>(Category.class);
        Map<RowFilter, Integer> shown = new EnumMap<>(RowFilter.class);
        long reclaimable = 0;
        long largest = 0;
        long finished = 0;
        long finishedBytes = 0;
        int ready = 0;
        for (ProjectRow row : rows) {
            ProjectUsage usage = row.usage();
            for (Category category : Category.values())
                bytes.merge(category, usage.of(category).bytes(), Long::sum);
            for (RowFilter filter : RowFilter.values())
                if (filter.shows(row.state())) shown.merge(filter, 1, Integer::sum);
            if (row.state().cleanable()) {
                ready++;
                reclaimable += usage.reclaimableBytes();
                finished++;
                finishedBytes += usage.totalBytes();
            }
            largest = Math.max(largest, usage.cacheBytes());
        }
        long each = finished == 0 ? 0 : finishedBytes / finished;
        return new Totals(reclaimable, ready, bytes, shown, largest, each);
    }

    public long bytes(Category category) {
        return bytes.getOrDefault(category, 0L);
    }

    /** Final videos and their thumbnails. */
    public long keptBytes() {
        return bytes(Category.FINAL) + bytes(Category.THUMBNAIL);
    }

    public int shown(RowFilter filter) {
        return shown.getOrDefault(filter, 0);
    }
}
