package app.offcut.cleanup.plan;

import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.files.FoundFile;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.RecordedFiles.Download;
import app.offcut.generator.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The provider downloads of one project. Downloads are shared, so this fails closed: a download
 * goes only if it is certain that no other project still needs it.
 */
final class ProviderFiles {
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final Snapshot snapshot;
    private final boolean complete;
    private final Predicate<Project> needsNoLonger;

    /**
     * @param complete false if the references are incomplete
     * @param needsNoLonger whether a project has released its downloads
     */
    ProviderFiles(Snapshot snapshot, boolean complete, Predicate<Project> needsNoLonger) {
        this.snapshot = snapshot;
        this.complete = complete;
        this.needsNoLonger = needsNoLonger;
    }

    record Candidate(Zone zone, FoundFile file, Fate fate) {}

    /** Files named after one of the project's downloads, in the folder of their source. */
    List<Candidate> of(Project project) {
        Layout layout = snapshot.layout();
        Map<FoundFile, Zone> files = new LinkedHashMap<>();
        for (Zone zone : layout.zones())
            if (zone.shared())
                for (Download download : project.files().downloads())
                    for (FoundFile file : snapshot.downloads(zone, download.stem()))
                        if (layout.sourceOf(Snapshot.below(zone, file))
                                .filter(download.source()::equals)
                                .isPresent()) files.put(file, zone);
        List<Candidate> candidates = new ArrayList<>();
        files.forEach((file, zone) ->
                candidates.add(new Candidate(zone, file, fate(project.id(), file))));
        return candidates;
    }

    /**
     * @param projectId of the project that would give it up
     */
    Fate fate(String projectId, FoundFile file) {
        if (!complete) return new Fate.Stays(StayReason.REFERENCE_UNKNOWN);
        Set<String> others = new HashSet<>(snapshot.references().meaning(file.names().getLast()));
        others.addAll(snapshot.references().naming(file.names()));
        others.remove(projectId);
        if (others.contains(References.NOBODY)) return new Fate.Stays(StayReason.REFERENCE_UNKNOWN);
        for (String other : others.stream().sorted().toList()) {
            Project needy = snapshot.project(other).orElse(null);
            if (needy == null) return new Fate.Stays(StayReason.REFERENCE_UNKNOWN);
            if (!needsNoLonger.test(needy))
                return new Fate.Stays(StayReason.SHARED_WITH, needy.name());
        }
        if (file.modified().isAfter(snapshot.at().minus(SETTLED)))
            return new Fate.Stays(StayReason.TOO_NEW);
        return new Fate.Goes(GoReason.PROVIDER_UNSHARED);
    }
}
