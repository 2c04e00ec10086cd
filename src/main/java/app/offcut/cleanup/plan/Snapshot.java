package app.offcut.cleanup.plan;

import app.offcut.files.FoundFile;
import app.offcut.files.Names;
import app.offcut.generator.Category;
import app.offcut.generator.Facts;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.generator.RecordedFiles.Download;
import app.offcut.generator.Zone;
import app.offcut.library.Library;
import app.offcut.library.NameFolding;
import app.offcut.library.links.ZoneState;
import app.offcut.library.scan.FolderSum;
import app.offcut.library.scan.Scan;
import java.time.Duration;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything read at one point in time, frozen: rows, files, pins, open writers. Gate and planner
 * read nothing else, so a test can hand them any state.
 */
public final class Snapshot {
    private final Library library;
    private final Facts facts;
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
    private final Map<Zone, Map<String, List<FoundFile>>> byStem = new HashMap<>();
    private final Map<String, List<FoundFile>> keptByFolder = new HashMap<>();
    private final Map<Zone, Map<String, List<FolderSum>>> sums = new HashMap<>();

    /**
     * @param references of these facts
     * @param walked whether the folders of a given name were walked
     * @param stability earlier fingerprints; takes the new ones
     */
    public Snapshot(
            Library library,
            Facts facts,
            References references,
            Scan scan,
            Predicate<String> walked,
            UserKeeps keeps,
            OpenWriters writers,
            Instant at,
            FinalStability stability) {
        this.library = library;
        this.facts = facts;
        this.references = references;
        this.scan = scan;
        this.walked = walked;
        this.keeps = keeps;
        this.writers = writers;
        this.at = at;
        this.stability = stability;
        Map<String, String> spelled = new HashMap<>();
        for (Project project : facts.projects()) {
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
        String folded = Names.folded(folder);
        String before = spelled.putIfAbsent(folded, folder);
        if (before != null && !before.equals(folder)) foldedTwice.add(folded);
    }

    private void index() {
        for (Zone zone : layout().zones())
            for (FoundFile file : scan.in(zone)) {
                List<String> below = below(zone, file);
                if (zone.shared()) {
                    if (layout().sourceOf(below).isPresent())
                        for (String stem : layout().stems(below.getLast()))
                            byStem.computeIfAbsent(zone, _ -> new HashMap<>())
                                    .computeIfAbsent(stem, _ -> new ArrayList<>())
                                    .add(file);
                } else
                    zone.folderOf(below)
                            .ifPresent(folder ->
                                    byFolder.computeIfAbsent(zone, _ -> new HashMap<>())
                                            .computeIfAbsent(folder, _ -> new ArrayList<>())
                                            .add(file));
            }
        for (FolderSum sum : scan.sums())
            sums.computeIfAbsent(sum.zone(), _ -> new HashMap<>())
                    .computeIfAbsent(sum.folder(), _ -> new ArrayList<>())
                    .add(sum);
        for (FoundFile file : scan.kept())
            for (List<String> finals : layout().finalFolders()) {
                List<String> names = file.names();
                int depth = finals.size();
                boolean ofProject =
                        names.size() >= depth + 2
                                || (names.size() == depth + 1
                                        && file.kind() == FoundFile.Kind.UNREADABLE);
                if (ofProject && names.subList(0, depth).equals(finals))
                    keptByFolder
                            .computeIfAbsent(names.get(depth), _ -> new ArrayList<>())
                            .add(file);
            }
    }

    /** The path of a file below its zone. */
    public static List<String> below(Zone zone, FoundFile file) {
        return file.names().subList(zone.names().size(), file.path().getNameCount());
    }

    /** The files in all folders of a zone that have this name. */
    List<FoundFile> inFolder(Zone zone, String folder) {
        return byFolder.getOrDefault(zone, Map.of()).getOrDefault(folder, List.of());
    }

    /** What the folders of this name add up to whose files are not listed. */
    List<FolderSum> sums(Zone zone, String folder) {
        return sums.getOrDefault(zone, Map.of()).getOrDefault(folder, List.of());
    }

    /** Names of the folders of finals that contain anything, one for each project. */
    Set<String> keptFolders() {
        return keptByFolder.keySet();
    }

    /** Whether a file has not changed for this long, nor in the future. */
    boolean unchangedFor(Duration age, FoundFile file) {
        return !file.modified().isAfter(at.minus(age));
    }

    public Map<String, List<FoundFile>> folders(Zone zone) {
        return byFolder.getOrDefault(zone, Map.of());
    }

    List<FoundFile> downloads(Zone zone, String stem) {
        return byStem.getOrDefault(zone, Map.of()).getOrDefault(stem, List.of());
    }

    /** The projects with a record that may mean a download of this one, by the file's name. */
    Set<String> sharing(Project project) {
        Set<String> ids = new HashSet<>();
        for (Zone zone : layout().zones())
            for (Download download : project.files().downloads())
                for (FoundFile file : downloads(zone, download.stem())) {
                    ids.addAll(references.meaning(file.names().getLast()));
                    ids.addAll(references.naming(file.names()));
                }
        ids.remove(References.NOBODY);
        return ids;
    }

    /** Everything in the project's folders of finals, or its finals where all lie together. */
    List<FoundFile> kept(Project project) {
        if (!layout().mixesFinals()) return keptByFolder.getOrDefault(project.id(), List.of());
        Set<List<String>> due =
                project.expected().stream().map(Expected::names).collect(Collectors.toSet());
        return scan.kept().stream().filter(file -> isOrHides(file, due)).toList();
    }

    /** Whether a file is one of these, or a folder without access that may contain one of them. */
    private static boolean isOrHides(FoundFile file, Set<List<String>> due) {
        List<String> names = file.names();
        if (due.contains(names)) return true;
        return file.kind() == FoundFile.Kind.UNREADABLE
                && due.stream()
                        .anyMatch(one ->
                                one.size() > names.size()
                                        && one.subList(0, names.size()).equals(names));
    }

    public Optional<Project> project(String id) {
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
    boolean ambiguous(Project project) {
        return Stream.concat(Stream.of(project.id()), project.jobs().stream().map(Project.Job::id))
                .filter(folder -> foldedTwice.contains(Names.folded(folder)))
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

    public Library library() {
        return library;
    }

    Layout layout() {
        return library.layout();
    }

    public Facts facts() {
        return facts;
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

    /** How long files of a category stay after the project's final; null for no longer. */
    public @Nullable Duration keptFor(Category category) {
        return keeps.times().get(category);
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
        Project project = projects.get(choice.projectId());
        if (project == null) return true;
        if (!covers(choice.projectId())) return false;
        List<FoundFile> finals =
                kept(project).stream()
                        .filter(file -> layout().isFinalName(file.names().getLast()))
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
        return layout().zones().stream()
                .filter(zone -> noWayBack(zone) && !scan.in(zone).isEmpty());
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
