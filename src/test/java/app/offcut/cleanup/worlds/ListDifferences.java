package app.offcut.cleanup.worlds;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Orphans;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.Snapshot;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.files.FoundFile;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.scan.FolderMemory;
import app.offcut.library.scan.ProjectUsage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the figures of a list differ from the sums of the plans. */
public final class ListDifferences {
    private final TestEngine engine;
    private final Survey survey;
    private final List<String> found = new ArrayList<>();

    /** Measures. The engine's clock must stand still. */
    public ListDifferences(TestEngine engine) {
        this.engine = engine;
        survey = engine.surveyor.fullSurvey();
    }

    public List<ProjectRow> rows() {
        return survey.rows();
    }

    public List<String> find() {
        Sum all = new Sum();
        for (ProjectRow row : survey.rows()) {
            CleanupPlan plan = engine.cleanup.plan(row.id());
            Sum one = new Sum();
            one.add(plan, row.state().cleanable());
            all.add(plan, row.state().cleanable());
            compare(row.id(), one.usage(), row.usage());
            same(row.id() + ", unticked", (long) plan.unticked().size(), row.filesTakenOut());
            same(row.id() + ", row", engine.surveyor.row(row.id()), row);
        }
        compare("all", all.usage(), survey.totals());
        compareWithout(engine.snapshots.whole());
        return found;
    }

    /** What belongs to no project. */
    private void compareWithout(Snapshot whole) {
        Set<Survey.Orphan> orphans = new HashSet<>();
        for (Orphans.Judged judged : engine.snapshots.orphans(whole)) {
            Orphans.Orphan one = judged.orphan();
            Amount amount =
                    new Amount(
                            one.files().size(),
                            one.files().stream().mapToLong(FoundFile::bytes).sum(),
                            one.files().stream().mapToLong(FoundFile::allocatedBytes).sum());
            orphans.add(
                    new Survey.Orphan(
                            one.path(),
                            one.zone().category(),
                            amount,
                            judged.firstSeen(),
                            judged.stays()));
        }
        same("orphans", orphans, Set.copyOf(survey.orphans()));
        for (Area area : Area.values())
            same(area.word(), engine.snapshots.planner(whole).total(area), survey.area(area));
        same("unreadable", whole.scan().unreadable().size(), unreadable());
    }

    private int unreadable() {
        Snapshot summed = engine.snapshots.summed(FolderMemory.empty(), true);
        return summed.scan().unreadable().size();
    }

    private void compare(String what, ProjectUsage planned, ProjectUsage listed) {
        for (Category category : Category.values())
            same(what + ", " + category, planned.of(category), listed.of(category));
        same(what + ", reclaimable", planned.reclaimableBytes(), listed.reclaimableBytes());
        same(
                what + ", reclaimable on disk",
                planned.reclaimableAllocatedBytes(),
                listed.reclaimableAllocatedBytes());
        same(what + ", shared", planned.sharedBytes(), listed.sharedBytes());
        same(what + ", shared files", planned.shared(), listed.shared());
    }

    private void same(String what, Object planned, Object listed) {
        if (!planned.equals(listed)) found.add(what + ": " + planned + " but lists " + listed);
    }

    /** Adds plans up, each file once. */
    private static final class Sum {
        private final Map<Category, Amount> amounts = new EnumMap<>(Category.class);
        private final Map<Object, Long> shared = new HashMap<>();
        private final Set<Object> seen = new HashSet<>();
        private final Set<Object> freed = new HashSet<>();
        private final Map<Object, Map<String, PlanItem>> going = new HashMap<>();
        private long reclaimable;

        void add(CleanupPlan plan, boolean cleanable) {
            for (PlanItem item : plan.items()) {
                if (seen.add(item.sameFile())) {
                    Amount one = new Amount(1, item.bytes(), item.allocatedBytes());
                    amounts.merge(item.category(), one, Amount::plus);
                    if (item.category() == Category.PROVIDER
                            && item.fate().word().equals(StayReason.SHARED_WITH.word()))
                        shared.put(item.sameFile(), item.bytes());
                }
                if (!cleanable || !item.goes()) continue;
                if (freed.add(item.sameFile())) reclaimable += item.bytes();
                going.computeIfAbsent(item.sameFile(), _ -> new HashMap<>()).put(item.path(), item);
            }
        }

        ProjectUsage usage() {
            long sum = shared.values().stream().mapToLong(Long::longValue).sum();
            return new ProjectUsage(amounts, reclaimable, onDisk(), sum, shared, 0);
        }

        /** What files take of which every name goes. */
        private long onDisk() {
            long bytes = 0;
            for (Map<String, PlanItem> names : going.values()) {
                PlanItem one = names.values().iterator().next();
                if (names.size() == one.links()) bytes += one.allocatedBytes();
            }
            return bytes;
        }
    }
}
