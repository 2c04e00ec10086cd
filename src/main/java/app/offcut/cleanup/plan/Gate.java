package app.offcut.cleanup.plan;

import app.offcut.files.FoundFile;
import app.offcut.generator.Project;
import app.offcut.video.FinalVideo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a project may be cleaned at all. Evaluates every {@link Rule} against one {@link
 * Snapshot}; only the final video is read from the disk.
 */
public final class Gate {
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Snapshot snapshot;
    private final FinalRules finalRules;
    private final JobRules jobRules;

    Gate(Snapshot snapshot) {
        this(snapshot, file -> FinalVideo.read(snapshot.library(), file));
    }

    Gate(Snapshot snapshot, Function<FoundFile, FinalVideo> reader) {
        this.snapshot = snapshot;
        this.finalRules = new FinalRules(snapshot, reader);
        this.jobRules = new JobRules(snapshot);
    }

    /**
     * What the gate found.
     *
     * @param failures in the order of the rules
     * @param finalVideo the project's final video; null if there is none
     */
    public record Findings(List<Refusal> failures, @Nullable FinalVideo finalVideo) {
        public Verdict verdict() {
            for (Refusal failure : failures)
                if (!failure.rule().review()) return new Verdict.Refused(failure);
            return failures.isEmpty() ? new Verdict.Passed() : new Verdict.NeedsReview(failures);
        }

        public Optional<Refusal> of(Rule... rules) {
            List<Rule> wanted = List.of(rules);
            return failures.stream().filter(f -> wanted.contains(f.rule())).findFirst();
        }
    }

    /** Check for a cleanup by hand: one fingerprint of the final is enough. */
    Findings check(Project project) {
        return check(project, false, null);
    }

    /** Check for auto-clean: the final must match a fingerprint taken some time earlier. */
    Findings checkUnattended(Project project, @Nullable FinalFingerprint earlier) {
        return check(project, true, earlier);
    }

    /**
     * @param earlier null if this is the first fingerprint
     */
    private Findings check(
            Project project, boolean unattended, @Nullable FinalFingerprint earlier) {
        List<Refusal> failures = new ArrayList<>();
        checkId(project, failures);
        snapshot.unavailableZone()
                .ifPresent(why -> failures.add(Refusal.of(Rule.ZONE_UNAVAILABLE, why)));
        FinalVideo video = null;
        if (snapshot.layout().safeId(project.id())) {
            video = finalRules.find(project, failures);
            jobRules.check(project, video, failures);
            if (video != null) {
                finalRules.checkWhole(video, failures);
                FinalRules.checkRecorded(project, video, failures);
                FinalFingerprint look = look(project.id(), video.file(), snapshot.at());
                if (earlier != null) snapshot.stillLooks().remember(earlier);
                checkQuiet(video, look, failures);
                if (unattended) checkLooks(project, video, look, earlier, failures);
                checkNewerWork(project, video, failures);
            }
        }
        if (snapshot.pinned(project.id())) failures.add(Refusal.of(Rule.PINNED));
        return new Findings(List.copyOf(failures), video);
    }

    private void checkId(Project project, List<Refusal> failures) {
        if (!snapshot.layout().safeId(project.id()))
            failures.add(Refusal.of(Rule.UNSAFE_ID, project.id()));
        else if (snapshot.ambiguous(project))
            failures.add(Refusal.of(Rule.AMBIGUOUS_ID, project.id()));
    }

    private void checkQuiet(FinalVideo video, FinalFingerprint look, List<Refusal> failures) {
        Duration since = Duration.between(video.made(), snapshot.at());
        boolean quiet =
                since.isNegative()
                        ? snapshot.stillLooks().still(look)
                        : since.compareTo(QUIET) >= 0;
        if (!quiet) failures.add(Refusal.of(Rule.NOT_QUIET));
        if (snapshot.writers().has(video.file().identity()))
            failures.add(Refusal.of(Rule.OPEN_WRITER));
    }

    private void checkLooks(
            Project project,
            FinalVideo video,
            FinalFingerprint now,
            @Nullable FinalFingerprint earlier,
            List<Refusal> failures) {
        // with a future timestamp, nothing shows that the row was written after the file
        boolean vouched = !now.modified().isAfter(now.at()) && vouched(project, video);
        Duration needed = vouched ? QUIET : FinalStability.APART;
        boolean quiet =
                earlier != null
                        && earlier.same(now)
                        && Duration.between(earlier.at(), now.at()).compareTo(needed) >= 0;
        if (!quiet && failures.stream().noneMatch(f -> f.rule() == Rule.NOT_QUIET))
            failures.add(Refusal.of(Rule.NOT_QUIET));
    }

    public static FinalFingerprint look(String projectId, FoundFile file, Instant at) {
        return new FinalFingerprint(
                projectId, file.shown(), file.identity(), file.bytes(), file.modified(), at);
    }

    /** Whether a row written after the file says that the file is finished. */
    private static boolean vouched(Project project, FinalVideo video) {
        Long bytes = project.expected().bytes();
        Double expected = project.expected().seconds();
        Double seconds = video.seconds();
        boolean recorded =
                seconds != null
                        && bytes != null
                        && bytes == video.file().bytes()
                        && expected != null
                        && Math.abs(expected - seconds) <= Math.max(1, expected * 0.02);
        return recorded
                || (!project.jobs().isEmpty()
                        && project.jobs().stream().allMatch(Project.Job::complete));
    }

    private void checkNewerWork(Project project, FinalVideo video, List<Refusal> failures) {
        OwnFolders.of(project, snapshot).stream()
                .filter(OwnFolders.OwnFile::intermediate)
                .map(OwnFolders.OwnFile::file)
                .filter(file -> file.kind() == FoundFile.Kind.REGULAR)
                .filter(file -> mayBeNewer(file.modified(), video.made()))
                .findFirst()
                .ifPresent(file -> failures.add(Refusal.of(Rule.NEWER_WORK, file.shown())));
    }

    /**
     * Whether a file may be newer than the final. If the final has a future timestamp, the clock
     * may have been corrected before the later work.
     */
    private boolean mayBeNewer(Instant modified, Instant made) {
        Instant now = snapshot.at();
        return modified.isAfter(made) || (made.isAfter(now) && !modified.isAfter(now));
    }
}
