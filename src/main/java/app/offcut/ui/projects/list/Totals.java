package app.offcut.ui.projects.list;

import app.offcut.generator.Category;
import java.util.Map;

/**
 * The figures above the list.
 *
 * @param reclaimableBytes minimum that cleaning every ready project would free
 * @param ready number of projects that "Clean up N projects…" includes
 * @param held number of projects whose cleanup can be undone
 * @param heldBytes their held bytes, which are not free yet and cannot be freed by a cleanup
 * @param older number of projects with older copies that wait for a decision
 * @param olderBytes total length of those
 * @param bytes by category, over all projects
 * @param shown number of projects that pass each filter
 * @param largestCacheBytes of one project: the full width of a row's bar
 * @param finishedVideoBytes average size of a finished project; 0 if there is none
 */
public record Totals(
        long reclaimableBytes,
        int ready,
        int held,
        long heldBytes,
        int older,
        long olderBytes,
        Map<Category, Long> bytes,
        Map<RowFilter, Integer> shown,
        long largestCacheBytes,
        long finishedVideoBytes) {

    public long bytes(Category category) {
        return bytes.getOrDefault(category, 0L);
    }

    public long keptBytes() {
        return bytes(Category.FINAL) + bytes(Category.THUMBNAIL);
    }

    public int shown(RowFilter filter) {
        return shown.getOrDefault(filter, 0);
    }
}
