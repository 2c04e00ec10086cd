package app.offcut.cleanup.plan;

import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.cleanup.plan.ProjectTotals.Counted;
import app.offcut.cleanup.plan.ProjectTotals.Summed;
import app.offcut.files.FoundFile;
import app.offcut.generator.Category;
import app.offcut.generator.Project;
import app.offcut.generator.Zone;
import app.offcut.library.scan.FolderSum;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up the files of one project as its plan would list them. */
final class TotalsSum {
    private final Snapshot snapshot;
    private final Project project;
    private final List<Counted> counted = new ArrayList<>();
    private final List<Summed> summed = new ArrayList<>();
    private long going;
    private long unticked;
    private boolean newSinceCleanup;
    private @Nullable Path firstStuck;

    TotalsSum(Snapshot snapshot, Project project) {
        this.snapshot = snapshot;
        this.project = project;
    }

    void add(Zone zone, FoundFile file, Category category, Fate judged) {
        Fate fate = judged;
        if (fate instanceof Fate.Goes && snapshot.unticked(file)) {
            fate = new Fate.Stays(StayReason.TAKEN_OUT);
            unticked++;
        }
        if (fate instanceof Fate.Goes) {
            going++;
            newSinceCleanup |= isNew(zone, category, file.modified());
        } else if (fate instanceof Fate.Stays(StayReason reason, var _)
                && reason == StayReason.NO_WAY_BACK
                && (firstStuck == null || file.path().compareTo(firstStuck) < 0))
            firstStuck = file.path();
        counted.add(new Counted(category, file, fate));
    }

    void add(FolderSum folder, Fate fate) {
        Category category = folder.zone().category();
        boolean goes = fate instanceof Fate.Goes;
        if (goes) {
            going += folder.files();
            newSinceCleanup |= isNew(folder.zone(), category, folder.newest());
        }
        summed.add(new Summed(category, folder.amount(), goes));
    }

    void addKept(FoundFile file, PlanItem kept) {
        counted.add(new Counted(kept.category(), file, kept.fate()));
    }

    /**
     * Whether a file has appeared since the cleanup. A download that another project has released
     * since does not count as new, and neither does a file that was kept for a time.
     */
    private boolean isNew(Zone zone, Category category, Instant modified) {
        Instant cleanedAt = project.cleanedAt();
        return (!zone.shared() && snapshot.keptFor(category) == null)
                || cleanedAt == null
                || modified.isAfter(cleanedAt);
    }

    ProjectTotals totals(Gate.Findings findings, Set<String> unread) {
        return new ProjectTotals(
                project,
                findings,
                List.copyOf(counted),
                List.copyOf(summed),
                going,
                unticked,
                newSinceCleanup,
                unread,
                firstStuck == null ? null : CleanupPlan.stuck(shown(firstStuck)));
    }

    private static String shown(Path path) {
        List<String> names = new ArrayList<>();
        for (Path name : path) names.add(name.toString());
        return String.join("/", names);
    }
}
