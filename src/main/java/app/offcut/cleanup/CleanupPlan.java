package app.offcut.cleanup;

import app.offcut.library.FoundFile;
import app.offcut.library.Project;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frozen list of a project's files, each with its reason, and the gate's answer. The plan that
 * is shown is the plan that runs.
 *
 * @param items everything that belongs to the project, in the order of the paths
 * @param doomed what goes, in the same order; each is an item too
 * @param finalLook the final as it was; null if there is none
 * @param hash SHA-256 in hex over the paths, identities and reasons
 */
public record CleanupPlan(
        Project project,
        Verdict verdict,
        List<PlanItem> items,
        List<DoomedFile> doomed,
        @Nullable FinalLook finalLook,
        String hash) {

    /**
     * The same plan with some files staying that would go.
     *
     * @param paths of items, as shown
     */
    public CleanupPlan without(Set<String> paths) {
        if (paths.isEmpty()) return this;
        List<PlanItem> left = items.stream().map(item -> spared(item, paths)).toList();
        List<DoomedFile> going =
                doomed.stream().filter(file -> !paths.contains(file.toString())).toList();
        return new CleanupPlan(
                project, verdict, left, going, finalLook, PlanHash.of(project.id(), left, going));
    }

    /** Whether {@link #without} has left something. */
    boolean partial() {
        return items.stream()
                .anyMatch(item ->
                        item.fate() instanceof PlanItem.Fate.Stays(StayReason reason, var _)
                                && reason == StayReason.TAKEN_OUT);
    }

    private static PlanItem spared(PlanItem item, Set<String> paths) {
        return item.goes() && paths.contains(item.path())
                ? new PlanItem(
                        item.path(),
                        item.category(),
                        item.bytes(),
                        item.identity(),
                        new PlanItem.Fate.Stays(StayReason.TAKEN_OUT, null))
                : item;
    }

    /** Lengths of the files that go; a file with several names counts once. */
    public long bytes() {
        Set<Object> counted = new HashSet<>();
        long bytes = 0;
        for (DoomedFile doomed : doomed) {
            FoundFile file = doomed.file();
            if (counted.add(file.identity() == null ? file.path() : file.identity()))
                bytes += file.bytes();
        }
        return bytes;
    }
}
