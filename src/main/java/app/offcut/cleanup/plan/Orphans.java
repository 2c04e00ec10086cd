package app.offcut.cleanup.plan;

import app.offcut.files.FoundFile;
import app.offcut.files.Names;
import app.offcut.generator.Project;
import app.offcut.generator.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folders of a snapshot that stand for no project and for no job. */
public final class Orphans {
    private static final Duration SETTLED = Duration.ofHours(24);

    private final Snapshot snapshot;
    private final Set<String> known = new HashSet<>();
    private final Set<String> withFinals = new HashSet<>();
    private final boolean jobsRecorded;

    public Orphans(Snapshot snapshot) {
        this.snapshot = snapshot;
        for (Project project : snapshot.facts().projects()) {
            known.add(Names.folded(project.id()));
            for (Project.Job job : project.jobs()) known.add(Names.folded(job.id()));
        }
        jobsRecorded = snapshot.facts().projects().stream().anyMatch(p -> !p.jobs().isEmpty());
        for (String folder : snapshot.keptFolders()) withFinals.add(Names.folded(folder));
    }

    /**
     * @param folder its name
     * @param path of the folder, relative to the library, with {@code /}
     */
    public record Orphan(Zone zone, String folder, String path, List<FoundFile> files) {}

    /**
     * @param firstSeen null if it was not noted yet
     * @param stays why nothing of it may go, whatever is in it; null if that depends on its files
     */
    public record Judged(Orphan orphan, @Nullable Instant firstSeen, @Nullable StayReason stays) {}

    /** In the order of zones and folders. */
    public List<Orphan> list() {
        List<Orphan> orphans = new ArrayList<>();
        for (Zone zone : snapshot.scan().zones().keySet())
            snapshot.folders(zone)
                    .forEach((folder, files) -> {
                        if (!hasRow(zone, folder)) add(orphans, zone, folder, files);
                    });
        return orphans;
    }

    /** The paths of all orphans; empty if the records do not tell for certain. */
    Set<String> certainPaths() {
        Set<String> paths = new LinkedHashSet<>();
        if (certain()) for (Orphan orphan : list()) paths.add(orphan.path());
        return paths;
    }

    /**
     * Whether the records tell for certain which projects there are. With none, or with those of
     * another library, every folder would seem to be an orphan.
     */
    boolean certain() {
        return snapshot.facts().complete()
                && snapshot.facts().problems().isEmpty()
                && snapshot.facts().projects().stream().anyMatch(this::isHere)
                && !snapshot.layout().mixesFinals();
    }

    private boolean isHere(Project project) {
        return !snapshot.kept(project).isEmpty() || !OwnFolders.isEmpty(project, snapshot);
    }

    private boolean hasRow(Zone zone, String folder) {
        return snapshot.project(folder).isPresent()
                || (zone.hasJobs() && !snapshot.projectsOfJob(folder).isEmpty());
    }

    private static void add(List<Orphan> orphans, Zone zone, String folder, List<FoundFile> files) {
        Set<String> paths = new LinkedHashSet<>();
        for (FoundFile file : files) paths.add(path(zone, file));
        for (String path : paths)
            orphans.add(
                    new Orphan(
                            zone,
                            folder,
                            path,
                            files.stream().filter(f -> path(zone, f).equals(path)).toList()));
    }

    private static String path(Zone zone, FoundFile file) {
        List<String> names = file.names();
        int inner = zone.innerOf(Snapshot.below(zone, file)).size();
        return String.join("/", names.subList(0, names.size() - inner));
    }

    /**
     * Why nothing of a folder may go, whatever is in it; null if that depends on its files.
     *
     * @param seen the folders that were seen on two days
     */
    @Nullable StayReason obstacle(Orphan orphan, Set<String> seen) {
        String folder = orphan.folder();
        if (!snapshot.layout().safeId(folder)) return StayReason.UNKNOWN_FILE;
        if (known.contains(Names.folded(folder))) return StayReason.REFERENCE_UNKNOWN;
        // beside finals, a folder without a row may be a product of its own, such as speech alone
        if (snapshot.layout().finalFolders().contains(orphan.zone().names()))
            return StayReason.REFERENCE_UNKNOWN;
        // where no job is recorded, such a folder may be any project's
        if (orphan.zone().hasJobs() && !jobsRecorded) return StayReason.REFERENCE_UNKNOWN;
        if (withFinals.contains(Names.folded(folder))) return StayReason.FINAL_THERE;
        for (FoundFile file : orphan.files()) {
            List<String> names = file.names();
            if (snapshot.layout().isFinalName(names.getLast())
                    || snapshot.references().isFinal(names)) return StayReason.FINAL_THERE;
        }
        if (!seen.contains(orphan.path())) return StayReason.SEEN_ONCE;
        return orphan.files().stream().allMatch(this::atRest) ? null : StayReason.TOO_NEW;
    }

    private boolean atRest(FoundFile file) {
        return snapshot.unchangedFor(SETTLED, file) && !snapshot.writers().has(file.identity());
    }
}
