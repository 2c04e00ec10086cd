package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.generator.Category;
import app.offcut.library.scan.ProjectUsage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Incremental totals: adds rows, and subtracts single ones when they change. */
final class RunningTotals {
    private static final Category[] CATEGORIES = Category.values();
    private static final RowFilter[] FILTERS = RowFilter.values();

    private final long[] bytes = new long[CATEGORIES.length];
    private final int[] shown = new int[FILTERS.length];

    private final long[] goes = new long[CATEGORIES.length];

    /** The number of projects by size; a map, because the largest may be removed too. */
    private final TreeMap<Long, Integer> sizes = new TreeMap<>();

    /** The number of projects by when their held files are erased. */
    private final TreeMap<Instant, Integer> ends = new TreeMap<>();

    private long reclaimableBytes;
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
        count(sizes, all + row.inHold().heldBytes(), times);
        if (row.state() instanceof RowState.Held state) count(ends, state.until(), times);
        for (RowFilter filter : FILTERS)
            if (filter.shows(row.state())) shown[filter.ordinal()] += times;
        reclaimableBytes += times * usage.reclaimableBytes();
        Share.addGoing(usage, times, goes);
        if (row.state().cleanable()) ready += times;
        HeldAmounts inHold = row.inHold();
        if (inHold.heldFiles() > 0) held += times;
        heldBytes += times * inHold.heldBytes();
        if (inHold.olderFiles() > 0) older += times;
        olderBytes += times * inHold.olderBytes();
    }

    private static <K> void count(TreeMap<K, Integer> counts, K key, int times) {
        counts.merge(key, times, (a, b) -> a + b == 0 ? null : a + b);
    }

    Totals totals(Twice twice) {
        Map<Category, Long> once = new EnumMap<>(Category.class);
        for (Category category : CATEGORIES)
            once.put(category, Math.max(0, bytes[category.ordinal()] - twice.of(category)));
        Map<RowFilter, Integer> parts = new EnumMap<>(RowFilter.class);
        for (RowFilter filter : FILTERS) parts.put(filter, shown[filter.ordinal()]);
        long reclaimable = Math.max(0, reclaimableBytes - twice.reclaimableBytes());
        return new Totals(
                reclaimable,
                ready,
                held,
                heldBytes,
                ends.isEmpty() ? null : ends.lastKey(),
                older,
                olderBytes,
                once,
                going(once, reclaimable),
                parts,
                sizes.isEmpty() ? 0 : sizes.lastKey());
    }

    /** What goes of each category: as much as can be freed. Only downloads count more than once. */
    private Map<Category, Long> going(Map<Category, Long> once, long reclaimable) {
        Map<Category, Long> going = new EnumMap<>(Category.class);
        long other = reclaimable - LongStream.of(goes).sum();
        for (Category category : RowText.DELETABLE) {
            long its = goes[category.ordinal()];
            long most = once.getOrDefault(category, 0L);
            long now = Math.clamp(its + other, 0, most);
            other -= now - its;
            going.put(category, now);
        }
        return going;
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
