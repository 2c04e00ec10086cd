package app.offcut.cleanup;

import app.offcut.library.FoundFile;
import app.offcut.library.Layout;
import app.offcut.library.Project;
import app.offcut.library.RowPath;
import app.offcut.library.Zone;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.video.FinalVideo;
import app.offcut.video.Mp4Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * May this project be cleaned at all? Every rule of {@link Rule} is asked of one {@link Snapshot};
 * the final itself is read from the disk.
 */
final class Gate {
    private static final long SMALLEST_FINAL_BYTES = 1024;
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration QUIET_BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration DEAD_AFTER = Duration.ofMinutes(60);

    private final Snapshot snapshot;
    private final Function<FoundFile, FinalVideo> reader;

    Gate(Snapshot snapshot) {
        this(snapshot, file -> FinalVideo.read(snapshot.library().root(), file));
    }

    Gate(Snapshot snapshot, Function<FoundFile, FinalVideo> reader) {
        this.snapshot = snapshot;
        this.reader = reader;
    }

    /**
     * What the gate found.
     *
     * @param failures in the order of the rules
     * @param finalVideo the project's final; null if there is none
     */
    record Findings(List<Refusal> failures, @Nullable FinalVideo finalVideo) {
        Verdict verdict() {
            for (Refusal failure : failures)
                if (!failure.rule().review()) return new Verdict.Refused(failure);
            return failures.isEmpty() ? new Verdict.Passed() : new Verdict.NeedsReview(failures);
        }

        Optional<Refusal> of(Rule... rules) {
            List<Rule> wanted = List.of(rules);
            return failures.stream().filter(f -> wanted.contains(f.rule())).findFirst();
        }
    }

    /** As asked by a person: one look is enough. */
    Findings check(Project project) {
        return check(project, Optional.empty());
    }

    /** As asked by auto-clean: the final must look as it did some time ago. */
    Findings checkUnattended(Project project, @Nullable FinalLook earlier) {
        return check(project, Optional.of(new Unattended(earlier)));
    }

    /**
     * @param earlier null if this is the first look
     */
    private record Unattended(@Nullable FinalLook earlier) {}

    private Findings check(Project project, Optional<Unattended> unattended) {
        List<Refusal> failures = new ArrayList<>();
        checkId(project, failures);
        snapshot.unavailableZone()
                .ifPresent(why -> failures.add(Refusal.of(Rule.ZONE_UNAVAILABLE, why)));
        FinalVideo video = null;
        if (Layout.safeId(project.id())) {
            video = findFinal(project, failures);
            checkJobs(project, video, failures);
            if (video != null) {
                checkWhole(video, failures);
                checkRecorded(project, video, failures);
                checkQuiet(video, failures);
                if (unattended.isPresent())
                    checkLooks(project, video, unattended.get().earlier(), failures);
                checkNewerWork(project, video, failures);
            }
        }
        if (snapshot.pinned(project.id())) failures.add(Refusal.of(Rule.PINNED));
        return new Findings(List.copyOf(failures), video);
    }

    private void checkId(Project project, List<Refusal> failures) {
        if (!Layout.safeId(project.id())) failures.add(Refusal.of(Rule.UNSAFE_ID, project.id()));
        else if (snapshot.hasTwin(project.id()) && !snapshot.library().tellsCaseApart())
            failures.add(Refusal.of(Rule.AMBIGUOUS_ID, project.id()));
    }

    private @Nullable FinalVideo findFinal(Project project, List<Refusal> failures) {
        List<FoundFile> candidates = new ArrayList<>();
        for (FoundFile file : snapshot.kept(project.id()))
            if (isFinalPlace(project.id(), file.names())
                    && file.kind() == FoundFile.Kind.REGULAR
                    && file.bytes() >= SMALLEST_FINAL_BYTES) candidates.add(file);
        if (candidates.isEmpty()) {
            failures.add(Refusal.of(Rule.NO_FINAL));
            return null;
        }
        Project.Rendered rendered = project.rendered();
        String stored = rendered == null ? null : rendered.videoPath();
        FoundFile named = null;
        if (stored != null && !stored.isBlank()) {
            List<String> names =
                    RowPath.parse(stored).below(snapshot.library().root()).orElse(List.of());
            named =
                    candidates.stream()
                            .filter(c -> c.names().equals(names))
                            .findFirst()
                            .orElse(null);
            if (named == null) failures.add(Refusal.of(Rule.FINAL_ELSEWHERE, stored));
        }
        if (candidates.size() > 1) return ofTwo(candidates, named, failures);
        return reader.apply(candidates.getFirst());
    }

    private FinalVideo ofTwo(
            List<FoundFile> candidates, @Nullable FoundFile named, List<Refusal> failures) {
        List<FinalVideo> both = candidates.stream().map(reader).toList();
        if (named == null || !both.stream().allMatch(FinalVideo::complete))
            failures.add(
                    Refusal.of(
                            Rule.TWO_FINALS,
                            candidates.getFirst().shown(),
                            candidates.getLast().shown()));
        return both.stream().filter(v -> v.file() == named).findFirst().orElse(both.getFirst());
    }

    private static boolean isFinalPlace(String id, List<String> names) {
        return names.size() == 4
                && Layout.FINAL_FOLDERS.contains(names.subList(0, 2))
                && names.get(2).equals(id)
                && names.get(3).equals(Layout.FINAL_NAME);
    }

    private static void checkWhole(FinalVideo video, List<Refusal> failures) {
        if (video.result() instanceof Mp4Reader.Result.Incomplete(String reason))
            failures.add(
                    Refusal.of(
                            Rule.FINAL_INCOMPLETE,
                            video.file().shown(),
                            Texts.of("mp4." + reason)));
    }

    private void checkRecorded(Project project, FinalVideo video, List<Refusal> failures) {
        Project.Rendered rendered = project.rendered();
        Long bytes = rendered == null ? null : rendered.bytes();
        Double seconds = video.seconds();
        if (seconds != null) checkLength(project, seconds, failures);
        if (bytes != null && bytes != video.file().bytes())
            failures.add(
                    Refusal.of(
                            Rule.FINAL_SIZE_DIFFERS,
                            Formats.bytes(video.file().bytes()),
                            Formats.bytes(bytes)));
    }

    private static void checkLength(Project project, double seconds, List<Refusal> failures) {
        Project.Rendered rendered = project.rendered();
        Double recorded = rendered == null ? null : known(rendered.seconds());
        Double scenes = known(project.scenesSeconds());
        Double expected = recorded == null ? scenes : recorded;
        if (expected == null) {
            failures.add(Refusal.of(Rule.DURATION_UNKNOWN));
            return;
        }
        double tolerance =
                recorded == null ? Math.max(2, expected * 0.05) : Math.max(1, expected * 0.02);
        if (seconds < expected - tolerance)
            failures.add(
                    Refusal.of(
                            Rule.FINAL_TOO_SHORT,
                            Formats.length(seconds),
                            Formats.length(expected)));
    }

    private static @Nullable Double known(@Nullable Double seconds) {
        return seconds != null && seconds > 0 && seconds < Double.POSITIVE_INFINITY
                ? seconds
                : null;
    }

    private void checkJobs(Project project, @Nullable FinalVideo video, List<Refusal> failures) {
        List<Project.Job> jobs = project.jobs();
        if (jobs.isEmpty()) return;
        boolean active = jobs.stream().anyMatch(Gate::active);
        if (active)
            failures.add(
                    Refusal.of(
                            quietSince(project, video).isBefore(snapshot.at().minus(DEAD_AFTER))
                                    ? Rule.DEAD_JOB
                                    : Rule.JOB_ACTIVE));
        // an unreadable time may be the newest
        Project.Job newest =
                jobs.stream()
                        .max(
                                Comparator.comparing(
                                                Project.Job::createdAt,
                                                Comparator.nullsLast(
                                                        Comparator.<Instant>naturalOrder()))
                                        .thenComparing(Project.Job::id))
                        .orElseThrow();
        if (!active(newest) && !"complete".equals(newest.status()))
            failures.add(Refusal.of(Rule.JOB_NOT_COMPLETE, String.valueOf(newest.status())));
    }

    /** Anything but a known end may still be running. */
    private static boolean active(Project.Job job) {
        String status = String.valueOf(job.status()).toLowerCase(Locale.ROOT);
        return !status.equals("complete") && !status.equals("error");
    }

    private Instant quietSince(Project project, @Nullable FinalVideo video) {
        Instant last = video == null ? Instant.EPOCH : video.file().modified();
        for (Project.Job job : project.jobs()) {
            if (active(job) && job.createdAt() != null && job.createdAt().isAfter(last))
                last = job.createdAt();
            for (FoundFile file : snapshot.inFolder(Zone.ASSEMBLY, job.id()))
                if (file.modified().isAfter(last)) last = file.modified();
        }
        return last;
    }

    private void checkQuiet(FinalVideo video, List<Refusal> failures) {
        // a time to come says nothing about how long it has been quiet
        Duration since = Duration.between(video.file().modified(), snapshot.at());
        if (since.compareTo(QUIET) < 0) failures.add(Refusal.of(Rule.NOT_QUIET));
        if (snapshot.writers().has(video.file().identity()))
            failures.add(Refusal.of(Rule.OPEN_WRITER));
    }

    private void checkLooks(
            Project project,
            FinalVideo video,
            @Nullable FinalLook earlier,
            List<Refusal> failures) {
        FinalLook now = look(project.id(), video.file(), snapshot.at());
        Duration needed = vouched(project, video) ? QUIET : QUIET_BETWEEN_LOOKS;
        boolean quiet =
                earlier != null
                        && earlier.same(now)
                        && Duration.between(earlier.at(), now.at()).compareTo(needed) >= 0;
        if (!quiet && failures.stream().noneMatch(f -> f.rule() == Rule.NOT_QUIET))
            failures.add(Refusal.of(Rule.NOT_QUIET));
    }

    static FinalLook look(String projectId, FoundFile file, Instant at) {
        return new FinalLook(
                projectId, file.shown(), file.identity(), file.bytes(), file.modified(), at);
    }

    /** Whether a row written after the file says that it is done. */
    private static boolean vouched(Project project, FinalVideo video) {
        Project.Rendered rendered = project.rendered();
        Double seconds = video.seconds();
        boolean recorded =
                rendered != null
                        && seconds != null
                        && rendered.bytes() != null
                        && rendered.bytes() == video.file().bytes()
                        && rendered.seconds() != null
                        && Math.abs(rendered.seconds() - seconds)
                                <= Math.max(1, rendered.seconds() * 0.02);
        return recorded
                || (!project.jobs().isEmpty()
                        && project.jobs().stream()
                                .allMatch(job -> "complete".equals(job.status())));
    }

    private void checkNewerWork(Project project, FinalVideo video, List<Refusal> failures) {
        Instant made = video.file().modified();
        OwnFolders.of(project, snapshot).stream()
                .filter(OwnFolders.OwnFile::intermediate)
                .map(OwnFolders.OwnFile::file)
                .filter(file -> file.kind() == FoundFile.Kind.REGULAR)
                .filter(file -> file.modified().isAfter(made))
                .findFirst()
                .ifPresent(file -> failures.add(Refusal.of(Rule.NEWER_WORK, file.shown())));
    }
}
