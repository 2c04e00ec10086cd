package app.offcut.cleanup.run;

import app.offcut.cleanup.plan.CleanupPlanner;
import app.offcut.cleanup.plan.Snapshot;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.files.FoundFile;
import app.offcut.files.Names;
import app.offcut.generator.Facts;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.Zone;
import app.offcut.library.scan.Scan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a project whose files are held was deleted by its owner. Records that are damaged,
 * incomplete, empty or another library's also lack the project, so everything must be certain.
 *
 * @param snapshot of the whole library, with the held files in their places
 */
record DeletedProject(Snapshot snapshot, String id) {

    /** Whether it was deleted for certain and nobody else needs a held file. */
    boolean released(Snapshots snapshots, Map<Zone, List<FoundFile>> held) {
        if (!deleted()) return false;
        CleanupPlanner planner = snapshots.planner(snapshot);
        return held.entrySet().stream()
                .allMatch(zone ->
                        zone.getValue().stream()
                                .allMatch(file -> planner.released(id, zone.getKey(), file)));
    }

    private boolean deleted() {
        Facts facts = snapshot.facts();
        return facts.complete()
                && facts.problems().isEmpty()
                && !facts.named().contains(id)
                && facts.projects().stream().noneMatch(this::means)
                && snapshot.projectsOfJob(id).isEmpty()
                && snapshot.unavailableZone().isEmpty()
                && !snapshot.pinned(id)
                && !outOfSight()
                && isThisLibrarys(facts);
    }

    /** On some disks, two spellings are one folder. */
    private boolean means(Project project) {
        return Names.folded(project.id()).equals(Names.folded(id));
    }

    /** Whether a folder of the project cannot be read, so that nobody knows what is in it. */
    private boolean outOfSight() {
        Scan scan = snapshot.scan();
        return Stream.concat(
                        scan.kept().stream(),
                        scan.inZones().values().stream().flatMap(List::stream))
                .filter(file -> file.names().contains(id))
                .anyMatch(file ->
                        file.kind() == FoundFile.Kind.UNREADABLE
                                || file.kind() == FoundFile.Kind.OTHER_DEVICE);
    }

    /** Whether one of its projects has files here. */
    private boolean isThisLibrarys(Facts facts) {
        Set<String> here = folders();
        return facts.projects().stream().map(Project::id).anyMatch(here::contains);
    }

    private Set<String> folders() {
        Set<String> folders = new HashSet<>();
        Layout layout = snapshot.library().layout();
        for (Zone zone : layout.zones())
            if (!zone.shared()) folders.addAll(snapshot.folders(zone).keySet());
        for (FoundFile file : snapshot.scan().kept())
            for (List<String> finals : layout.finalFolders())
                if (file.names().size() > finals.size() + 1
                        && file.names().subList(0, finals.size()).equals(finals))
                    folders.add(file.names().get(finals.size()));
        return folders;
    }
}
