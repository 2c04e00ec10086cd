package app.offcut.cleanup;

import app.offcut.library.FoundFile;
import app.offcut.library.Layout;
import app.offcut.library.Project;
import app.offcut.library.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files in the folders that are one project's own: audio, segments, and those of its jobs. */
final class OwnFolders {
    private OwnFolders() {}

    /**
     * @param otherOwner the other project that this folder's name stands for as well, or null
     */
    record OwnFile(
            Zone zone,
            FoundFile file,
            List<String> inner,
            @org.jspecify.annotations.Nullable String otherOwner) {}

    /** In the order of zones and paths. Nothing for an unsafe id. */
    static List<OwnFile> of(Project project, Snapshot snapshot) {
        List<OwnFile> own = new ArrayList<>();
        if (!Layout.safeId(project.id())) return own;
        for (Zone zone : List.of(Zone.AUDIO, Zone.SEGMENTS, Zone.ASSEMBLY))
            add(own, zone, project.id(), otherJobOwner(zone, project.id(), snapshot), snapshot);
        for (Project.Job job : project.jobs())
            if (Layout.safeId(job.id()) && !job.id().equals(project.id()))
                add(
                        own,
                        Zone.ASSEMBLY,
                        job.id(),
                        snapshot.project(job.id()).map(Project::id),
                        snapshot);
        return own;
    }

    /** A folder may bear one project's id and another project's job. */
    private static Optional<String> otherJobOwner(Zone zone, String id, Snapshot snapshot) {
        return zone == Zone.ASSEMBLY
                ? snapshot.projectOfJob(id).filter(owner -> !owner.equals(id))
                : Optional.empty();
    }

    private static void add(
            List<OwnFile> own,
            Zone zone,
            String folder,
            Optional<String> otherOwner,
            Snapshot snapshot) {
        for (FoundFile file : snapshot.inFolder(zone, folder))
            own.add(
                    new OwnFile(
                            zone,
                            file,
                            Layout.innerOf(zone, Snapshot.below(zone, file)),
                            otherOwner.orElse(null)));
    }
}
