package app.offcut.cleanup.plan;

import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.files.FoundFile;
import app.offcut.generator.Category;
import app.offcut.generator.CleanupStatus;
import app.offcut.generator.Project;
import app.offcut.generator.Zone;
import app.offcut.library.scan.FolderSum;
import app.offcut.video.FinalVideo;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides for every file of a project whether it goes or stays, and why. Candidates come only from
 * the listing of the zones. A database row can confirm that a file belongs to its project, or
 * protect it; a row never condemns a file. Only this class creates {@link DoomedFile}s.
 */
public final class CleanupPlanner {
    /** A leftover of this age belongs to no render that is still running. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(24);

    private final Snapshot snapshot;
    private final Gate gate;
    private final ProviderFiles providerFiles;
    private final AreaGate areaGate;
    private final AreaFiles areaFiles;
    private final OtherLibraries otherLibraries;
    private final Unread unread;
    private final Map<String, Gate.Findings> findings = new HashMap<>();

    /**
     * @param referencesComplete false if the references are incomplete; provider files then stay
     */
    public CleanupPlanner(Snapshot snapshot, boolean referencesComplete) {
        this(snapshot, referencesComplete, file -> FinalVideo.read(snapshot.library(), file));
    }

    /**
     * @param finals reads a final video
     */
    CleanupPlanner(
            Snapshot snapshot, boolean referencesComplete, Function<FoundFile, FinalVideo> finals) {
        this.snapshot = snapshot;
        this.gate = new Gate(snapshot, finals);
        this.otherLibraries = new OtherLibraries(snapshot.scan());
        this.unread = new Unread(snapshot);
        this.providerFiles = new ProviderFiles(snapshot, referencesComplete, this::needsNoLonger);
        this.areaGate = new AreaGate(snapshot, referencesComplete, this::findings);
        this.areaFiles = new AreaFiles(snapshot, this::commonFate, areaGate::unfinished);
    }

    /** The gate's findings for a cleanup by hand; computed once per project and snapshot. */
    public Gate.Findings findings(Project project) {
        return findings.computeIfAbsent(project.id(), _ -> gate.check(project));
    }

    /** The finals that are due. */
    public List<Project.Expected> due(Project project) {
        return OwnFolders.progress(project, snapshot).due();
    }

    public CleanupPlan plan(Project project) {
        return plan(project, findings(project));
    }

    /**
     * @param projectId of a project of the snapshot
     */
    public CleanupPlan plan(String projectId) {
        return plan(snapshot.project(projectId).orElseThrow());
    }

    /**
     * @param projectId of a project of the snapshot
     */
    public CleanupPlan planUnattended(String projectId, List<FinalFingerprint> earlier) {
        Project project = snapshot.project(projectId).orElseThrow();
        return plan(project, gate.checkUnattended(project, earlier));
    }

    /**
     * Plans an area. The snapshot must be of the whole library.
     *
     * @param seen paths of the orphans that were seen on two days
     */
    CleanupPlan plan(AreaChoice choice, Set<String> seen) {
        List<Judged> judged = new ArrayList<>();
        for (AreaFiles.AreaFile one : areaFiles.of(choice, seen))
            judged.add(
                    new Judged(
                            one.zone(),
                            one.file(),
                            one.category(),
                            unlessKept(one.zone(), one.category(), one.fate())));
        judged.sort(Judged.BY_PATH);
        Lists lists = lists(judged);
        AreaPlan area = new AreaPlan(choice, areaGate.excepted(choice.area()));
        return CleanupPlan.of(area, areaGate.check(choice.area()), lists.items, lists.doomed)
                .without(lists.unticked);
    }

    /** How much an area contains. The snapshot must be of the whole library. */
    public AreaTotal total(Area area) {
        return AreaTotal.of(area, areaFiles.of(AreaChoice.of(area), Set.of()));
    }

    /** What the plan would add up to; also of a snapshot whose folders are only summed. */
    public ProjectTotals totals(Project project) {
        TotalsSum sum = new TotalsSum(snapshot, project);
        for (Judged one : judge(project))
            sum.add(one.zone(), one.file(), one.category(), one.fate());
        for (FolderSum folder : OwnFolders.sums(project, snapshot))
            sum.add(folder, fate(project, folder));
        for (FoundFile file : snapshot.kept(project)) sum.addKept(file, keptItem(file));
        return sum.totals(findings(project), unread.of(project));
    }

    /** Of the files of a folder, which are all intermediates of the project alone. */
    private Fate fate(Project project, FolderSum folder) {
        Category category = folder.zone().category();
        Fate own = new Fate.Goes(GoReason.OWN_INTERMEDIATE);
        return unlessKeptUntil(project, category, unlessKept(folder.zone(), category, own));
    }

    /** Ordered by path, so that a file with several links counts in the same category always. */
    private List<Judged> judge(Project project) {
        List<Judged> judged = new ArrayList<>(judgeOwn(project));
        for (ProviderFiles.Candidate candidate : providerFiles.of(project))
            judged.add(
                    new Judged(
                            candidate.zone(),
                            candidate.file(),
                            candidate.zone().category(),
                            unlessKept(
                                    candidate.zone(),
                                    candidate.zone().category(),
                                    first(commonFate(candidate.file()), candidate.fate()))));
        judged.sort(Judged.BY_PATH);
        return judged;
    }

    private CleanupPlan plan(Project project, Gate.Findings found) {
        if (!OwnFolders.sums(project, snapshot).isEmpty())
            throw new IllegalStateException("a plan needs every file of " + project.id());
        Lists lists = lists(judge(project));
        for (FoundFile file : snapshot.kept(project)) lists.items.add(keptItem(file));
        FinalFingerprint look =
                found.finalVideo() == null
                        ? null
                        : Gate.look(project.id(), found.finalVideo().file(), snapshot.at());
        // what told the length may be what the last cleanup erased
        Gate.Findings ruled = lists.doomed.isEmpty() ? found.without(Rule.DURATION_UNKNOWN) : found;
        return CleanupPlan.of(project, ruled.verdict(), lists.items, lists.doomed, look)
                .without(lists.unticked);
    }

    private record Lists(List<PlanItem> items, List<DoomedFile> doomed, Set<String> unticked) {}

    private Lists lists(List<Judged> judged) {
        Lists lists = new Lists(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        for (Judged one : judged) {
            lists.items.add(one.item());
            if (one.fate() instanceof Fate.Goes(GoReason reason)) {
                lists.doomed.add(new DoomedFile(one.zone(), one.file(), one.category(), reason));
                if (snapshot.unticked(one.file())) lists.unticked.add(one.file().shown());
            }
        }
        return lists;
    }

    /**
     * Whether a held file of a deleted project may be erased: nothing protects it, and no record or
     * folder of another project claims it.
     */
    public boolean released(String deletedProject, Zone zone, FoundFile file) {
        if (commonFate(file) != null) return false;
        if (zone.shared()) return providerFiles.fate(deletedProject, file) instanceof Fate.Goes;
        return snapshot.references().otherThan(deletedProject, file.names()).isEmpty()
                && zone.folderOf(Snapshot.below(zone, file))
                        .filter(folder -> snapshot.project(folder).isEmpty())
                        .filter(folder -> snapshot.projectsOfJob(folder).isEmpty())
                        .isPresent();
    }

    private record Judged(Zone zone, FoundFile file, Category category, Fate fate) {
        static final Comparator<Judged> BY_PATH = Comparator.comparing(one -> one.file().path());

        PlanItem item() {
            return PlanItem.of(file, category, fate);
        }
    }

    private List<Judged> judgeOwn(Project project) {
        List<Judged> judged = new ArrayList<>();
        Set<List<String>> begun = OwnFolders.progress(project, snapshot).begun();
        for (OwnFolders.OwnFile own : OwnFolders.of(project, snapshot)) {
            Category category = own.category() == null ? own.zone().category() : own.category();
            Fate judgment = first(commonFate(own.file()), ownFate(project, own));
            if (judgment instanceof Fate.Goes && begun.contains(own.file().names()))
                judgment = new Fate.Stays(StayReason.FINAL_MISSING);
            Fate fate =
                    unlessKeptUntil(project, category, unlessKept(own.zone(), category, judgment));
            boolean unknown =
                    fate instanceof Fate.Stays(StayReason reason, var _)
                            && reason == StayReason.UNKNOWN_FILE;
            judged.add(
                    new Judged(
                            own.zone(), own.file(), unknown ? Category.UNKNOWN : category, fate));
        }
        return judged;
    }

    /** Why a file in any zone stays, regardless of its owner; null if nothing protects it. */
    private @Nullable Fate commonFate(FoundFile file) {
        StayReason reason =
                switch (file.kind()) {
                    case LINK -> StayReason.LINK;
                    case SPECIAL, UNREADABLE -> StayReason.SPECIAL_FILE;
                    case OTHER_DEVICE -> StayReason.OTHER_DEVICE;
                    case REGULAR -> regularFate(file);
                };
        return reason == null ? null : new Fate.Stays(reason);
    }

    private @Nullable StayReason regularFate(FoundFile file) {
        List<String> names = file.names();
        if (!file.representable()) return StayReason.UNREPRESENTABLE_NAME;
        if (snapshot.references().isFinal(names)) return StayReason.FINAL_VIDEO;
        if (otherLibraries.contain(file)) return StayReason.OTHER_LIBRARY;
        if (snapshot.layout().neverTouched(names)) return StayReason.NEVER_TOUCHED;
        if (snapshot.layout().isFinalName(names.getLast())) return StayReason.FINAL_VIDEO;
        if (file.identity() != null
                && snapshot.scan().protectedIdentities().contains(file.identity()))
            return StayReason.PROTECTED_IDENTITY;
        return null;
    }

    private Fate ownFate(Project project, OwnFolders.OwnFile own) {
        if (own.otherOwner() != null) return shared(own.otherOwner());
        for (String other : snapshot.references().otherThan(project.id(), own.file().names()))
            return shared(other);
        if (!own.intermediate()) return new Fate.Stays(StayReason.UNKNOWN_FILE);
        if (own.category() == Category.LEFTOVERS
                && own.file().modified().isAfter(snapshot.at().minus(LEFT_BEHIND)))
            return new Fate.Stays(StayReason.TOO_NEW);
        return new Fate.Goes(
                own.category() == Category.ASSEMBLY
                        ? GoReason.ASSEMBLY_OF_PROJECT
                        : GoReason.OWN_INTERMEDIATE);
    }

    private Fate shared(String other) {
        return other.equals(References.NOBODY)
                ? new Fate.Stays(StayReason.REFERENCE_UNKNOWN)
                : new Fate.Stays(
                        StayReason.SHARED_WITH,
                        snapshot.project(other).map(Project::name).orElse(other));
    }

    private PlanItem keptItem(FoundFile file) {
        String name = String.valueOf(file.path().getFileName());
        boolean thumbnail = snapshot.layout().isThumbnailName(name);
        boolean known =
                thumbnail
                        || snapshot.references().isFinal(file.names())
                        || snapshot.layout().isFinalName(name);
        Category category =
                thumbnail ? Category.THUMBNAIL : known ? Category.FINAL : Category.UNKNOWN;
        StayReason reason =
                thumbnail
                        ? StayReason.THUMBNAIL
                        : known ? StayReason.FINAL_VIDEO : StayReason.NEVER_TOUCHED;
        return PlanItem.of(file, category, new Fate.Stays(reason));
    }

    private static Fate first(@Nullable Fate common, Fate own) {
        return common == null ? own : common;
    }

    private Fate unlessKept(Zone zone, Category category, Fate fate) {
        if (!(fate instanceof Fate.Goes)) return fate;
        if (snapshot.keeps(category)) return new Fate.Stays(StayReason.CATEGORY_KEPT);
        return snapshot.noWayBack(zone) ? new Fate.Stays(StayReason.NO_WAY_BACK) : fate;
    }

    private Fate unlessKeptUntil(Project project, Category category, Fate fate) {
        if (!(fate instanceof Fate.Goes)) return fate;
        Duration time = snapshot.keptFor(category);
        FinalVideo video = time == null ? null : findings(project).finalVideo();
        if (time == null || video == null) return fate;
        ZoneId zone = ZoneId.systemDefault();
        LocalDate last = LocalDate.ofInstant(video.made().plus(time), zone);
        return LocalDate.ofInstant(snapshot.at(), zone).isAfter(last)
                ? fate
                : new Fate.Stays(StayReason.KEPT_UNTIL, last.toString());
    }

    /**
     * Whether a project has released its shared downloads: it is cleaned, its final is still good,
     * no new files have appeared and the user keeps nothing. An unticked file still exists, so it
     * counts as in use.
     */
    private boolean needsNoLonger(Project project) {
        return project.was(CleanupStatus.COMPLETE)
                && snapshot.covers(project.id())
                && findings(project).verdict() instanceof Verdict.Passed
                && judgeOwn(project).stream().noneMatch(j -> j.fate() instanceof Fate.Goes)
                && OwnFolders.sums(project, snapshot).stream()
                        .noneMatch(folder -> fate(project, folder) instanceof Fate.Goes);
    }
}
