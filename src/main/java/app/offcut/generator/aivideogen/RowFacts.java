package app.offcut.generator.aivideogen;

import app.offcut.generator.Facts;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.generator.RecordedFiles;
import app.offcut.generator.RecordedFiles.Download;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.LibraryRows.ProviderReference;
import app.offcut.generator.aivideogen.ProjectRecord.ClipSelection;
import app.offcut.generator.aivideogen.ProjectRecord.Rendered;
import app.offcut.generator.aivideogen.ProjectRecord.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rows into facts: every stored path and id into the files of the library it may mean. */
public final class RowFacts {
    private static final AiVideoLayout LAYOUT = AiVideoLayout.LAYOUT;

    private final RowFolders folders;
    private List<String> above = List.of();

    RowFacts(RowFolders folders) {
        this.folders = folders;
    }

    /**
     * @param root of a library with its database in it
     */
    public RowFacts(Path root) {
        this(new RowFolders(root, root));
    }

    public Facts of(LibraryRows rows) {
        Files strays = new Files(null);
        rows.strayPaths().forEach(path -> strays.protect(path, null));
        for (ProviderReference stray : rows.strayReferences()) strays.mean(stray.videoId());
        return new Facts(
                rows.projects().stream().map(this::project).toList(),
                strays.recorded(),
                rows.complete(),
                rows.problems(),
                rows.strayProjects());
    }

    private Project project(ProjectRecord row) {
        Files files = new Files(row);
        for (String path : row.audioPaths()) files.protect(path, AiVideoLayout.AUDIO);
        for (Suggestion suggestion : row.suggestions()) {
            files.protect(suggestion.segmentPath(), AiVideoLayout.SEGMENTS);
            files.mean(suggestion.videoId());
            files.download(suggestion);
        }
        for (ClipSelection clip : row.clipSelections()) {
            files.protect(clip.downloadedPath(), AiVideoLayout.SEGMENTS);
            files.mean(clip.videoId());
        }
        Rendered rendered = row.rendered();
        if (rendered != null) {
            files.finalVideo(rendered.videoPath());
            files.finalVideo(rendered.thumbnailPath());
            rendered.otherPaths().forEach(files::finalVideo);
        }
        return new Project(
                row.id(),
                row.name(),
                row.lastActive(),
                row.scenes(),
                List.of(expected(rendered, row.scenesSeconds())),
                row.jobs().stream().map(RowFacts::job).toList(),
                files.recorded(),
                row.cleanupStatus(),
                row.cleanedAt());
    }

    private Expected expected(@Nullable Rendered rendered, @Nullable Double scenesSeconds) {
        if (rendered == null)
            return new Expected(null, List.of(), null, scenesSeconds, null, List.of());
        String path = rendered.videoPath();
        return new Expected(
                path == null || path.isBlank() ? null : path,
                path == null || path.isBlank()
                        ? List.of()
                        : folders.below(RowPath.parse(path)).orElse(List.of()),
                rendered.seconds(),
                scenesSeconds,
                rendered.bytes(),
                List.of());
    }

    /** Paths of one project begin alike, and so do those of the next one. */
    private RowPath parse(String stored) {
        RowPath path = RowPath.parse(stored, above);
        above = path.names();
        return path;
    }

    private static Project.Job job(ProjectRecord.Job job) {
        return new Project.Job(job.id(), job.state(), job.status(), job.createdAt());
    }

    /** Collects the files that the rows of one project name, or rows without a project. */
    private final class Files {
        private final @Nullable ProjectRecord owner;
        private final boolean safeId;
        private final Map<Zone, Set<List<String>>> own = new HashMap<>();
        private final List<List<String>> places = new ArrayList<>();
        private final Set<String> stems = new LinkedHashSet<>();
        private final List<List<String>> finals = new ArrayList<>();
        private final Set<Download> downloads = new LinkedHashSet<>();
        private final List<String> outside = new ArrayList<>();

        Files(@Nullable ProjectRecord owner) {
            this.owner = owner;
            safeId = owner != null && LAYOUT.safeId(owner.id());
        }

        RecordedFiles recorded() {
            return new RecordedFiles(own, places, stems, finals, downloads, outside, Set.of());
        }

        /**
         * @param zone where such a row confirms a file; null for a row without a project
         */
        void protect(@Nullable String stored, @Nullable Zone zone) {
            if (stored == null || stored.isBlank()) return;
            RowPath path = parse(stored);
            addPlaces(path, places);
            addStems(path);
            List<String> names = folders.below(path).orElse(List.of());
            if (zone != null && !names.isEmpty())
                own.computeIfAbsent(zone, _ -> new HashSet<>()).add(names);
            if (owner != null && !inOwnFolder(owner, safeId, names)) outside.add(stored);
        }

        void finalVideo(@Nullable String stored) {
            if (stored == null || stored.isBlank()) return;
            RowPath path = parse(stored);
            addPlaces(path, finals);
            addStems(path);
        }

        private void addPlaces(RowPath path, List<List<String>> places) {
            for (List<String> names : folders.mightMean(path))
                if (!names.isEmpty()) places.add(names);
        }

        private void addStems(RowPath path) {
            if (!path.names().isEmpty()) stems.addAll(LAYOUT.stems(path.names().getLast()));
        }

        void mean(@Nullable String videoId) {
            if (videoId == null) return;
            stems.addAll(AiVideoLayout.stemsOfId(videoId));
            // with several colons, the generator's documents allow both readings
            int colon = videoId.lastIndexOf(':');
            if (colon >= 0) stems.addAll(AiVideoLayout.stemsOfId(videoId.substring(colon + 1)));
        }

        void download(Suggestion suggestion) {
            if (suggestion.videoId() == null) return;
            for (String stem : AiVideoLayout.stemsOfId(suggestion.videoId()))
                downloads.add(new Download(suggestion.provider(), stem));
        }
    }

    private static boolean inOwnFolder(ProjectRecord project, boolean safeId, List<String> names) {
        for (Zone zone : LAYOUT.zones()) {
            int depth = zone.names().size();
            if (names.size() > depth
                    && isBelow(zone, names)
                    && owns(project, safeId, zone, names.subList(depth, names.size()))) return true;
        }
        return false;
    }

    private static boolean isBelow(Zone zone, List<String> names) {
        // backwards: the last name tells the zones apart
        for (int i = zone.names().size() - 1; i >= 0; i--)
            if (!names.get(i).equals(zone.names().get(i))) return false;
        return true;
    }

    private static boolean owns(
            ProjectRecord project, boolean safeId, Zone zone, List<String> below) {
        // a download has no single owner; a project whose id is not a folder name is reported by
        // its own row
        if (zone.shared() || !safeId) return true;
        return zone.folderOf(below)
                .filter(folder ->
                        folder.equals(project.id())
                                || (zone.hasJobs()
                                        && project.jobs().stream()
                                                .anyMatch(job -> job.id().equals(folder))))
                .isPresent();
    }
}
