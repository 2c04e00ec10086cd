package app.offcut.cleanup.plan;

import app.offcut.generator.Category;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.LibraryRows;
import app.offcut.generator.aivideogen.ProjectRecord;
import app.offcut.library.FoundFile;
import app.offcut.library.Layout;
import app.offcut.library.Library;
import app.offcut.library.NameFolding;
import app.offcut.library.links.ZoneState;
import app.offcut.library.scan.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything read at one point in time, frozen: rows, files, pins, open writers. Gate and planner
 * read nothing else, so a test can hand them any state.
 */
public final class Snapshot {
    private final Library library;
    private final LibraryRows rows;
    private final Scan scan;
    private final References references;
    private final Predicate<String> walked;
    private final UserKeeps keeps;
    private final OpenWriters writers;
    private final Instant at;
    private final FinalStability stability;
    private final Map<String, ProjectRecord> projects = new HashMap<>();
    private final Set<String> foldedTwice = new HashSet<>();
    private final Map<String, Set<String>> projectsOfJob = new HashMap<>();
    private @Nullable NameFolding twinNames;
    private final Map<Zone, Map<String, List<FoundFile>>> byFolder = new HashMap<>();
    private final Map<String, List<FoundFile>> byProviderStem = new HashMap<>();
    private final Map<String, List<FoundFile>> keptByFolder = new HashMap<>();

    /**
     * @param references of these rows
     * @param walked whether the folders of a given name were walked
     * @param stability earlier fingerprints; takes the new ones
     */
    public Snapshot(
            Library library,
            LibraryRows rows,
            References references,
            Scan scan,
            Predicate<String> walked,
            UserKeeps keeps,
            OpenWriters writers,
            Instant at,
            FinalStability stability) {
        this.library = library;
        this.rows = rows;
        this.references = references;
        this.scan = scan;
        this.walked = walked;
        this.keeps = keeps;
        this.writers = writers;
        this.at = at;
        this.stability = stability;
        Map<String, String> spelled = new HashMap<>();
        for (ProjectRecord project : rows.projects()) {
            projects.put(project.id(), project);
            noteTwin(project.id(), spelled);
            for (ProjectRecord.Job job : project.jobs()) {
                projectsOfJob.computeIfAbsent(job.id(), _ -> new TreeSet<>()).add(project.id());
                noteTwin(job.id(), spelled);
            }
        }
        index();
    }

    private void noteTwin(String folder, Map<String, String> spelled) {
        String folded = Layout.folded(folder);
        String before = spelled.putIfAbsent(folded, folder);
        if (before != null && !before.equals(folder)) foldedTwice.add(folded);
    }

    private void index() {
        for (Zone zone : Zone.values())
            for (FoundFile file : scan.in(zone)) {
                List<String> below = below(zone, file);
                if (zone == Zone.PROVIDER) {
                    if (Layout.providerOf(below) != null)
                        for (String stem : Layout.stems(below.getLast()))
                            byProviderStem.computeIfAbsent(stem, _ -> new ArrayList<>()).add(file);
                } else
                    Layout.folderOf(zone, below)
                            .ifPresent(folder ->
                                    byFolder.computeIfAbsent(zone, _ -> new HashMap<>())
                                            .computeIfAbsent(folder, _ -> new ArrayList<>())
                                            .add(file));
            }
        for (FoundFile file : scan.kept())
            if (file.path().getNameCount() >= 4
                    || (file.path().getNameCount() == 3
                            && file.kind() == FoundFile.Kind.UNREADABLE))
                keptByFolder
                        .computeIfAbsent(file.path().getName(2).toString(), _ -> new ArrayList<>())
                        .add(file);
    }

    /** The path of a file below its zone. */
    public static List<String> below(Zone zone, FoundFile file) {
        return file.names().subList(zone.names().size(), file.path().getNameCount());
    }

    /** The files in all folders of a zone that have this name. */
    List<FoundFile> inFolder(Zone zone, String folder) {
        return byFolder.getOrDefault(zone, Map.of()).getOrDefault(folder, List.of());
    }

    public Map<String, List<FoundFile>> folders(Zone zone) {
        return byFolder.getOrDefault(zone, Map.of());
    }

    List<FoundFile> downloads(String stem) {
        return byProviderStem.getOrDefault(stem, List.of());
    }

    /** Everything in the project's two final folders. */
    List<FoundFile> kept(String projectId) {
        return keptByFolder.getOrDefault(projectId, List.of());
    }

    public Optional<ProjectRecord> project(String id) {
        return Optional.ofNullable(projects.get(id));
    }

    /** Whether this snapshot contains the project's own files. */
    boolean covers(String projectId) {
        return walked.test(projectId);
    }

    /** The projects that own this job. Normally one; a damaged database may name several. */
    public Set<String> projectsOfJob(String jobId) {
        return projectsOfJob.getOrDefault(jobId, Set.of());
    }

    /** The first zone that should exist but does not, as a clause for the user. */
    public Optional<String> unavailableZone() {
        for (ZoneState state : scan.zones().values())
            if (state instanceof ZoneState.Unavailable(String why)) return Optional.of(why);
        return Optional.empty();
    }

    /**
     * Whether a folder name of this project differs from another only in case or Unicode form, on a
     * disk that does not distinguish the two.
     */
    boolean ambiguous(ProjectRecord project) {
        return Stream.concat(Stream.of(project.id()), project.jobs().stream().map(ProjectRecord.Job::id))
                .filter(folder -> foldedTwice.contains(Layout.folded(folder)))
                .anyMatch(folder -> !twinNames().toldApart(folder));
    }

    /** Built on first use, because twins are rare. */
    private NameFolding twinNames() {
        NameFolding names = twinNames;
        if (names == null) {
            names = NameFolding.of(library);
            twinNames = names;
        }
        return names;
    }

    Library library() {
        return library;
    }

    public LibraryRows rows() {
        return rows;
    }

    public Scan scan() {
        return scan;
    }

    public References references() {
        return references;
    }

    public boolean pinned(String id) {
        return keeps.projects().contains(id);
    }

    boolean keeps(Category category) {
        return keeps.categories().contains(category);
    }

    /**
     * Whether a person has unticked this file and the choice still applies. It ends once the
     * project has been rendered again and the file was replaced too: the final's length and the
     * file itself must both differ. In doubt the file stays, for example in a copy of the library
     * or after an edit.
     */
    boolean unticked(FoundFile file) {
        UntickedFiles.Choice choice = keeps.unticked().get(file.shown());
        return choice != null
                && (choice.isOf(file.bytes(), file.modified()) || !renderedSince(choice));
    }

    private boolean renderedSince(UntickedFiles.Choice choice) {
        if (!projects.containsKey(choice.projectId())) return true;
        if (!covers(choice.projectId())) return false;
        List<FoundFile> finals =
                kept(choice.projectId()).stream()
                        .filter(file -> file.names().getLast().equals(Layout.FINAL_NAME))
                        .toList();
        // without a final, the next one is still to come
        return !finals.isEmpty()
                && finals.stream().noneMatch(file -> isFinalOf(choice, file.bytes()));
    }

    private static boolean isFinalOf(UntickedFiles.Choice choice, long bytes) {
        return choice.finalBytes() != null && choice.finalBytes() == bytes;
    }

    /** Whether this zone's disk cannot restore files, so nothing may be moved out of it. */
    boolean noWayBack(Zone zone) {
        return keeps.stuck().contains(zone);
    }

    /** The zones that contain files which must stay because their disk cannot restore them. */
    public Stream<Zone> stuckZones() {
        return Stream.of(Zone.values()).filter(zone -> noWayBack(zone) && !scan.in(zone).isEmpty());
    }

    public OpenWriters writers() {
        return writers;
    }

    FinalStability stillLooks() {
        return stability;
    }

    public Instant at() {
        return at;
    }
}
