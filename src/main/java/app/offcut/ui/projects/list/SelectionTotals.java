package app.offcut.ui.projects.list;

import app.offcut.library.scan.ProjectUsage;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The totals of the selected projects.
 *
 * @param ready how many may be cleaned
 * @param bytes of their caches; a shared file counts once
 * @param reclaimableBytes minimum that cleaning them would free
 */
public record SelectionTotals(int projects, int ready, long bytes, long reclaimableBytes) {
    public static SelectionTotals of(Collection<ListedProject> chosen) {
        Set<Object> counted = new HashSet<>();
        int ready = 0;
        long bytes = 0;
        long reclaimable = 0;
        for (ListedProject project : chosen) {
            ProjectUsage usage = project.row().usage();
            if (project.row().state().cleanable()) ready++;
            bytes += usage.cacheBytes();
            for (var file : usage.shared().entrySet())
                if (!counted.add(file.getKey())) bytes -= file.getValue();
            reclaimable += usage.reclaimableBytes();
        }
        return new SelectionTotals(chosen.size(), ready, bytes, reclaimable);
    }
}
