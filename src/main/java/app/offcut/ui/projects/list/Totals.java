package app.offcut.ui.projects.list;

import app.offcut.generator.Category;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures above the list.
 *
 * @param reclaimableBytes minimum that cleaning every ready project would free
 * @param ready number of projects that "Clean up N projects…" includes
 * @param held number of projects whose cleanup can be undone
 * @param heldBytes their held bytes, which are not free yet and cannot be freed by a cleanup
 * @param older number of projects with older copies that wait for a decision
 * @param olderBytes total length of those
 * @param heldUntil when the last of it becomes free; null if nothing is held
 * @param bytes by category, over all projects
 * @param goes which of them are reclaimable; see {@link Share#addGoing}
 * @param shown number of projects that pass each filter
 * @param largestBytes of one project, held ones included: the full width of a row's bar
 */
public record Totals(
        long reclaimableBytes,
        int ready,
        int held,
        long heldBytes,
        @Nullable Instant heldUntil,
        int older,
        long olderBytes,
        Map<Category, Long> bytes,
        Map<Category, Long> goes,
        Map<RowFilter, Integer> shown,
        long largestBytes) {

    public long bytes(Category category) {
        return bytes.getOrDefault(category, 0L);
    }

    public long goes(Category category) {
        return goes.getOrDefault(category, 0L);
    }

    public int shown(RowFilter filter) {
        return shown.getOrDefault(filter, 0);
    }
}
