package app.offcut.cleanup.plan;

import app.offcut.failure.Failure;
import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.generator.Facts;
import app.offcut.generator.Project;
import app.offcut.generator.RecordedFiles.Download;
import app.offcut.generator.Records;
import app.offcut.generator.Zone;
import app.offcut.library.Library;
import app.offcut.library.links.ZoneCheck;
import app.offcut.library.links.ZoneState;
import app.offcut.library.links.ZonesSeen;
import app.offcut.library.scan.FolderMemory;
import app.offcut.library.scan.Scan;
import app.offcut.library.scan.Summing;
import app.offcut.library.scan.UsageScanner;
import app.offcut.text.Problem;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a {@link Snapshot} of a library: first the rows, then the disk. Blocking; changes nothing
 * in the library.
 */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final Library library;
    private final Records records;
    private final KeptStatuses statuses;
    private final ZonesSeen zonesSeen;
    private final OrphansSeen orphansSeen;
    private final UsageScanner scanner;
    private final BiPredicate<Zone, ZoneState.Present> noWayBack;
    private final Supplier<UserKeeps> keeps;
    private final InstantSource clock;
    private final FinalStability stability = new FinalStability();
    private volatile SoftReference<Shown> lastShown = new SoftReference<>(null);

    /** Of the last list; null before the first. */
    private volatile @Nullable Set<FileIdentity> protectedElsewhere;

    /** Facts with an index of them that takes longer to make than one row. */
    private record Shown(Facts facts, References references) {}

    /**
     * @param statuses of projects whose generator keeps none
     * @param noWayBack whether a zone's disk cannot restore files, so that nothing in it may go
     * @param keeps what the user wants to keep; read again for each snapshot
     */
    public Snapshots(
            Library library,
            Records records,
            KeptStatuses statuses,
            ZonesSeen zonesSeen,
            OrphansSeen orphansSeen,
            UsageScanner scanner,
            BiPredicate<Zone, ZoneState.Present> noWayBack,
            Supplier<UserKeeps> keeps,
            InstantSource clock) {
        this.library = library;
        this.records = records;
        this.statuses = statuses;
        this.zonesSeen = zonesSeen;
        this.orphansSeen = orphansSeen;
        this.scanner = scanner;
        this.noWayBack = noWayBack;
        this.keeps = keeps;
        this.clock = clock;
    }

    /**
     * Snapshot of the whole library. If the database is unusable, it has files but no projects.
     *
     * @throws Problem UNAVAILABLE if the library cannot be listed
     */
    public Snapshot whole() {
        Facts facts = facts();
        References references = new References(facts, library.layout());
        return take(facts, references, _ -> true, Map.of(), null);
    }

    /**
     * The same for a list: where one project owns everything in a folder and nothing needs a closer
     * look, its files are added up instead of listed.
     *
     * @param memory what earlier lists found; takes what this one finds
     * @param full whether to read every folder again
     * @throws Problem UNAVAILABLE if the library cannot be listed
     */
    public Snapshot summed(FolderMemory memory, boolean full) {
        Facts facts = facts();
        References references = shownReferences(facts);
        Instant at = clock.instant();
        PlainProjects plain =
                new PlainProjects(library.layout(), facts, references, keeps.get(), noWayBack, at);
        Summing.Choice choice =
                (zones, kept) -> plain.folders(zones, kept, zonesSeen.otherLibrariesIn(zones));
        Summing summing = new Summing(choice, memory, full, at);
        Snapshot snapshot = take(facts, references, _ -> true, Map.of(), summing);
        protectedElsewhere = snapshot.scan().protectedElsewhere();
        return snapshot;
    }

    private Facts facts() {
        try {
            return records.facts();
        } catch (Problem problem) {
            LOG.warn("{}", problem.sentence(), problem.getCause());
            return Facts.none(problem.sentence());
        }
    }

    /**
     * Snapshot of one project and of the projects it shares downloads with.
     *
     * @throws Problem NO_SUCH_PROJECT, UNAVAILABLE, or if the database is unusable
     */
    public Snapshot of(String projectId) {
        return of(projectId, Map.of());
    }

    /**
     * The same, as if the held files were still in their places. Files in the hold may be erased
     * even if the user has meanwhile chosen to keep their category.
     *
     * @param held files by zone
     */
    public Snapshot of(String projectId, Map<Zone, List<FoundFile>> held) {
        Facts facts = records.facts(projectId);
        References references = new References(facts, library.layout());
        return of(
                List.of(project(projectId, facts)),
                facts,
                references,
                folders -> take(facts, references, folders::contains, held, null));
    }

    /**
     * Snapshot of several projects and of those they share downloads with. An id without a project
     * adds nothing.
     *
     * @throws Problem UNAVAILABLE, or if the database is unusable
     */
    public Snapshot of(Set<String> projectIds) {
        Facts facts = records.facts();
        References references = new References(facts, library.layout());
        return of(
                facts.projects().stream().filter(p -> projectIds.contains(p.id())).toList(),
                facts,
                references,
                folders -> take(facts, references, folders::contains, Map.of(), null));
    }

    /**
     * The same for showing, never for a plan: the rows may be those of an earlier snapshot if
     * nothing has been written since, and of other projects' finals only what the last list found
     * behind links protects files here.
     *
     * @throws Problem NO_SUCH_PROJECT, UNAVAILABLE, or if the database is unusable
     */
    public Snapshot shown(String projectId) {
        Facts facts = records.shown(projectId);
        References references = shownReferences(facts);
        return of(
                List.of(project(projectId, facts)),
                facts,
                references,
                folders -> takeShown(facts, references, folders));
    }

    /** Made once for the facts that a list and the rows after it show. */
    private References shownReferences(Facts facts) {
        Shown last = lastShown.get();
        if (last == null || last.facts != facts) {
            last = new Shown(facts, new References(facts, library.layout()));
            lastShown = new SoftReference<>(last);
        }
        return last.references;
    }

    private static Project project(String id, Facts facts) {
        return facts.projects().stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(Problem.Code.NO_SUCH_PROJECT, id));
    }

    /**
     * @param take takes the snapshot of the folders of these names
     */
    private static Snapshot of(
            List<Project> projects,
            Facts facts,
            References references,
            Function<Set<String>, Snapshot> take) {
        Set<String> ids = new HashSet<>();
        for (Project project : projects) {
            ids.add(project.id());
            for (Download download : project.files().downloads())
                ids.addAll(references.meaningStem(download.stem()));
        }
        Snapshot snapshot = take.apply(folders(ids, facts));
        // by the name of its file, a download may mean more than by its record
        boolean more = false;
        for (Project project : projects) more |= ids.addAll(snapshot.sharing(project));
        return more ? take.apply(folders(ids, facts)) : snapshot;
    }

    /** See {@link FinalOwners#in}. */
    public FinalOwners finalOwners() {
        return FinalOwners.in(library.layout(), records);
    }

    /**
     * Snapshot of the whole library, as if the held files were still in their places.
     *
     * @param held files by zone
     * @throws Problem UNAVAILABLE, or if the database is unusable
     */
    public Snapshot whole(Map<Zone, List<FoundFile>> held) {
        Facts facts = records.facts();
        References references = new References(facts, library.layout());
        return take(facts, references, _ -> true, held, null);
    }

    /**
     * Plans an area.
     *
     * @param snapshot of the whole library
     */
    public CleanupPlan plan(Snapshot snapshot, AreaChoice choice) {
        return planner(snapshot).plan(choice, orphansSeen.twice(snapshot.at()));
    }

    /**
     * The same for files that are already in the hold: their folders were seen on two days before.
     */
    public CleanupPlan planHeld(Snapshot snapshot, AreaChoice choice) {
        Set<String> all = new HashSet<>();
        for (Orphans.Orphan orphan : new Orphans(snapshot).list()) all.add(orphan.path());
        return planner(snapshot).plan(choice, all);
    }

    /** The orphans, with what is known of each. */
    public List<Orphans.Judged> orphans(Snapshot snapshot) {
        Orphans orphans = new Orphans(snapshot);
        Map<String, Instant> seen = orphansSeen.read();
        Set<String> twice = orphansSeen.twice(snapshot.at());
        boolean certain = orphans.certain();
        return orphans.list().stream()
                .map(one ->
                        new Orphans.Judged(
                                one,
                                seen.get(one.path()),
                                certain
                                        ? orphans.obstacle(one, twice)
                                        : StayReason.REFERENCE_UNKNOWN))
                .toList();
    }

    /** Takes note of the orphans, unless the records are uncertain. */
    public void noteOrphans(Snapshot snapshot) {
        Orphans orphans = new Orphans(snapshot);
        if (orphans.certain()) orphansSeen.note(orphans.certainPaths(), snapshot.at());
    }

    /**
     * The first zone that should exist but does not, as a clause for the user. Works also where the
     * records cannot be read, because they lie in that zone.
     */
    public Optional<String> unavailableZone() {
        ZoneCheck check = new ZoneCheck(library, zonesSeen.read());
        try {
            for (Zone zone : library.layout().zones())
                if (check.stateOf(zone) instanceof ZoneState.Unavailable(String why))
                    return Optional.of(why);
        } catch (IOException e) {
            throw Failure.of(e, library.root()).problem();
        }
        return Optional.empty();
    }

    /** What the user currently wants to keep. */
    public UserKeeps keeps() {
        return keeps.get();
    }

    public FinalStability stillLooks() {
        return stability;
    }

    public Library library() {
        return library;
    }

    /** The names of the folders of these projects and of their jobs. */
    private static Set<String> folders(Set<String> ids, Facts facts) {
        Set<String> folders = new HashSet<>(ids);
        for (Project one : facts.projects())
            if (ids.contains(one.id())) one.jobs().forEach(job -> folders.add(job.id()));
        return folders;
    }

    /**
     * @param summing which folders to add up; null to list every file, as a plan needs it
     */
    private Snapshot take(
            Facts facts,
            References references,
            Predicate<String> wanted,
            Map<Zone, List<FoundFile>> held,
            @Nullable Summing summing) {
        return taken(
                facts,
                references,
                wanted,
                held,
                seen -> scanner.scan(seen, wanted, references.finalNames(), summing));
    }

    private Snapshot takeShown(Facts facts, References references, Set<String> folders) {
        Set<FileIdentity> elsewhere = protectedElsewhere;
        List<List<String>> finals = references.finalNames();
        Scanning scanning =
                seen -> {
                    Optional<Scan> alone =
                            elsewhere == null
                                    ? Optional.empty()
                                    : scanner.scanAlone(seen, folders, finals, elsewhere);
                    return alone.isPresent()
                            ? alone.get()
                            : scanner.scan(seen, folders::contains, finals);
                };
        return taken(facts, references, folders::contains, Map.of(), scanning);
    }

    private interface Scanning {
        Scan scan(Map<Zone, ZonesSeen.Seen> seen) throws IOException;
    }

    private Snapshot taken(
            Facts facts,
            References references,
            Predicate<String> wanted,
            Map<Zone, List<FoundFile>> held,
            Scanning scanning) {
        Map<Zone, ZonesSeen.Seen> seen = zonesSeen.read();
        try {
            Scan scan = scanning.scan(seen);
            remember(scan, seen);
            return new Snapshot(
                    library,
                    statuses.in(facts, scan),
                    references,
                    scan.with(held)
                            .protecting(zonesSeen.ownFiles())
                            .around(zonesSeen.otherLibrariesIn(scan.zones())),
                    wanted,
                    held.isEmpty() ? keeps.get().stuckIn(stuck(scan)) : keeps.get().ofHeld(),
                    OpenWriters.look(),
                    clock.instant(),
                    stability);
        } catch (IOException e) {
            throw Failure.of(e, library.root()).problem();
        }
    }

    private Set<Zone> stuck(Scan scan) {
        Set<Zone> stuck = new HashSet<>();
        scan.zones()
                .forEach((zone, state) -> {
                    if (state instanceof ZoneState.Present there && noWayBack.test(zone, there))
                        stuck.add(zone);
                });
        return stuck;
    }

    private void remember(Scan scan, Map<Zone, ZonesSeen.Seen> seen) {
        for (Map.Entry<Zone, ZoneState> zone : scan.zones().entrySet())
            if (zone.getValue() instanceof ZoneState.Present(var identity, var path, var _)) {
                ZonesSeen.Seen now = new ZonesSeen.Seen(path.toString(), identity);
                if (!now.equals(seen.get(zone.getKey()))) zonesSeen.remember(zone.getKey(), now);
            }
    }

    /** A planner that fails closed where the references are incomplete. */
    public CleanupPlanner planner(Snapshot snapshot) {
        return new CleanupPlanner(snapshot, referencesComplete(snapshot));
    }

    /**
     * The same for a list: reads all finals beforehand, on all processors.
     *
     * @param memory tells which finals need not be read; takes what is read
     */
    public CleanupPlanner listPlanner(Snapshot snapshot, FolderMemory memory) {
        ListedFinals finals = ListedFinals.read(snapshot, memory);
        return new CleanupPlanner(snapshot, referencesComplete(snapshot), finals::of);
    }

    /**
     * Whether the references are complete. A folder behind a link may serve other programs, whose
     * references are unknown.
     */
    private boolean referencesComplete(Snapshot snapshot) {
        return snapshot.facts().complete()
                && library.layout().zones().stream()
                        .filter(Zone::shared)
                        .noneMatch(zone -> servesOthers(zone, snapshot.scan().zones().get(zone)));
    }

    private boolean servesOthers(Zone zone, @Nullable ZoneState state) {
        return state instanceof ZoneState.Present(var identity, var _, boolean linked)
                && (linked || zonesSeen.usedElsewhere(zone, identity));
    }
}
