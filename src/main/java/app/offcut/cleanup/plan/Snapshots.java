package app.offcut.cleanup.plan;

import app.offcut.database.HostDatabase;
import app.offcut.failure.Failure;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.LibraryRows;
import app.offcut.generator.aivideogen.ProjectQueries;
import app.offcut.generator.aivideogen.ProjectRecord;
import app.offcut.library.FoundFile;
import app.offcut.library.Layout;
import app.offcut.library.Library;
import app.offcut.library.links.ZoneState;
import app.offcut.library.links.ZonesSeen;
import app.offcut.library.scan.Scan;
import app.offcut.library.scan.UsageScanner;
import app.offcut.text.Problem;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a {@link Snapshot} of a library: first the rows, then the disk. Blocking; changes nothing
 * in the library.
 */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final Library library;
    private final HostDatabase host;
    private final ZonesSeen zonesSeen;
    private final UsageScanner scanner;
    private final Predicate<ZoneState.Present> noWayBack;
    private final Supplier<UserKeeps> keeps;
    private final InstantSource clock;
    private final FinalStability stability = new FinalStability();

    /**
     * @param noWayBack whether a zone's disk cannot restore files, so that nothing in it may go
     * @param keeps what the user wants to keep; read again for each snapshot
     */
    public Snapshots(
            Library library,
            HostDatabase host,
            ZonesSeen zonesSeen,
            UsageScanner scanner,
            Predicate<ZoneState.Present> noWayBack,
            Supplier<UserKeeps> keeps,
            InstantSource clock) {
        this.library = library;
        this.host = host;
        this.zonesSeen = zonesSeen;
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
        LibraryRows rows;
        try {
            rows = ProjectQueries.read(host);
        } catch (Problem problem) {
            LOG.warn("{}", problem.sentence(), problem.getCause());
            rows = LibraryRows.none(problem.sentence());
        }
        return take(rows, new References(rows, library.root()), _ -> true, Map.of());
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
        LibraryRows rows = ProjectQueries.read(host);
        ProjectRecord project =
                rows.projects().stream()
                        .filter(p -> p.id().equals(projectId))
                        .findFirst()
                        .orElseThrow(() -> Problem.of(Problem.Code.NO_SUCH_PROJECT, projectId));
        References references = new References(rows, library.root());
        Set<String> folders = foldersNeeded(project, rows, references);
        return take(rows, references, folders::contains, held);
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

    private static Set<String> foldersNeeded(
            ProjectRecord project, LibraryRows rows, References references) {
        Set<String> ids = new HashSet<>(Set.of(project.id()));
        for (ProjectRecord.Suggestion suggestion : project.suggestions())
            if (suggestion.videoId() != null)
                for (String stem : Layout.stemsOfId(suggestion.videoId()))
                    ids.addAll(references.meaningStem(stem));
        Set<String> folders = new HashSet<>(ids);
        for (ProjectRecord one : rows.projects())
            if (ids.contains(one.id())) one.jobs().forEach(job -> folders.add(job.id()));
        return folders;
    }

    private Snapshot take(
            LibraryRows rows,
            References references,
            Predicate<String> wanted,
            Map<Zone, List<FoundFile>> held) {
        Map<Zone, ZonesSeen.Seen> seen = zonesSeen.read();
        try {
            Scan scan = scanner.scan(seen, wanted, references.finalNames());
            remember(scan, seen);
            return new Snapshot(
                    library,
                    rows,
                    references,
                    scan.with(held).protecting(zonesSeen.ownFiles()),
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
        Set<Zone> stuck = EnumSet.noneOf(Zone.class);
        scan.zones()
                .forEach((zone, state) -> {
                    if (state instanceof ZoneState.Present there && noWayBack.test(there))
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
     * Whether the references are complete. A folder behind a link may serve other programs, whose
     * references are unknown.
     */
    private boolean referencesComplete(Snapshot snapshot) {
        return snapshot.rows().complete()
                && !(snapshot.scan().zones().get(Zone.PROVIDER)
                                instanceof ZoneState.Present(var identity, var _, boolean linked)
                        && (linked || zonesSeen.usedElsewhere(Zone.PROVIDER, identity)));
    }
}
