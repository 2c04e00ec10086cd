package app.offcut.cleanup.plan;

import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.files.FoundFile;
import app.offcut.generator.Category;
import app.offcut.generator.Project;
import app.offcut.library.Amount;
import java.util.List;
import java.util.Set;
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
 * @param unread places that could not be read and may contain more of its files
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
        Set<String> unread,
        @Nullable Refusal stuck) {

    /** One file. */
    public record Counted(Category category, FoundFile file, Fate fate) {
        public boolean goes() {
            return fate instanceof Fate.Goes;
        }
    }

    /**
     * The files of one folder, none of which has another hard link.
     *
     * @param amount what they add up to
     * @param goes whether they go
     */
    public record Summed(Category category, Amount amount, boolean goes) {}
}
