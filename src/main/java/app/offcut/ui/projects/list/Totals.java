package app.offcut.ui.projects.list;

import app.offcut.library.Category;
import java.util.Map;

/**
 * The figures above the list.
 *
 * @param reclaimableBytes what cleaning every ready project would free at least
 * @param ready projects that "Clean up N projects…" takes
 * @param held projects whose cleanup can be undone
 * @param heldBytes what waits for that; none of it is free yet, nor can a cleanup free it
 * @param older projects with older copies that a person must decide about
 * @param olderBytes the lengths of those
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
        int older,
        long olderBytes,
        Map<Category, Long> bytes,
        Map<RowFilter, Integer> shown,
        long largestCacheBytes,
        long finishedVideoBytes) {

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
