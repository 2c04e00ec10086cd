package app.offcut.cleanup.plan;

import app.offcut.files.FoundFile;
import app.offcut.generator.Project;
import app.offcut.generator.Zone;
import app.offcut.library.links.ZoneState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places that could not be read, by the projects that may have files there. Such a project
 * takes at least what was found.
 */
final class Unread {
    private final Snapshot snapshot;

    /** Folders that may contain files of every project. */
    private final Set<String> ofAll = new HashSet<>();

    private final Set<String> ofDownloads = new HashSet<>();

    /** By the name of the project's or job's folder. */
    private final Map<String, Set<String>> ofFolders = new HashMap<>();

    Unread(Snapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.scan()
                .zones()
                .forEach((zone, state) -> {
                    if (state instanceof ZoneState.Unavailable) add(zone, zone.word());
                    for (FoundFile file : snapshot.scan().in(zone))
                        if (file.kind() == FoundFile.Kind.UNREADABLE) add(zone, file);
                });
    }

    private void add(Zone zone, FoundFile file) {
        List<String> below = Snapshot.below(zone, file);
        if (zone.isProjectFolder(below)) add(below.getLast(), file);
        else
            zone.folderOf(below)
                    .ifPresentOrElse(folder -> add(folder, file), () -> add(zone, file.shown()));
    }

    private void add(String folder, FoundFile file) {
        ofFolders.computeIfAbsent(folder, _ -> new HashSet<>()).add(file.shown());
    }

    private void add(Zone zone, String place) {
        if (zone.shared()) ofDownloads.add(place);
        else if (zone.hasProjects()) ofAll.add(place);
    }

    /** The places, relative to the library, that may contain more files of a project. */
    Set<String> of(Project project) {
        Set<String> places = new HashSet<>(ofAll);
        if (!project.files().downloads().isEmpty()) places.addAll(ofDownloads);
        places.addAll(ofFolders.getOrDefault(project.id(), Set.of()));
        for (Project.Job job : project.jobs())
            places.addAll(ofFolders.getOrDefault(job.id(), Set.of()));
        for (FoundFile file : snapshot.kept(project))
            if (file.kind() == FoundFile.Kind.UNREADABLE) places.add(file.shown());
        return places;
    }
}
