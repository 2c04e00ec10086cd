package app.offcut.cleanup.plan;

import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.ProjectRecord;
import app.offcut.library.FoundFile;
import app.offcut.library.Layout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private final Predicate<ProjectRecord> needsNoLonger;

    /**
     * @param complete false if the references are incomplete
     * @param needsNoLonger whether a project has released its downloads
     */
    ProviderFiles(Snapshot snapshot, boolean complete, Predicate<ProjectRecord> needsNoLonger) {
        this.snapshot = snapshot;
        this.complete = complete;
        this.needsNoLonger = needsNoLonger;
    }

    record Candidate(FoundFile file, Fate fate) {}

    /** Files named after one of the project's videos, in the folder of the row's provider. */
    List<Candidate> of(ProjectRecord project) {
        Set<FoundFile> files = new HashSet<>();
        for (ProjectRecord.Suggestion suggestion : project.suggestions()) {
            if (suggestion.videoId() == null) continue;
            for (String stem : Layout.stemsOfId(suggestion.videoId()))
                for (FoundFile file : snapshot.downloads(stem))
                    if (suggestion
                            .provider()
                            .equals(Layout.providerOf(Snapshot.below(Zone.PROVIDER, file))))
                        files.add(file);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (FoundFile file : files) candidates.add(new Candidate(file, fate(project, file)));
        return candidates;
    }

    private Fate fate(ProjectRecord project, FoundFile file) {
        if (!complete) return new Fate.Stays(StayReason.REFERENCE_UNKNOWN);
        Set<String> others = new HashSet<>(snapshot.references().meaning(file.names().getLast()));
        others.addAll(snapshot.references().naming(file.names()));
        others.remove(project.id());
        if (others.contains(References.NOBODY)) return new Fate.Stays(StayReason.REFERENCE_UNKNOWN);
        for (String other : others.stream().sorted().toList()) {
            ProjectRecord needy = snapshot.project(other).orElse(null);
            if (needy == null) return new Fate.Stays(StayReason.REFERENCE_UNKNOWN);
            if (!needsNoLonger.test(needy))
                return new Fate.Stays(StayReason.SHARED_WITH, needy.name());
        }
        if (file.modified().isAfter(snapshot.at().minus(SETTLED)))
            return new Fate.Stays(StayReason.TOO_NEW);
        return new Fate.Goes(GoReason.PROVIDER_UNSHARED);
    }
}
