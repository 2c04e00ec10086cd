package app.offcut.cleanup.plan;

import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.ProjectRecord;
import app.offcut.generator.aivideogen.RowPath;
import app.offcut.library.FoundFile;
import app.offcut.library.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files in the folders that belong to one project alone: its audio, its segments and the
 * folders of its jobs.
 */
final class OwnFolders {
    private OwnFolders() {}

    /**
     * @param intermediate whether the file is named like an intermediate, or a row of this project
     *     and kind names it
     * @param otherOwner another project that this folder's name stands for as well; null if there
     *     is none
     */
    record OwnFile(
            Zone zone,
            FoundFile file,
            boolean intermediate,
            @org.jspecify.annotations.Nullable String otherOwner) {}

    /** In the order of zones and paths. Empty for an unsafe id. */
    static List<OwnFile> of(ProjectRecord project, Snapshot snapshot) {
        List<OwnFile> own = new ArrayList<>();
        if (!Layout.safeId(project.id())) return own;
        Map<Zone, Set<List<String>>> named = namedByRows(project, snapshot.library().root());
        for (Zone zone : List.of(Zone.AUDIO, Zone.SEGMENTS, Zone.ASSEMBLY)) {
            Optional<String> otherOwner = otherJobOwner(zone, project.id(), project.id(), snapshot);
            for (FoundFile file : snapshot.inFolder(zone, project.id()))
                own.add(ownFile(zone, file, named, otherOwner));
        }
        for (ProjectRecord.Job job : project.jobs()) {
            if (!Layout.safeId(job.id()) || job.id().equals(project.id())) continue;
            Optional<String> otherOwner =
                    snapshot.project(job.id())
                            .map(ProjectRecord::id)
                            .or(() ->
                                    otherJobOwner(Zone.ASSEMBLY, job.id(), project.id(), snapshot));
            for (FoundFile file : snapshot.inFolder(Zone.ASSEMBLY, job.id()))
                own.add(ownFile(Zone.ASSEMBLY, file, named, otherOwner));
        }
        return own;
    }

    /**
     * Another owner of this folder: its name may be one project's id and another project's job, or
     * a job that two projects claim.
     */
    private static Optional<String> otherJobOwner(
            Zone zone, String folder, String project, Snapshot snapshot) {
        if (zone != Zone.ASSEMBLY) return Optional.empty();
        return snapshot.projectsOfJob(folder).stream()
                .filter(owner -> !owner.equals(project))
                .findFirst();
    }

    private static OwnFile ownFile(
            Zone zone,
            FoundFile file,
            Map<Zone, Set<List<String>>> named,
            Optional<String> otherOwner) {
        List<String> inner = Layout.innerOf(zone, Snapshot.below(zone, file));
        boolean intermediate =
                Layout.intermediate(zone, inner)
                        || named.getOrDefault(zone, Set.of()).contains(file.names());
        return new OwnFile(zone, file, intermediate, otherOwner.orElse(null));
    }

    /**
     * The files that rows of this project name, by the zone of their kind. Compares exactly,
     * without folding case.
     */
    private static Map<Zone, Set<List<String>>> namedByRows(ProjectRecord project, Path root) {
        Map<Zone, Set<List<String>>> named = new HashMap<>();
        Set<List<String>> audio = named.computeIfAbsent(Zone.AUDIO, _ -> new HashSet<>());
        Set<List<String>> segments = named.computeIfAbsent(Zone.SEGMENTS, _ -> new HashSet<>());
        for (String path : project.audioPaths())
            RowPath.parse(path).below(root).ifPresent(audio::add);
        for (ProjectRecord.Suggestion suggestion : project.suggestions())
            if (suggestion.segmentPath() != null)
                RowPath.parse(suggestion.segmentPath()).below(root).ifPresent(segments::add);
        for (ProjectRecord.ClipSelection clip : project.clipSelections())
            if (clip.downloadedPath() != null)
                RowPath.parse(clip.downloadedPath()).below(root).ifPresent(segments::add);
        return named;
    }
}
