package app.offcut.cleanup.plan;

import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.files.FoundFile;
import app.offcut.generator.Category;
import app.offcut.generator.Project;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plan of a project adds up to, without the plan: no paths, no order, no hash. {@link
 * CleanupPlanner#totals} computes it for a list, where most files need no look of their own.
 *
 * @param counted the files that were looked at one by one
 * @param summed the folders of which only the sums are known
 * @param going how many files go
 * @param untickedFiles how many files would go if the user had not unticked them
 * @param newSinceCleanup whether any file that goes has appeared since the project was cleaned
 * @param stuck see {@link CleanupPlan#stuck}; null if nothing is stuck
 */
public record ProjectTotals(
        Project project,
        Gate.Findings findings,
        List<Counted> counted,
        List<Summed> summed,
        long going,
        long untickedFiles,
        boolean newSinceCleanup,
        @Nullable Refusal stuck) {

    /**
     * One file.
     *
     * @param sameFile a key that is equal for all hard links of one file
     */
    public record Counted(Category category, long bytes, Object sameFile, Fate fate) {
        Counted(Category category, FoundFile file, Fate fate) {
            this(
                    category,
                    file.bytes(),
                    file.identity() == null ? file.shown() : file.identity(),
                    fate);
        }

        public boolean goes() {
            return fate instanceof Fate.Goes;
        }
    }

    /**
     * The files of one folder, none of which has another hard link.
     *
     * @param bytes their total length
     * @param goes whether they go
     */
    public record Summed(Category category, long files, long bytes, boolean goes) {}
}
