package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.generator.Category;
import app.offcut.library.scan.ProjectUsage;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Incremental totals: adds rows, and subtracts single ones when they change. */
final class RunningTotals {
    private static final Category[] CATEGORIES = Category.values();
    private static final RowFilter[] FILTERS = RowFilter.values();

    private final long[] bytes = new long[CATEGORIES.length];
    private final int[] shown = new int[FILTERS.length];

    /** The number of projects by cache size; a map, because the largest may be removed too. */
    private final TreeMap<Long, Integer> caches = new TreeMap<>();

    private long reclaimableBytes;
    private long finishedBytes;
    private int ready;
    private int held;
    private long heldBytes;
    private int older;
    private long olderBytes;

    static RunningTotals of(Iterable<ProjectRow> rows) {
        RunningTotals running = new RunningTotals();
        rows.forEach(running::add);
        return running;
    }

    void add(ProjectRow row) {
        count(row, 1);
    }

    void takeOff(ProjectRow row) {
        count(row, -1);
    }

    void exchange(ProjectRow before, ProjectRow now) {
        takeOff(before);
        add(now);
    }

    private void count(ProjectRow row, int times) {
        ProjectUsage usage = row.usage();
        long all = 0;
        for (Category category : CATEGORIES) {
            long length = usage.of(category).bytes();
            bytes[category.ordinal()] += times * length;
            all += length;
        }
        long kept = usage.of(Category.FINAL).bytes() + usage.of(Category.THUMBNAIL).bytes();
        caches.merge(all - kept, times, (a, b) -> a + b == 0 ? null : a + b);
        for (RowFilter filter : FILTERS)
            if (filter.shows(row.state())) shown[filter.ordinal()] += times;
        reclaimableBytes += times * usage.reclaimableBytes();
        if (row.state().cleanable()) {
            ready += times;
            finishedBytes += times * all;
        }
        HeldAmounts inHold = row.inHold();
        if (inHold.heldFiles() > 0) held += times;
        heldBytes += times * inHold.heldBytes();
        if (inHold.olderFiles() > 0) older += times;
        olderBytes += times * inHold.olderBytes();
    }

    Totals totals(Twice twice) {
        Map<Category, Long> once = new EnumMap<>(Category.class);
        for (Category category : CATEGORIES)
            once.put(category, Math.max(0, bytes[category.ordinal()] - twice.of(category)));
        Map<RowFilter, Integer> parts = new EnumMap<>(RowFilter.class);
        for (RowFilter filter : FILTERS) parts.put(filter, shown[filter.ordinal()]);
        return new Totals(
                Math.max(0, reclaimableBytes - twice.reclaimableBytes()),
                ready,
                held,
                heldBytes,
                older,
                olderBytes,
                once,
                parts,
                caches.isEmpty() ? 0 : caches.lastKey(),
                ready == 0 ? 0 : finishedBytes / ready);
    }

    /** What these rows count more than once, compared with the whole library. */
    Twice twice(ProjectUsage library) {
        Map<Category, Long> more = new EnumMap<>(Category.class);
        for (Category category : CATEGORIES)
            more.put(category, bytes[category.ordinal()] - library.of(category).bytes());
        return new Twice(reclaimableBytes - library.reclaimableBytes(), more);
    }

    /**
     * The difference between the sum of the rows and the library at the last full measurement.
     *
     * @param reclaimableBytes negative if only the last of several projects can free a shared file
     */
    record Twice(long reclaimableBytes, Map<Category, Long> bytes) {
        static final Twice NONE = new Twice(0, Map.of());

        long of(Category category) {
            return bytes.getOrDefault(category, 0L);
        }
    }
}
