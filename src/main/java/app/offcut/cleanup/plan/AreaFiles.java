package app.offcut.cleanup.plan;

import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.files.FoundFile;
import app.offcut.files.Names;
import app.offcut.generator.Category;
import app.offcut.generator.Project;
import app.offcut.generator.Scratch;
import app.offcut.generator.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files of an area, and which of them may go. Shared downloads fail closed: one goes only if no
 * record may mean it, and no unfinished project uses it.
 */
final class AreaFiles {
    /** The records may not name a younger download yet. */
    private static final Duration SETTLED = Duration.ofHours(24);

    private final Snapshot snapshot;
    private final Function<FoundFile, @Nullable Fate> common;
    private final Predicate<Project> needs;
    private final Map<String, List<Project>> users = new HashMap<>();

    /**
     * @param common why a file stays regardless of its area; null if nothing protects it
     * @param needs whether a project still needs what it uses
     */
    AreaFiles(
            Snapshot snapshot,
            Function<FoundFile, @Nullable Fate> common,
            Predicate<Project> needs) {
        this.snapshot = snapshot;
        this.common = common;
        this.needs = needs;
        for (Project project : snapshot.facts().projects())
            for (List<String> used : project.files().uses())
                users.computeIfAbsent(Names.folded(used), _ -> new ArrayList<>()).add(project);
    }

    /**
     * @param category unknown for a file that matches no pattern
     * @param lastUse when it was last used, else when it last changed
     * @param entry the folder of an orphan, else the file itself
     * @param ofProject whether records of projects count it as one of theirs
     */
    record AreaFile(
            Zone zone,
            FoundFile file,
            Category category,
            Instant lastUse,
            String entry,
            boolean ofProject,
            Fate fate) {

        boolean goes() {
            return fate instanceof Fate.Goes;
        }

        private AreaFile staying(StayReason reason) {
            return new AreaFile(
                    zone, file, category, lastUse, entry, ofProject, new Fate.Stays(reason));
        }
    }

    /**
     * @param seen the orphans that were seen on two days
     */
    List<AreaFile> of(AreaChoice choice, Set<String> seen) {
        return switch (choice.area()) {
            case STOCK -> chosen(stock(), choice);
            case SCRATCH -> scratch();
            case ORPHANS -> orphans(seen);
        };
    }

    /** All shared downloads; those that may go at all go. */
    private List<AreaFile> stock() {
        List<AreaFile> files = new ArrayList<>();
        for (Zone zone : snapshot.layout().zones()) {
            if (!zone.shared()) continue;
            for (FoundFile file : snapshot.scan().in(zone))
                if (snapshot.layout().sourceOf(Snapshot.below(zone, file)).isPresent())
                    files.add(download(zone, file));
        }
        return files;
    }

    private AreaFile download(Zone zone, FoundFile file) {
        List<Project> using = users.getOrDefault(Names.folded(file.names()), List.of());
        Instant lastUse = file.modified();
        for (Project project : using) {
            Instant used = AreaGate.lastWork(project, snapshot);
            if (used.isAfter(lastUse)) lastUse = used;
        }
        Fate owner = owner(file);
        Fate fate = first(common.apply(file), owner);
        if (fate == null) fate = use(using);
        if (fate == null) fate = rest(file, SETTLED);
        return new AreaFile(
                zone,
                file,
                zone.category(),
                lastUse,
                file.shown(),
                owner != null,
                fate == null ? new Fate.Goes(GoReason.STOCK_UNUSED) : fate);
    }

    /** A record that may mean this file needs it. */
    private @Nullable Fate owner(FoundFile file) {
        Set<String> owners = new HashSet<>(snapshot.references().meaning(file.names().getLast()));
        owners.addAll(snapshot.references().naming(file.names()));
        if (owners.isEmpty()) return null;
        Optional<Project> owner =
                owners.stream().sorted().flatMap(id -> snapshot.project(id).stream()).findFirst();
        return owner.<Fate>map(project -> new Fate.Stays(StayReason.SHARED_WITH, project.name()))
                .orElseGet(() -> new Fate.Stays(StayReason.REFERENCE_UNKNOWN));
    }

    private @Nullable Fate use(List<Project> using) {
        for (Project project : using)
            if (needs.test(project) || snapshot.pinned(project.id()))
                return new Fate.Stays(StayReason.SHARED_WITH, project.name());
        return null;
    }

    /** Why a file is not yet at rest; null if it is. */
    private @Nullable Fate rest(FoundFile file, Duration age) {
        if (!snapshot.unchangedFor(age, file)) return new Fate.Stays(StayReason.TOO_NEW);
        return snapshot.writers().has(file.identity())
                ? new Fate.Stays(StayReason.OPEN_FOR_WRITING)
                : null;
    }

    /**
     * Of the downloads that may go, those that the person wants to go: least recently used first.
     */
    private List<AreaFile> chosen(List<AreaFile> files, AreaChoice choice) {
        List<AreaFile> byUse = new ArrayList<>(files);
        byUse.sort(
                Comparator.comparing(AreaFile::lastUse).thenComparing(file -> file.file().path()));
        Instant since = choice.older() == null ? null : snapshot.at().minus(choice.older());
        long over = choice.keepBytes() == null ? 0 : bytes(files) - choice.keepBytes();
        Set<Object> freed = new HashSet<>();
        List<AreaFile> chosen = new ArrayList<>();
        for (AreaFile file : byUse) {
            boolean wanted = since == null ? over > 0 : !file.lastUse.isAfter(since);
            if (file.goes() && !wanted) chosen.add(file.staying(StayReason.RECENTLY_USED));
            else {
                chosen.add(file);
                if (file.goes() && freed.add(file.file.sameFile())) over -= file.file.bytes();
            }
        }
        return chosen;
    }

    /** The length of these files without those that are a project's own. */
    private static long bytes(List<AreaFile> files) {
        Set<Object> counted = new HashSet<>();
        long bytes = 0;
        for (AreaFile file : files)
            if (!file.ofProject && counted.add(file.file.sameFile())) bytes += file.file.bytes();
        return bytes;
    }

    private List<AreaFile> scratch() {
        List<AreaFile> files = new ArrayList<>();
        for (Zone zone : snapshot.layout().zones()) {
            if (zone.shared()) continue;
            for (FoundFile file : snapshot.scan().in(zone)) {
                List<String> below = Snapshot.below(zone, file);
                if (zone.folderOf(below).isEmpty())
                    snapshot.layout()
                            .scratch(zone, below)
                            .ifPresent(scratch -> files.add(scratch(zone, file, scratch)));
            }
        }
        return files;
    }

    private AreaFile scratch(Zone zone, FoundFile file, Scratch scratch) {
        Fate owner =
                snapshot.references().naming(file.names()).isEmpty()
                        ? null
                        : new Fate.Stays(StayReason.REFERENCE_UNKNOWN);
        Fate fate = first(common.apply(file), owner);
        if (fate == null) fate = rest(file, scratch.age());
        return new AreaFile(
                zone,
                file,
                scratch.category(),
                file.modified(),
                file.shown(),
                owner != null,
                fate == null ? new Fate.Goes(GoReason.SCRATCH) : fate);
    }

    private List<AreaFile> orphans(Set<String> seen) {
        Orphans orphans = new Orphans(snapshot);
        List<AreaFile> files = new ArrayList<>();
        for (Orphans.Orphan orphan : orphans.list()) {
            StayReason obstacle = orphans.obstacle(orphan, seen);
            for (FoundFile file : orphan.files()) files.add(orphaned(orphan, file, obstacle));
        }
        return files;
    }

    private AreaFile orphaned(
            Orphans.Orphan orphan, FoundFile file, @Nullable StayReason obstacle) {
        Zone zone = orphan.zone();
        Optional<Category> category =
                snapshot.layout().classify(zone, zone.innerOf(Snapshot.below(zone, file)));
        Fate fate = common.apply(file);
        if (fate == null && obstacle != null) fate = new Fate.Stays(obstacle);
        if (fate == null && !snapshot.references().naming(file.names()).isEmpty())
            fate = new Fate.Stays(StayReason.REFERENCE_UNKNOWN);
        if (fate == null && category.isEmpty()) fate = new Fate.Stays(StayReason.UNKNOWN_FILE);
        return new AreaFile(
                zone,
                file,
                category.orElse(Category.UNKNOWN),
                file.modified(),
                orphan.path(),
                false,
                fate == null ? new Fate.Goes(GoReason.ORPHAN) : fate);
    }

    private static @Nullable Fate first(@Nullable Fate one, @Nullable Fate other) {
        return one == null ? other : one;
    }
}
