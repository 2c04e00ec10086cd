package app.offcut.session;

import app.offcut.autoclean.Event;
import app.offcut.autoclean.SpaceForecast;
import app.offcut.cleanup.insights.Insights;
import app.offcut.cleanup.insights.SampleInsights;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.cleanup.survey.AreaRow;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import app.offcut.library.Disk;
import app.offcut.library.links.ZoneLink;
import app.offcut.library.scan.FirstOpening;
import app.offcut.library.scan.ShownOnly;
import app.offcut.settings.AutoCleanSetting.Value;
import app.offcut.settings.SpaceGoals;
import app.offcut.settings.WindowState;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import app.offcut.ui.Areas;
import app.offcut.ui.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A library that is nowhere: rows as given, and what was asked of it. */
public final class SampleSession extends SampleLibrarySession {
    public final Map<String, ProjectRow> rows = Collections.synchronizedMap(new LinkedHashMap<>());
    public final List<Run> runs = new ArrayList<>();
    public Insights insights = SampleInsights.atFirst();

    /** Of which the insights were last asked for. */
    public List<ProjectRow> newestRows = List.of();

    public final Map<String, HeldFiles> held = new HashMap<>();
    public final Map<String, List<FileResult>> filesOfRuns = new HashMap<>();
    public final Set<String> unticked = new HashSet<>();
    public final List<Path> exported = new ArrayList<>();

    /** What the last export contains. */
    public List<Run> exportedRuns = List.of();

    public final List<String> executed = new ArrayList<>();
    public final List<CleanupPlan> executedPlans = new ArrayList<>();
    public final List<Consumer<Event>> watchers = new ArrayList<>();
    public Set<Rule> lastAccepted = Set.of();
    public final List<String> undone = new ArrayList<>();
    public int endings;
    public final List<String> purged = new ArrayList<>();
    public int recoveries;

    /** Sentences of what the recovery leaves. */
    public List<String> left = List.of();

    /** How many files of each plan lie in folders that may not be changed. */
    public long closedFiles;

    /** Whether what is cleaned can be undone. */
    public boolean keeps;

    public WindowState window = WindowState.INITIAL;
    public SpaceGoals spaceGoals = SpaceGoals.OFF;
    public final List<SpaceGoals> simulated = new ArrayList<>();
    public Function<SpaceGoals, SpaceForecast> forecast =
            goals -> new SpaceForecast(goals, Optional.empty(), 0, List.of(), 0, List.of(), 0);

    public Value setting = new Value(true, true, null, null);
    public @Nullable Problem unreadableSetting;
    public @Nullable Problem trouble;
    public List<String> problems = List.of();
    public int surveys;
    public int fullSurveys;

    /** The ids of the rows that were measured again. */
    public final List<String> rowsAsked = new ArrayList<>();

    public @Nullable Problem unmeasurable;
    public List<ZoneLink> links = List.of();
    public final List<ZoneLink> agreed = new ArrayList<>();
    public boolean closed;
    public Optional<Disk> disk = Optional.of(new Disk(41_000_000_000L, 512_000_000_000L));

    /** What cannot be deleted of a project, by its id. */
    public final Map<String, List<Failed>> failures = new HashMap<>();

    /** What the first opening tells; empty for a library that was open before. */
    public Optional<FirstOpening.Found> first = Optional.empty();

    /** Whether nobody knows whose library it is. */
    public boolean undecided;

    /** The words by which it was settled. */
    public final List<String> settled = new ArrayList<>();

    /** What is shown above the list. */
    public List<AreaRow> areas = List.of();

    public List<Survey.Orphan> orphans = List.of();

    public ShownOnly shown = ShownOnly.NOTHING;

    /** The folders whose caches it was opened with. */
    public final List<Path> openedWith = new ArrayList<>();

    /** Changes what plans several projects. */
    public UnaryOperator<Function<String, CleanupPlan>> planners = planner -> planner;

    /** Done in the middle of a run. */
    public Runnable midway = () -> {};

    private final Map<String, ProjectRow> before = new LinkedHashMap<>();
    private final List<Consumer<CleanupReport>> listeners = new ArrayList<>();
    private final Optional<Survey> stored;

    public SampleSession(ProjectRow... rows) {
        this(Optional.empty(), rows);
    }

    public SampleSession(Optional<Survey> stored, ProjectRow... rows) {
        this.stored = stored;
        for (ProjectRow row : rows) this.rows.put(row.id(), row);
    }

    @Override
    public String generator() {
        return Texts.of(undecided ? "generator.undecided" : "generator.aivideogen");
    }

    @Override
    public boolean undecided() {
        return undecided;
    }

    @Override
    public void settleGenerator(String word) {
        if (trouble != null) throw trouble;
        settled.add(word);
        undecided = false;
    }

    @Override
    public void openWithCaches(Path folder) {
        if (trouble != null) throw trouble;
        openedWith.add(folder);
    }

    @Override
    public Optional<FirstOpening.Found> firstOpening() {
        return first;
    }

    @Override
    public void markFirstOpeningSeen() {
        fail();
        first = Optional.empty();
    }

    @Override
    public boolean isThere() {
        return unmeasurable == null;
    }

    @Override
    public Optional<Survey> stored() {
        return stored;
    }

    @Override
    public Survey fullSurvey() {
        fullSurveys++;
        return survey();
    }

    @Override
    public Survey survey() {
        surveys++;
        if (unmeasurable != null) throw unmeasurable;
        Survey of = Rows.survey(problems, rows.values().toArray(ProjectRow[]::new));
        return new Survey(
                of.measuredAt(),
                of.rows(),
                of.totals(),
                of.inHold(),
                orphans,
                of.problems(),
                areas,
                shown);
    }

    @Override
    public ProjectRow row(String projectId) {
        rowsAsked.add(projectId);
        ProjectRow row = rows.get(projectId);
        if (row == null) throw Problem.of(Problem.Code.NO_SUCH_PROJECT, projectId);
        return row;
    }

    @Override
    public CleanupPlan plan(AreaChoice choice) {
        fail();
        return Areas.plan(choice);
    }

    @Override
    public CleanupPlan plan(String projectId) {
        fail();
        return Rows.plan(row(projectId)).without(unticked);
    }

    @Override
    public Function<String, CleanupPlan> planner(Set<String> projectIds) {
        fail();
        return planners.apply(this::plan);
    }

    @Override
    public long closed(CleanupPlan plan) {
        return closedFiles;
    }

    @Override
    public CleanupReport execute(CleanupPlan plan, Set<Rule> accepted, Progress progress) {
        fail();
        String id = plan.project().id();
        ProjectRow row = row(id);
        executed.add(id);
        executedPlans.add(plan);
        lastAccepted = accepted;
        boolean all = progress.goOn(31, 52, plan.bytes() * 31 / 52);
        midway.run();
        Refusal refusal = plan.verdict() instanceof Verdict.Refused(Refusal why) ? why : null;
        Outcome done = keeps ? Outcome.HELD : Outcome.COMPLETE;
        Outcome outcome = refusal != null ? Outcome.REFUSED : all ? done : Outcome.STOPPED;
        List<Failed> failed = failures.getOrDefault(id, List.of());
        if (!failed.isEmpty() && outcome == done) outcome = Outcome.FAILED;
        CleanupReport report =
                SampleReports.of(
                        row,
                        StartedBy.HAND,
                        outcome,
                        refusal,
                        outcome == Outcome.FAILED ? failed : List.of());
        if (outcome == Outcome.FAILED) rows.put(id, Rows.left(row, failed.size()));
        if (outcome == Outcome.COMPLETE) rows.put(id, Rows.cleaned(row, new RowState.Clean()));
        if (outcome == Outcome.HELD) {
            before.put(id, row);
            rows.put(id, Rows.held(row, report));
        }
        finish(report);
        return report;
    }

    @Override
    public CleanupReport undo(String run) {
        fail();
        undone.add(run);
        ProjectRow held = held(run);
        ProjectRow back = before.getOrDefault(held.id(), Rows.ready(held.id(), 1));
        return finishHeld(held.id(), back, back, Outcome.UNDONE);
    }

    @Override
    public CleanupReport purge(String run) {
        fail();
        purged.add(run);
        ProjectRow held = held(run);
        ProjectRow clean = Rows.cleaned(held, new RowState.Clean());
        ProjectRow full = before.getOrDefault(held.id(), held);
        return finishHeld(held.id(), clean, full, Outcome.COMPLETE);
    }

    private CleanupReport finishHeld(String id, ProjectRow now, ProjectRow of, Outcome outcome) {
        rows.put(id, now);
        CleanupReport report = SampleReports.of(of, StartedBy.HAND, outcome, null);
        finish(report);
        return report;
    }

    private ProjectRow held(String run) {
        return rows.values().stream()
                .filter(row -> row.state() instanceof RowState.Held held && held.run().equals(run))
                .findFirst()
                .orElseThrow(() -> Problem.of(Problem.Code.NO_SUCH_RUN, run));
    }

    @Override
    public Map<String, String> recover() {
        recoveries++;
        fail();
        Map<String, String> byRun = new LinkedHashMap<>();
        for (String sentence : left) byRun.put("run-" + byRun.size(), sentence);
        return byRun;
    }

    @Override
    public Map<String, Optional<String>> questions() {
        Map<String, Optional<String>> byRun = new HashMap<>();
        for (String sentence : left) byRun.put("run-" + byRun.size(), Optional.of(sentence));
        return byRun;
    }

    /** As if this run had been made by somebody else. */
    public void finish(CleanupReport report) {
        listeners.forEach(l -> l.accept(report));
    }

    @Override
    public long freedThisMonth() {
        return 31_000_000_000L + purged.size() + executed.size();
    }

    @Override
    public Insights insights(List<ProjectRow> newest) {
        fail();
        newestRows = List.copyOf(newest);
        return insights;
    }

    @Override
    public List<Run> runs() {
        fail();
        return runs;
    }

    @Override
    public Map<String, HeldFiles> heldRuns() {
        return held;
    }

    @Override
    public List<FileResult> files(String run) {
        return filesOfRuns.getOrDefault(run, List.of());
    }

    @Override
    public void exportHistory(Path file, Predicate<Run> which) {
        fail();
        exported.add(file);
        exportedRuns = runs.stream().filter(which).toList();
    }

    @Override
    public boolean isThere(String file) {
        fail();
        return true;
    }

    @Override
    public List<ZoneLink> untrustedLinks() {
        return links;
    }

    @Override
    public void agree(ZoneLink link) {
        fail();
        agreed.add(link);
    }

    @Override
    public void takeOut(CleanupPlan plan, Set<String> paths) {
        fail();
        unticked.addAll(paths);
    }

    @Override
    public void putIn(Set<String> paths) {
        fail();
        unticked.removeAll(paths);
    }

    @Override
    public void pin(String projectId) {
        fail();
        rows.put(projectId, row(projectId).with(new RowState.Pinned()));
    }

    @Override
    public void unpin(String projectId) {
        fail();
        rows.put(projectId, row(projectId).with(new RowState.Ready()));
    }

    @Override
    public Value autoClean() {
        if (unreadableSetting != null) throw unreadableSetting;
        return setting;
    }

    @Override
    public void autoClean(boolean preference) {
        fail();
        setting = new Value(preference, preference, null, null);
    }

    @Override
    public WindowState window() {
        return window;
    }

    @Override
    public void window(WindowState now) {
        fail();
        window = now;
    }

    @Override
    public Optional<Disk> disk() {
        return disk;
    }

    @Override
    public void watch(Consumer<Event> listener) {
        watchers.add(listener);
        listener.accept(new Event.Watching(rows.size()));
    }

    @Override
    public void endHeld() {
        endings++;
    }

    @Override
    public void onFinished(Consumer<CleanupReport> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void fail() {
        if (trouble != null) throw trouble;
    }

    @Override
    public SpaceGoals spaceGoals() {
        return spaceGoals;
    }

    @Override
    public void spaceGoals(SpaceGoals goals) {
        if (unreadableSetting != null) throw unreadableSetting;
        spaceGoals = goals;
    }

    @Override
    public SpaceForecast simulate(SpaceGoals goals) {
        simulated.add(goals);
        return forecast.apply(goals);
    }
}
