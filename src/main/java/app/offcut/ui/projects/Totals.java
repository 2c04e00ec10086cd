package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import app.offcut.cleanup.RowState;
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
 * @param held projects whose cleanup can be undone
 * @param heldBytes what waits for that; none of it is free yet, nor can a cleanup free it
 * @param bytes by category, over all projects
 * @param shown how many projects each filter shows
 * @param largestCacheBytes of one project: the full width of a row's bar
 * @param finishedVideoBytes what one finished project takes on average; 0 if there is none
 */
public record Totals(
        long reclaimableBytes,
        int ready,
        int held,
        long heldBytes,
        Map<Category, Long> bytes,
        Map<RowFilter, Integer> shown,
        long largestCacheBytes,
        long finishedVideoBytes) {

    /**
     * @param twice what the rows count more than once, because several projects share it
     */
    static Totals of(Collection<ProjectRow> rows, Twice twice) {
        Map<RowFilter, Integer> shown = new EnumMap<>(RowFilter.class);
        long largest = 0;
        long finished = 0;
        int ready = 0;
        int held = 0;
        long heldBytes = 0;
        for (ProjectRow row : rows) {
            for (RowFilter filter : RowFilter.values())
                if (filter.shows(row.state())) shown.merge(filter, 1, Integer::sum);
            if (row.state().cleanable()) {
                ready++;
                finished += row.usage().totalBytes();
            }
            if (row.state() instanceof RowState.Held waiting) {
                held++;
                heldBytes += waiting.bytes();
            }
            largest = Math.max(largest, row.usage().cacheBytes());
        }
        Sums sums = Sums.of(rows);
        Map<Category, Long> bytes = new EnumMap<>(Category.class);
        sums.bytes.forEach((category, sum) ->
                bytes.put(category, Math.max(0, sum - twice.bytes.getOrDefault(category, 0L))));
        long reclaimable = Math.max(0, sums.reclaimableBytes - twice.reclaimableBytes);
        long each = ready == 0 ? 0 : finished / ready;
        return new Totals(reclaimable, ready, held, heldBytes, bytes, shown, largest, each);
    }

    private record Sums(long reclaimableBytes, Map<Category, Long> bytes) {
        static Sums of(Collection<ProjectRow> rows) {
            Map<Category, Long> bytes = new EnumMap<>(Category.class);
            long reclaimable = 0;
            for (ProjectRow row : rows) {
                reclaimable += row.usage().reclaimableBytes();
                for (Category category : Category.values())
                    bytes.merge(category, row.usage().of(category).bytes(), Long::sum);
            }
            return new Sums(reclaimable, bytes);
        }
    }

    /**
     * The difference between the sums of the rows and the library, as it was when all was measured.
     *
     * @param reclaimableBytes negative where the last project out takes what no single one may
     */
    record Twice(long reclaimableBytes, Map<Category, Long> bytes) {
        static final Twice NONE = new Twice(0, Map.of());

        static Twice of(Collection<ProjectRow> rows, ProjectUsage library) {
            Sums sums = Sums.of(rows);
            Map<Category, Long> bytes = new EnumMap<>(Category.class);
            sums.bytes.forEach(
                    (category, sum) -> bytes.put(category, sum - library.of(category).bytes()));
            return new Twice(sums.reclaimableBytes - library.reclaimableBytes(), bytes);
        }
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
