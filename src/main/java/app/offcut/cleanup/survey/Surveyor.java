package app.offcut.cleanup.survey;

import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.CleanupPlanner;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.FinalOwners;
import app.offcut.cleanup.plan.Gate;
import app.offcut.cleanup.plan.Orphans;
import app.offcut.cleanup.plan.ProjectTotals;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Snapshot;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.run.RunHistory;
import app.offcut.failure.Failure;
import app.offcut.files.FoundFile;
import app.offcut.generator.Project;
import app.offcut.library.Amount;
import app.offcut.library.Disk;
import app.offcut.library.links.ZoneState;
import app.offcut.library.scan.FolderMemory;
import app.offcut.library.scan.OtherHalf;
import app.offcut.library.scan.ShownOnly;
import app.offcut.library.scan.UsageScanner;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final MeasuredFolders measuredFolders;
    private final UsageScanner scanner;
    private final InstantSource clock;

    public Surveyor(
            Snapshots snapshots,
            Hold hold,
            RunHistory history,
            MeasuredList measuredList,
            MeasuredFolders measuredFolders,
            UsageScanner scanner,
            InstantSource clock) {
        this.snapshots = snapshots;
        this.leftRuns = new RunStates(hold);
        this.history = history;
        this.measuredList = measuredList;
        this.measuredFolders = measuredFolders;
        this.scanner = scanner;
        this.clock = clock;
    }

    /**
     * Measures everything and stores the result for the next start. An unusable database becomes
     * one of the survey's problems; the folders are measured anyway.
     *
     * <p>Does not read folders again in which nothing is new, except once a day.
     *
     * @throws Problem UNAVAILABLE if the library cannot be listed
     */
    public Survey survey() {
        return survey(false);
    }

    /** The same, and reads every folder again. */
    public Survey fullSurvey() {
        return survey(true);
    }

    private Survey survey(boolean full) {
        FolderMemory folders = measuredFolders.read();
        Snapshot snapshot = snapshots.summed(folders, full);
        RunStates.States left = leftRuns.read();
        CleanupPlanner planner = snapshots.listPlanner(snapshot, folders);
        ProjectRows measured = new ProjectRows(snapshot, left, history);
        List<ProjectRow> rows = new ArrayList<>();
        UsageSum totals = new UsageSum();
        for (Project project : snapshot.facts().projects()) {
            ProjectTotals one = planner.totals(project);
            ProjectRow row = measured.of(one);
            rows.add(row);
            totals.add(one, row.state().cleanable());
        }
        noteOrphans(snapshot);
        Survey survey =
                new Survey(
                        snapshot.at(),
                        List.copyOf(rows),
                        totals.usage(),
                        left.inHold(),
                        orphans(snapshot),
                        problems(snapshot, left),
                        areas(planner, left),
                        shown());
        // a failed read is no reason to discard the previous list
        if (!rows.isEmpty() || survey.problems().isEmpty()) store(survey, folders);
        return survey;
    }

    private static List<AreaRow> areas(CleanupPlanner planner, RunStates.States left) {
        return Arrays.stream(Area.values())
                .map(area -> new AreaRow(planner.total(area), left.state(area.id()).orElse(null)))
                .toList();
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

    private void store(Survey survey, FolderMemory folders) {
        try {
            measuredList.store(survey, Disk.of(scanner.root()).orElse(null));
            if (folders.changed()) measuredFolders.store(folders);
        } catch (Problem problem) {
            // the measurement is still valid; the next start merely begins with an older list
            LOG.warn("The list could not be stored: {}", problem.sentence(), problem.getCause());
        }
    }

    /**
     * Measures one row again, for showing.
     *
     * @throws Problem NO_SUCH_PROJECT, or if the database cannot be read
     */
    public ProjectRow row(String projectId) {
        Snapshot snapshot = snapshots.shown(projectId);
        Project project = snapshot.project(projectId).orElseThrow();
        CleanupPlanner planner = snapshots.planner(snapshot);
        return new ProjectRows(snapshot, leftRuns.read(), history).of(planner.totals(project));
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

    /** Folders of projects and jobs without a row. A final in one may be the only copy. */
    private List<Survey.Orphan> orphans(Snapshot snapshot) {
        return snapshots.orphans(snapshot).stream()
                .map(Surveyor::orphan)
                .sorted(
                        Comparator.comparingLong((Survey.Orphan one) -> one.amount().bytes())
                                .reversed()
                                .thenComparing(Survey.Orphan::path))
                .toList();
    }

    private static Survey.Orphan orphan(Orphans.Judged judged) {
        Orphans.Orphan one = judged.orphan();
        Amount amount = Amount.NONE;
        for (FoundFile file : one.files())
            amount = amount.plus(file.bytes(), file.allocatedBytes());
        return new Survey.Orphan(
                one.path(), one.zone().category(), amount, judged.firstSeen(), judged.stays());
    }
}
