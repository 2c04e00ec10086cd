package app.offcut.cleanup.plan;

import app.offcut.files.FoundFile;
import app.offcut.generator.Category;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.RenderProgress;
import app.offcut.generator.Zone;
import app.offcut.library.scan.FolderSum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files in the folders that belong to one project alone: its audio, its segments and the
 * folders of its jobs.
 */
final class OwnFolders {
    private OwnFolders() {}

    /**
     * @param category of an intermediate: by its name, or because a record of this project names
     *     it; null for an unknown file
     * @param otherOwner another project that this folder's name stands for as well; null if there
     *     is none
     */
    record OwnFile(
            Zone zone, FoundFile file, @Nullable Category category, @Nullable String otherOwner) {

        boolean intermediate() {
            return category != null;
        }
    }

    /** The newest of a project's files. */
    record Newest(Instant modified, String path) {}

    /** Those that are listed, in the order of zones and paths. Empty for an unsafe id. */
    static List<OwnFile> of(Project project, Snapshot snapshot) {
        List<OwnFile> own = new ArrayList<>();
        Layout layout = snapshot.layout();
        if (!layout.safeId(project.id())) return own;
        for (Zone zone : layout.zones()) {
            if (zone.shared()) continue;
            Optional<String> otherOwner = otherJobOwner(zone, project.id(), project.id(), snapshot);
            for (FoundFile file : snapshot.inFolder(zone, project.id()))
                own.add(ownFile(zone, file, project, otherOwner, layout));
        }
        for (Zone zone : layout.zones())
            if (zone.hasJobs())
                for (Project.Job job : project.jobs())
                    addJob(zone, job.id(), project, snapshot, own);
        return own;
    }

    /** What those of its folders add up to whose files are not listed. */
    static List<FolderSum> sums(Project project, Snapshot snapshot) {
        List<FolderSum> own = new ArrayList<>();
        Layout layout = snapshot.layout();
        if (!layout.safeId(project.id())) return own;
        for (Zone zone : layout.zones()) own.addAll(snapshot.sums(zone, project.id()));
        for (Zone zone : layout.zones())
            if (zone.hasJobs())
                for (Project.Job job : project.jobs())
                    if (layout.safeId(job.id()) && !job.id().equals(project.id()))
                        own.addAll(snapshot.sums(zone, job.id()));
        return own;
    }

    static boolean isEmpty(Project project, Snapshot snapshot) {
        return of(project, snapshot).isEmpty() && sums(project, snapshot).isEmpty();
    }

    /** When anything in its folders was last modified, but not before the given time. */
    static Instant newest(Project project, Snapshot snapshot, Instant least) {
        Instant newest = least;
        for (OwnFile own : of(project, snapshot))
            if (own.file().modified().isAfter(newest)) newest = own.file().modified();
        for (FolderSum sum : sums(project, snapshot))
            if (sum.newest().isAfter(newest)) newest = sum.newest();
        return newest;
    }

    /**
     * Its newest intermediate that counts; empty if there is none.
     *
     * @param counts tells by its time whether an intermediate counts
     */
    static Optional<Newest> newestIntermediate(
            Project project, Snapshot snapshot, Predicate<Instant> counts) {
        Stream<Newest> listed =
                of(project, snapshot).stream()
                        .filter(OwnFile::intermediate)
                        .map(OwnFile::file)
                        .filter(file -> file.kind() == FoundFile.Kind.REGULAR)
                        .map(file -> new Newest(file.modified(), file.shown()));
        Stream<Newest> summed =
                sums(project, snapshot).stream()
                        .map(sum -> new Newest(sum.newest(), sum.newestPath()));
        return Stream.concat(listed, summed)
                .filter(one -> counts.test(one.modified()))
                .max(
                        Comparator.comparing(Newest::modified)
                                .thenComparing(Newest::path, Comparator.reverseOrder()));
    }

    /** What the project's files tell about its renders. */
    static RenderProgress progress(Project project, Snapshot snapshot) {
        List<List<String>> files = new ArrayList<>();
        for (FoundFile file : snapshot.kept(project)) files.add(file.names());
        for (OwnFile own : of(project, snapshot)) files.add(own.file().names());
        return snapshot.layout().progress(project, files);
    }

    private static void addJob(
            Zone zone, String job, Project project, Snapshot snapshot, List<OwnFile> own) {
        if (!snapshot.layout().safeId(job) || job.equals(project.id())) return;
        Optional<String> otherOwner =
                snapshot.project(job)
                        .map(Project::id)
                        .or(() -> otherJobOwner(zone, job, project.id(), snapshot));
        for (FoundFile file : snapshot.inFolder(zone, job))
            own.add(ownFile(zone, file, project, otherOwner, snapshot.layout()));
    }

    /**
     * Another owner of this folder: its name may be one project's id and another project's job, or
     * a job that two projects claim.
     */
    private static Optional<String> otherJobOwner(
            Zone zone, String folder, String project, Snapshot snapshot) {
        if (!zone.hasJobs()) return Optional.empty();
        return snapshot.projectsOfJob(folder).stream()
                .filter(owner -> !owner.equals(project))
                .findFirst();
    }

    private static OwnFile ownFile(
            Zone zone,
            FoundFile file,
            Project project,
            Optional<String> otherOwner,
            Layout layout) {
        List<String> inner = zone.innerOf(Snapshot.below(zone, file));
        Category category = layout.classify(zone, inner).orElse(null);
        if (category == null && project.files().confirm(zone, file.names()))
            category = zone.category();
        return new OwnFile(zone, file, category, otherOwner.orElse(null));
    }
}
