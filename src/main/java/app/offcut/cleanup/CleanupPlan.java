package app.offcut.cleanup;

import app.offcut.library.Project;
import java.util.List;

/**
 * The frozen list of a project's files, each with its reason, and the gate's answer. The plan that
 * is shown is the plan that runs.
 *
 * @param items everything that belongs to the project, in the order of the paths
 * @param doomed what goes, in the same order; each is an item too
 * @param hash SHA-256 in hex over the paths, identities and reasons
 */
public record CleanupPlan(
        Project project,
        Verdict verdict,
        List<PlanItem> items,
        List<DoomedFile> doomed,
        String hash) {

    /** Of the files that go; hard links counted once. */
    public long bytes() {
        return doomed.stream()
                .map(DoomedFile::file)
                .collect(
                        java.util.stream.Collectors.toMap(
                                f -> f.identity() == null ? f.path() : f.identity(),
                                app.offcut.library.FoundFile::bytes,
                                (a, _) -> a))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
