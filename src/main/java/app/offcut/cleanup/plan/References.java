package app.offcut.cleanup.plan;

import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.LibraryRows;
import app.offcut.generator.aivideogen.ProjectRecord;
import app.offcut.generator.aivideogen.RowPath;
import app.offcut.library.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reverse index of the database: for each file, the projects whose rows name it. The comparison
 * ignores case and Unicode form, because here a row only protects. Rows that belong to no project
 * are indexed under {@link #NOBODY}.
 */
public final class References {
    /** Stands for rows whose project has no row. Never equals an id, because ids contain no NUL. */
    static final String NOBODY = "\0";

    private final Path root;
    private final Map<String, Set<String>> byPath = new HashMap<>();
    private final Map<List<String>, Set<String>> byExactPath = new HashMap<>();
    private final Map<String, Set<String>> byStem = new HashMap<>();
    private final Set<String> finals = new HashSet<>();
    private final List<List<String>> finalNames = new ArrayList<>();
    private final List<String> outsideZones = new ArrayList<>();

    public References(LibraryRows rows, Path root) {
        this.root = root;
        for (ProjectRecord project : rows.projects()) add(project);
        rows.strayPaths().forEach(path -> addPath(path, NOBODY));
        rows.strayReferences().forEach(stray -> addId(stray.videoId(), NOBODY));
    }

    /** Projects with a row that names this file. */
    Set<String> naming(List<String> names) {
        return byPath.getOrDefault(RowPath.key(names), Set.of());
    }

    /**
     * The other projects with a row that names this file. Where two ids differ only in case, a row
     * of the twin means the twin's own file, unless its spelling matches this file exactly.
     */
    Set<String> otherThan(String project, List<String> names) {
        Set<String> others = new LinkedHashSet<>(naming(names));
        Set<String> exactly = byExactPath.getOrDefault(names, Set.of());
        String folded = Layout.folded(project);
        others.removeIf(other -> Layout.folded(other).equals(folded) && !exactly.contains(other));
        others.remove(project);
        return others;
    }

    /** Projects with a row that may mean a provider download of this name. */
    Set<String> meaning(String fileName) {
        Set<String> projects = new LinkedHashSet<>();
        for (String stem : Layout.stems(fileName)) projects.addAll(meaningStem(stem));
        // where \ may be part of a name, a path in a row is still split at it
        int separator = fileName.lastIndexOf('\\');
        if (separator >= 0) projects.addAll(meaning(fileName.substring(separator + 1)));
        return projects;
    }

    /** Projects with a row that may mean a provider download of this stem. */
    Set<String> meaningStem(String stem) {
        return byStem.getOrDefault(Layout.folded(stem), Set.of());
    }

    /** Whether a row names this file as a final video or a thumbnail. */
    boolean isFinal(List<String> names) {
        return finals.contains(RowPath.key(names));
    }

    /** Every file below the library that a row names as a final or a thumbnail. */
    public List<List<String>> finalNames() {
        return finalNames;
    }

    /**
     * Audio, segments or downloads that rows name outside their project's zones. Such a row
     * confirms no file, so the survey reports it.
     */
    public List<String> outsideZones() {
        return outsideZones;
    }

    private void add(ProjectRecord project) {
        String id = project.id();
        for (String path : project.audioPaths()) addOwn(path, project);
        for (ProjectRecord.Suggestion suggestion : project.suggestions()) {
            addOwn(suggestion.segmentPath(), project);
            addId(suggestion.videoId(), id);
        }
        for (ProjectRecord.ClipSelection clip : project.clipSelections()) {
            addOwn(clip.downloadedPath(), project);
            addId(clip.videoId(), id);
        }
        ProjectRecord.Rendered rendered = project.rendered();
        if (rendered == null) return;
        addFinal(rendered.videoPath(), id);
        addFinal(rendered.thumbnailPath(), id);
        rendered.otherPaths().forEach(path -> addFinal(path, id));
    }

    private void addOwn(@Nullable String stored, ProjectRecord project) {
        if (stored == null || stored.isBlank()) return;
        addPath(stored, project.id());
        noteIfOutside(stored, project);
    }

    private void addPath(String stored, String project) {
        if (stored.isBlank()) return;
        RowPath path = RowPath.parse(stored);
        for (List<String> names : path.mightMean(root))
            if (!names.isEmpty()) {
                byPath.computeIfAbsent(RowPath.key(names), _ -> new HashSet<>()).add(project);
                byExactPath.computeIfAbsent(names, _ -> new HashSet<>()).add(project);
            }
        addStems(path, project);
    }

    private void addStems(RowPath path, String project) {
        if (!path.names().isEmpty())
            for (String stem : Layout.stems(path.names().getLast())) addStem(stem, project);
    }

    private void addId(@Nullable String videoId, String project) {
        if (videoId == null) return;
        for (String stem : Layout.stemsOfId(videoId)) addStem(stem, project);
        // with several colons, the generator's documents allow both readings
        String last = videoId.substring(videoId.lastIndexOf(':') + 1);
        for (String stem : Layout.stemsOfId(last)) addStem(stem, project);
    }

    private void noteIfOutside(String stored, ProjectRecord project) {
        List<String> names = RowPath.parse(stored).below(root).orElse(List.of());
        for (Zone zone : Zone.values()) {
            int depth = zone.names().size();
            if (names.size() > depth
                    && names.subList(0, depth).equals(zone.names())
                    && owns(project, zone, names.subList(depth, names.size()))) return;
        }
        outsideZones.add(stored);
    }

    private static boolean owns(ProjectRecord project, Zone zone, List<String> below) {
        // a download has no single owner; a project whose id is not a folder name is reported by
        // its own row
        if (zone == Zone.PROVIDER || !Layout.safeId(project.id())) return true;
        return Layout.folderOf(zone, below)
                .filter(folder ->
                        folder.equals(project.id())
                                || (zone == Zone.ASSEMBLY
                                        && project.jobs().stream()
                                                .anyMatch(job -> job.id().equals(folder))))
                .isPresent();
    }

    private void addStem(String stem, String project) {
        byStem.computeIfAbsent(Layout.folded(stem), _ -> new HashSet<>()).add(project);
    }

    private void addFinal(@Nullable String stored, String project) {
        if (stored == null || stored.isBlank()) return;
        RowPath path = RowPath.parse(stored);
        for (List<String> names : path.mightMean(root))
            if (!names.isEmpty() && finals.add(RowPath.key(names))) finalNames.add(names);
        addStems(path, project);
    }
}
