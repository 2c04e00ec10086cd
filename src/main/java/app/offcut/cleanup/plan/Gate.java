package app.offcut.cleanup.plan;

import app.offcut.cleanup.plan.FinalRules.Found;
import app.offcut.files.FoundFile;
import app.offcut.generator.Project;
import app.offcut.generator.RenderProgress;
import app.offcut.video.FinalVideo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

    Gate(Snapshot snapshot, Function<FoundFile, FinalVideo> reader) {
        this.snapshot = snapshot;
        this.finalRules = new FinalRules(snapshot, reader);
        this.jobRules = new JobRules(snapshot);
    }

    /**
     * What the gate found.
     *
     * @param failures in the order of the rules
     * @param finalVideo the project's newest final video; null if there is none
     */
    public record Findings(List<Refusal> failures, @Nullable FinalVideo finalVideo) {
        public Verdict verdict() {
            for (Refusal failure : failures)
                if (!failure.rule().review()) return new Verdict.Refused(failure);
            return failures.isEmpty() ? new Verdict.Passed() : new Verdict.NeedsReview(failures);
        }

        Findings without(Rule rule) {
            return new Findings(
                    failures.stream().filter(f -> f.rule() != rule).toList(), finalVideo);
        }

        public Optional<Refusal> of(Rule... rules) {
            List<Rule> wanted = List.of(rules);
            return failures.stream().filter(f -> wanted.contains(f.rule())).findFirst();
        }
    }

    /** Check for a cleanup by hand: one fingerprint of each final is enough. */
    Findings check(Project project) {
        return check(project, null);
    }

    /** Check for auto-clean: each final must match a fingerprint taken some time earlier. */
    Findings checkUnattended(Project project, List<FinalFingerprint> earlier) {
        return check(project, earlier);
    }

    /**
     * @param earlier null for a cleanup by hand
     */
    private Findings check(Project project, @Nullable List<FinalFingerprint> earlier) {
        if (snapshot.library().undecided())
            return new Findings(List.of(Refusal.of(Rule.GENERATOR_UNKNOWN)), null);
        List<Refusal> failures = new ArrayList<>();
        checkId(project, failures);
        snapshot.unavailableZone()
                .ifPresent(why -> failures.add(Refusal.of(Rule.ZONE_UNAVAILABLE, why)));
        FinalVideo newest = null;
        if (snapshot.layout().safeId(project.id())) {
            RenderProgress progress = OwnFolders.progress(project, snapshot);
            List<Found> finals = finalRules.find(project, progress.due(), failures);
            newest = newest(finals);
            jobRules.check(project, progress, newest, failures);
            if (earlier != null) earlier.forEach(snapshot.stillLooks()::remember);
            for (Found found : finals) check(project, found, earlier, failures);
            if (newest != null) {
                if (earlier != null) checkSettled(newest, failures);
                checkNewerWork(project, newest, failures);
            }
        }
        if (snapshot.pinned(project.id())) failures.add(Refusal.of(Rule.PINNED));
        return new Findings(List.copyOf(failures), newest);
    }

    private static @Nullable FinalVideo newest(List<Found> finals) {
        return finals.stream()
                .map(Found::video)
                .max(Comparator.comparing(FinalVideo::made))
                .orElse(null);
    }

    private void check(
            Project project,
            Found found,
            @Nullable List<FinalFingerprint> earlier,
            List<Refusal> failures) {
        FinalVideo video = found.video();
        finalRules.checkWhole(video, failures);
        finalRules.checkExpected(project, found, failures);
        FinalFingerprint look = look(project.id(), video.file(), snapshot.at());
        checkQuiet(video, look, failures);
        if (earlier != null) checkLooks(project, found, look, earlier, failures);
    }

    private void checkId(Project project, List<Refusal> failures) {
        if (!snapshot.layout().safeId(project.id()))
            failures.add(Refusal.of(Rule.UNSAFE_ID, project.id()));
        else if (snapshot.ambiguous(project))
            failures.add(Refusal.of(Rule.AMBIGUOUS_ID, project.id()));
    }

    private void checkQuiet(FinalVideo video, FinalFingerprint look, List<Refusal> failures) {
        Duration since = Duration.between(video.made(), snapshot.at());
        Duration needed = recordsTell() ? QUIET : FinalStability.APART;
        boolean quiet =
                since.isNegative()
                        ? snapshot.stillLooks().still(look)
                        : since.compareTo(needed) >= 0;
        if (!quiet) addNotQuiet(failures);
        if (snapshot.writers().has(video.file().identity()))
            failures.add(Refusal.of(Rule.OPEN_WRITER));
    }

    private static void addNotQuiet(List<Refusal> failures) {
        if (failures.stream().noneMatch(f -> f.rule() == Rule.NOT_QUIET))
            failures.add(Refusal.of(Rule.NOT_QUIET));
    }

    /** Whether the generator's records tell that a render has ended. */
    private boolean recordsTell() {
        return snapshot.library().generator().unattendedQuiet().isZero();
    }

    private void checkLooks(
            Project project,
            Found found,
            FinalFingerprint now,
            List<FinalFingerprint> earlier,
            List<Refusal> failures) {
        // with a future timestamp, nothing shows that the row was written after the file
        boolean vouched =
                recordsTell() && !now.modified().isAfter(now.at()) && vouched(project, found);
        Duration needed = vouched ? QUIET : FinalStability.APART;
        boolean quiet =
                earlier.stream()
                        .anyMatch(look ->
                                look.same(now)
                                        && Duration.between(look.at(), now.at()).compareTo(needed)
                                                >= 0);
        if (!quiet) addNotQuiet(failures);
    }

    private void checkSettled(FinalVideo newest, List<Refusal> failures) {
        Duration needed = snapshot.library().generator().unattendedQuiet();
        if (!needed.isZero()
                && Duration.between(newest.made(), snapshot.at()).compareTo(needed) < 0)
            addNotQuiet(failures);
    }

    public static FinalFingerprint look(String projectId, FoundFile file, Instant at) {
        return new FinalFingerprint(
                projectId, file.shown(), file.identity(), file.bytes(), file.modified(), at);
    }

    /** Whether a row written after the file says that the file is finished. */
    private static boolean vouched(Project project, Found found) {
        FinalVideo video = found.video();
        Long bytes = found.expected().bytes();
        Double expected = found.expected().seconds();
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
        OwnFolders.newestIntermediate(
                        project, snapshot, modified -> mayBeNewer(modified, video.made()))
                .ifPresent(file ->
                        failures.add(Refusal.of(Rule.NEWER_WORK, Refusal.name(file.path()))));
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
