package app.offcut.cleanup.survey;

import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.CleanupPlanner;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.FinalOwners;
import app.offcut.cleanup.plan.Gate;
import app.offcut.cleanup.plan.Orphans;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Snapshot;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.RunHistory;
import app.offcut.cleanup.survey.ProjectRow.FinalFile;
import app.offcut.failure.Failure;
import app.offcut.files.FoundFile;
import app.offcut.generator.CleanupStatus;
import app.offcut.generator.Project;
import app.offcut.library.links.ZoneState;
import app.offcut.library.scan.OtherHalf;
import app.offcut.library.scan.ShownOnly;
import app.offcut.library.scan.UsageScanner;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import app.offcut.video.FinalVideo;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures a whole library or one project. Changes nothing in it. Blocking; never call it on the FX
 * thread.
 */
public final class Surveyor {
    private static final Logger LOG = LoggerFactory.getLogger(Surveyor.class);

    private final Snapshots snapshots;
    private final RunStates leftRuns;
    private final RunHistory history;
    private final MeasuredList measuredList;
    private final UsageScanner scanner;
    private final InstantSource clock;

    public Surveyor(
            Snapshots snapshots,
            Hold hold,
            RunHistory history,
            MeasuredList measuredList,
            UsageScanner scanner,
            InstantSource clock) {
        this.snapshots = snapshots;
        this.leftRuns = new RunStates(hold);
        this.history = history;
        this.measuredList = measuredList;
        this.scanner = scanner;
        this.clock = clock;
    }

    /**
     * Measures everything and stores the result for the next start. An unusable database becomes
     * one of the survey's problems; the folders are measured anyway.
     *
     * @throws Problem UNAVAILABLE if the library cannot be listed
     */
    public Survey survey() {
        Snapshot snapshot = snapshots.whole();
        RunStates.States left = leftRuns.read();
        CleanupPlanner planner = snapshots.planner(snapshot);
        List<ProjectRow> rows = new ArrayList<>();
        UsageSum totals = new UsageSum();
        for (Project project : snapshot.facts().projects()) {
            CleanupPlan plan = planner.plan(project);
            ProjectRow row = row(plan, planner.findings(project), snapshot, left);
            rows.add(row);
            totals.add(plan, row.state().cleanable());
        }
        Survey survey =
                new Survey(
                        snapshot.at(),
                        List.copyOf(rows),
                        totals.usage(),
                        left.inHold(),
                        orphans(snapshot),
                        problems(snapshot, left),
                        Arrays.stream(Area.values()).map(planner::total).toList(),
                        shown());
        noteOrphans(snapshot);
        // a failed read is no reason to discard the previous list
        if (!rows.isEmpty() || survey.problems().isEmpty()) store(survey);
        return survey;
    }

    private void noteOrphans(Snapshot snapshot) {
        try {
            snapshots.noteOrphans(snapshot);
        } catch (Problem problem) {
            // they count as seen only once this has succeeded
            LOG.warn("Orphans could not be noted: {}", problem.sentence(), problem.getCause());
        }
    }

    private ShownOnly shown() {
        try {
            return ShownOnly.of(snapshots.library());
        } catch (IOException e) {
            throw Failure.of(e, scanner.root()).problem();
        }
    }

    private void store(Survey survey) {
        try {
            measuredList.store(survey);
        } catch (Problem problem) {
            // the measurement is still valid; the next start merely begins with an older list
            LOG.warn("The list could not be stored: {}", problem.sentence(), problem.getCause());
        }
    }

    /**
     * Measures one row again.
     *
     * @throws Problem NO_SUCH_PROJECT, or if the database cannot be read
     */
    public ProjectRow row(String projectId) {
        Snapshot snapshot = snapshots.of(projectId);
        Project project = snapshot.project(projectId).orElseThrow();
        CleanupPlanner planner = snapshots.planner(snapshot);
        return row(planner.plan(project), planner.findings(project), snapshot, leftRuns.read());
    }

    private List<String> problems(Snapshot snapshot, RunStates.States left) {
        List<String> problems = new ArrayList<>(snapshot.facts().problems());
        problems.addAll(left.problems());
        boolean caches =
                snapshot.scan().zones().values().stream()
                        .anyMatch(state -> !(state instanceof ZoneState.Absent));
        OtherHalf.of(snapshot.library(), caches, !snapshot.facts().projects().isEmpty())
                .map(OtherHalf::sentence)
                .filter(sentence -> !problems.contains(sentence))
                .ifPresent(problems::add);
        List<Project> projects = snapshot.facts().projects();
        // without the database's rows, every project would seem to have none
        if (snapshot.facts().complete() || !projects.isEmpty())
            problems.addAll(
                    left.ofOthersThan(
                            projects.stream().map(Project::id).collect(Collectors.toSet())));
        snapshot.unavailableZone()
                .ifPresent(why -> problems.add(Refusal.of(Rule.ZONE_UNAVAILABLE, why).message()));
        snapshot.stuckZones()
                .forEach(zone -> problems.add(Texts.of("survey.no-way-back", zone.word())));
        new ClosedFolders(scanner.root())
                .zones(snapshot.scan())
                .forEach(zone -> problems.add(Texts.of("survey.not-writable", zone.word())));
        List<String> outside = snapshot.references().outsideZones();
        if (!outside.isEmpty())
            problems.add(Texts.of("survey.rows-outside", outside.size(), outside.getFirst()));
        List<FoundFile> unreadable = snapshot.scan().unreadable();
        if (!unreadable.isEmpty())
            problems.add(
                    Texts.of(
                            "survey.unreadable-names",
                            unreadable.size(),
                            unreadable.getFirst().shown()));
        return List.copyOf(problems);
    }

    /**
     * Whether new files have appeared since the cleanup. A download that another project has
     * released since does not count as new, and neither does a file that was kept for a time.
     */
    private static boolean grownBack(Project project, CleanupPlan plan, Snapshot snapshot) {
        Instant cleanedAt = project.cleanedAt();
        return plan.doomed().stream()
                .anyMatch(doomed ->
                        (!doomed.zone().shared() && snapshot.keptFor(doomed.category()) == null)
                                || cleanedAt == null
                                || doomed.file().modified().isAfter(cleanedAt));
    }

    /**
     * Every regular final video, without reading its content. Where the folders contain the finals
     * of all projects, one has an empty project id until a record tells whose it is.
     *
     * @throws Problem also if the records are needed and cannot be read
     */
    public List<FinalFingerprint> finals() {
        return finals(scanner::scanFinals);
    }

    /** The same for these projects only, given by folder name from a listing or an event. */
    public List<FinalFingerprint> finals(Set<String> projects) {
        if (!snapshots.library().layout().mixesFinals())
            return finals(() -> scanner.scanFinals(projects));
        return finals().stream().filter(look -> projects.contains(look.projectId())).toList();
    }

    /**
     * Folders of finals that exist but cannot be read now.
     *
     * @param before the folders that were unreadable earlier
     */
    public Set<String> outOfSight(Set<String> before) {
        try {
            return scanner.outOfSight(before);
        } catch (IOException e) {
            throw Failure.of(e, scanner.root()).problem();
        }
    }

    private interface Kept {
        List<FoundFile> scan() throws IOException;
    }

    private List<FinalFingerprint> finals(Kept kept) {
        try {
            // the files first: a record that comes in between then names a file that is there
            List<FoundFile> files = kept.scan();
            FinalOwners owners = snapshots.finalOwners();
            List<FinalFingerprint> looks = new ArrayList<>();
            for (FoundFile file : files)
                if (file.representable() && file.kind() == FoundFile.Kind.REGULAR)
                    owners.of(file.names())
                            .ifPresent(project ->
                                    looks.add(Gate.look(project, file, clock.instant())));
            return looks;
        } catch (IOException e) {
            throw Failure.of(e, scanner.root()).problem();
        }
    }

    private ProjectRow row(
            CleanupPlan plan, Gate.Findings findings, Snapshot snapshot, RunStates.States left) {
        Project project = plan.project();
        RowState state =
                left.state(project.id()).orElseGet(() -> state(project, findings, plan, snapshot));
        // an unreadable hold may contain files of any project that has none left
        if (state instanceof RowState.Clean && left.unseen() != null)
            state = new RowState.Interrupted("", left.unseen());
        if (state instanceof RowState.Held held && !project.files().own().isEmpty())
            state = held.missing();
        UsageSum usage = new UsageSum();
        usage.add(plan, state.cleanable());
        return new ProjectRow(
                project.id(),
                project.name(),
                project.lastActive(),
                project.scenes(),
                usage.usage(),
                state,
                finalFile(findings),
                project.cleanupStatus(),
                project.cleanedAt(),
                snapshot.pinned(project.id()),
                left.inHold(project.id()),
                plan.unticked().size());
    }

    private RowState state(
            Project project, Gate.Findings findings, CleanupPlan plan, Snapshot snapshot) {
        var unavailable =
                findings.of(
                        Rule.GENERATOR_UNKNOWN,
                        Rule.ZONE_UNAVAILABLE,
                        Rule.UNSAFE_ID,
                        Rule.AMBIGUOUS_ID);
        if (unavailable.isPresent()) return new RowState.Unavailable(unavailable.get());
        var rendering =
                findings.of(Rule.JOB_ACTIVE, Rule.WORK_SIGNS, Rule.NOT_QUIET, Rule.OPEN_WRITER);
        if (rendering.isPresent()) return new RowState.Rendering(rendering.get());
        if (snapshot.pinned(project.id())) return new RowState.Pinned();
        if (findings.of(Rule.NO_FINAL).isPresent()) return new RowState.NoFinalYet();
        var missing = findings.of(Rule.FINALS_MISSING);
        if (missing.isPresent()) return new RowState.NoFinalYet(missing.get());
        if (findings.verdict() instanceof Verdict.Refused(Refusal refusal))
            return new RowState.FinalDamaged(refusal);
        if (plan.doomed().isEmpty())
            return plan.stuck()
                    .<RowState>map(RowState.Unavailable::new)
                    .orElseGet(RowState.Clean::new);
        if (findings.verdict() instanceof Verdict.NeedsReview(List<Refusal> rules))
            return new RowState.NeedsReview(rules);
        if (project.was(CleanupStatus.FAILED)) {
            int left = history.lastFailures(project.id()).size();
            return new RowState.PartlyFailed(left > 0 ? left : plan.doomed().size());
        }
        return project.was(CleanupStatus.COMPLETE) && grownBack(project, plan, snapshot)
                ? new RowState.GrownBack()
                : new RowState.Ready();
    }

    private static @Nullable FinalFile finalFile(Gate.Findings findings) {
        FinalVideo video = findings.finalVideo();
        if (video == null) return null;
        Rule broken =
                findings.of(
                                Rule.FINAL_INCOMPLETE,
                                Rule.FINAL_UNREADABLE,
                                Rule.FINAL_TOO_SHORT,
                                Rule.FINAL_SIZE_DIFFERS,
                                Rule.TWO_FINALS)
                        .map(Refusal::rule)
                        .orElse(null);
        return new FinalFile(
                video.file().shown(),
                video.file().bytes(),
                video.file().modified(),
                broken,
                video.seconds());
    }

    /** Folders of projects and jobs without a row. A final in one may be the only copy. */
    private static List<Survey.Orphan> orphans(Snapshot snapshot) {
        return new Orphans(snapshot)
                .list().stream()
                        .map(Surveyor::orphan)
                        .sorted(
                                Comparator.comparingLong(Survey.Orphan::bytes)
                                        .reversed()
                                        .thenComparing(Survey.Orphan::path))
                        .toList();
    }

    private static Survey.Orphan orphan(Orphans.Orphan one) {
        return new Survey.Orphan(
                one.path(),
                one.zone().category(),
                one.files().size(),
                one.files().stream().mapToLong(FoundFile::bytes).sum());
    }
}
