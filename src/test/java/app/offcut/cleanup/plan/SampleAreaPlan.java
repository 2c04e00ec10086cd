package app.offcut.cleanup.plan;

import java.util.ArrayList;
import java.util.List;

/** Plans of areas that are only shown. */
public final class SampleAreaPlan {
    private SampleAreaPlan() {}

    /**
     * @param unfinished names of projects that do not block it
     */
    public static CleanupPlan of(AreaChoice choice, List<PlanItem> items, List<String> unfinished) {
        List<DoomedFile> doomed = new ArrayList<>();
        for (PlanItem item : items)
            if (item.fate() instanceof PlanItem.Fate.Goes(GoReason reason))
                doomed.add(SampleDoomedFile.doomed(item.path(), item.bytes(), reason));
        return CleanupPlan.of(
                new AreaPlan(choice, unfinished), new Verdict.Passed(), items, doomed);
    }
}
