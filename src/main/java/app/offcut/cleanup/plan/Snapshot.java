package app.offcut.cleanup.plan;

import app.offcut.library.Category;
import app.offcut.library.FoundFile;
import app.offcut.library.Layout;
import app.offcut.library.Library;
import app.offcut.library.NameFolding;
import app.offcut.library.Zone;
import app.offcut.library.links.ZoneState;
import app.offcut.library.rows.LibraryRows;
import app.offcut.library.rows.Project;
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
 * All that one look told, frozen: rows, files, pins, writers. Gate and planner ask only this, so
 * they can be tested with any world.
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
    private final Map<String, Project> projects = new HashMap<>();
    private final Set<String> foldedTwice = new HashSet<>();
    private final Map<String, Set<String>> projectsOfJob = new HashMap<>();
    private @Nullable NameFolding twinNames;
    private final Map<Zone, Map<String, List<FoundFile>>> byFolder = new HashMap<>();
    private final Map<String, List<FoundFile>> byProviderStem = new HashMap<>();
    private final Map<String, List<FoundFile>> keptByFolder = new HashMap<>();

    /**
     * @param references of these rows
     * @param walked whether the folders of this name were walked
     */
    public Snapshot(
            Library library,
            LibraryRows rows,
            References references,
            Scan scan,
            Predicate<String> walked,
            UserKeeps keeps,
            OpenWriters writers,
            Instant at) {
        this(library, rows, references, scan, walked, keeps, writers, at, new FinalStability());
    }

    /**
     * @param stability taken before, and to be taken
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
        for (Project project : rows.projects()) {
            projects.put(project.id(), project);
            noteTwin(project.id(), spelled);
            for (Project.Job job : project.jobs()) {
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

    /** The names of a file below its zone. */
    public static List<String> below(Zone zone, FoundFile file) {
        return file.names().subList(zone.names().size(), file.path().getNameCount());
    }

    /** Files in folders of a zone that have this name. */
    List<FoundFile> inFolder(Zone zone, String folder) {
        return byFolder.getOrDefault(zone, Map.of()).getOrDefault(folder, List.of());
    }

    public Map<String, List<FoundFile>> folders(Zone zone) {
        return byFolder.getOrDefault(zone, Map.of());
    }

    List<FoundFile> downloads(String stem) {
        return byProviderStem.getOrDefault(stem, List.of());
    }

    /** Whatever lies in the final's folders of a project. */
    List<FoundFile> kept(String projectId) {
        return keptByFolder.getOrDefault(projectId, List.of());
    }

    public Optional<Project> project(String id) {
        return Optional.ofNullable(projects.get(id));
    }

    /** Whether this snapshot knows the project's own files. */
    boolean covers(String projectId) {
        return walked.test(projectId);
    }

    /** All whose job this is; more than one in a database that nobody wrote so. */
    public Set<String> projectsOfJob(String jobId) {
        return projectsOfJob.getOrDefault(jobId, Set.of());
    }

    /** The first zone that should be there and is not, as a clause for the user. */
    public Optional<String> unavailableZone() {
        for (ZoneState state : scan.zones().values())
            if (state instanceof ZoneState.Unavailable(String why)) return Optional.of(why);
        return Optional.empty();
    }

    /**
     * Whether a folder of this project has a name that differs from another one only in case or
     * Unicode form, and the disk does not tell the two apart.
     */
    boolean ambiguous(Project project) {
        return Stream.concat(Stream.of(project.id()), project.jobs().stream().map(Project.Job::id))
                .filter(folder -> foldedTwice.contains(Layout.folded(folder)))
                .anyMatch(folder -> !twinNames().toldApart(folder));
    }

    /** Listed when the first twin is met: there hardly ever is one. */
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
     * Whether a person has unticked this file and that still holds. It ends when the project was
     * rendered anew and the file with it: when the final has another length than it had, and the
     * file is another one too. In doubt a file stays: in a copy of the library, or if the file was
     * edited since.
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
        // while there is none the next one is still to come
        return !finals.isEmpty()
                && finals.stream().noneMatch(file -> isFinalOf(choice, file.bytes()));
    }

    private static boolean isFinalOf(UntickedFiles.Choice choice, long bytes) {
        return choice.finalBytes() != null && choice.finalBytes() == bytes;
    }

    /** Whether nothing could be put back into this zone, so that nothing may be moved out. */
    boolean noWayBack(Zone zone) {
        return keeps.stuck().contains(zone);
    }

    /** The zones in which something lies that must stay for that. */
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
