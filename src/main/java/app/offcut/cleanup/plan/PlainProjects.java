package app.offcut.cleanup.plan;

import app.offcut.files.FoundFile;
import app.offcut.files.Names;
import app.offcut.generator.Facts;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.Zone;
import app.offcut.library.links.ZoneState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The folders that belong to one project alone: no record of another project, no choice of the user
 * and no other library points into them. A list adds such a folder up instead of judging its files
 * one by one.
 */
final class PlainProjects {
    private final Layout layout;
    private final BiPredicate<Zone, ZoneState.Present> stuck;
    private final Instant now;

    /** The folded names of the folders, each with the project that owns it. */
    private final Map<String, String> owners = new HashMap<>();

    private final Set<String> projectIds = new HashSet<>();
    private final Set<String> jobIds = new HashSet<>();

    /**
     * @param stuck whether a zone's disk cannot restore files
     */
    PlainProjects(
            Layout layout,
            Facts facts,
            References references,
            UserKeeps keeps,
            BiPredicate<Zone, ZoneState.Present> stuck,
            Instant now) {
        this.layout = layout;
        this.stuck = stuck;
        this.now = now;
        if (!layout.canBeSummed()) return;
        addOwners(facts.projects());
        references.places().forEach(this::leaveOutUnlessOwn);
        keeps.unticked().keySet().forEach(path -> leaveOut(List.of(path.split("/"))));
    }

    private void addOwners(List<Project> projects) {
        Set<String> doubtful = new HashSet<>();
        Map<String, String> spelled = new HashMap<>();
        for (Project project : projects) {
            projectIds.add(project.id());
            add(project.id(), project, spelled, doubtful);
            for (Project.Job job : project.jobs()) {
                jobIds.add(job.id());
                add(job.id(), project, spelled, doubtful);
            }
        }
        owners.keySet().removeAll(doubtful);
    }

    private void add(
            String folder, Project project, Map<String, String> spelled, Set<String> doubtful) {
        String folded = Names.folded(folder);
        String before = owners.put(folded, project.id());
        String spelling = spelled.put(folded, folder);
        boolean several =
                (before != null && !before.equals(project.id()))
                        || (spelling != null && !spelling.equals(folder));
        if (several || !layout.safeId(folder) || layout.neverTouched(List.of(folder)))
            doubtful.add(folded);
    }

    private void leaveOutUnlessOwn(String path, Set<String> projects) {
        for (String name : path.split("/")) {
            String owner = owners.get(name);
            if (owner != null && !projects.equals(Set.of(owner))) owners.remove(name);
        }
    }

    private void leaveOut(Collection<String> names) {
        for (String name : Names.folded(List.copyOf(names)).split("/")) owners.remove(name);
    }

    /**
     * @param kept what the folders of finals contain
     * @param otherLibraries paths below the library to other libraries in its zones
     * @return whether a folder of this zone with this name is one of them
     */
    BiPredicate<Zone, String> folders(
            Map<Zone, ZoneState> zones, List<FoundFile> kept, Set<List<String>> otherLibraries) {
        // beside a final of the future, an older file may be newer work too
        for (FoundFile file : kept) if (file.modified().isAfter(now)) leaveOut(file.names());
        Set<Zone> plain = new HashSet<>();
        zones.forEach((zone, state) -> {
            if (state instanceof ZoneState.Present there
                    && !stuck.test(zone, there)
                    && otherLibraries.stream().noneMatch(one -> startsWith(one, zone.names())))
                plain.add(zone);
        });
        return (zone, name) ->
                plain.contains(zone)
                        && (projectIds.contains(name) || (zone.hasJobs() && jobIds.contains(name)))
                        && owners.containsKey(Names.folded(name));
    }

    private static boolean startsWith(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }
}
