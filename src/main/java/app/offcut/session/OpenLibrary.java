package app.offcut.session;

import app.offcut.autoclean.AutoClean;
import app.offcut.autoclean.Event;
import app.offcut.autoclean.FinalsSeen;
import app.offcut.autoclean.HeldElsewhere;
import app.offcut.autoclean.SpaceForecast;
import app.offcut.autoclean.SpaceRules;
import app.offcut.autoclean.SpaceSimulation;
import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.insights.Insights;
import app.offcut.cleanup.insights.InsightsReader;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.KeptStatuses;
import app.offcut.cleanup.plan.OrphansSeen;
import app.offcut.cleanup.plan.Pins;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.plan.UntickedFiles;
import app.offcut.cleanup.plan.UserKeeps;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.FileAudit;
import app.offcut.cleanup.run.FreeSpace;
import app.offcut.cleanup.run.OwnStatuses;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.cleanup.run.RunHistory;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.cleanup.survey.ClosedFolders;
import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.MeasuredDays;
import app.offcut.cleanup.survey.MeasuredFolders;
import app.offcut.cleanup.survey.MeasuredList;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.database.LibraryMemory;
import app.offcut.database.OwnDatabase;
import app.offcut.demo.DemoNotes;
import app.offcut.generator.Category;
import app.offcut.generator.FileMeaning;
import app.offcut.generator.Generators;
import app.offcut.generator.Records;
import app.offcut.instance.ShutdownTimeouts;
import app.offcut.library.Disk;
import app.offcut.library.DiskSpace;
import app.offcut.library.Library;
import app.offcut.library.SettledGenerator;
import app.offcut.library.Thumbnail;
import app.offcut.library.links.TrustedLinks;
import app.offcut.library.links.ZoneLink;
import app.offcut.library.links.ZoneLinks;
import app.offcut.library.links.ZonesSeen;
import app.offcut.library.scan.FirstOpening;
import app.offcut.library.scan.UsageScanner;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.Environment;
import app.offcut.settings.SpaceGoals;
import app.offcut.settings.SpaceSetting;
import app.offcut.settings.StoredWindow;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.WindowState;
import app.offcut.text.Formats;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opened library, and the composition root: builds every object once, top to bottom, and closes
 * in reverse order. The window and the command line use nothing else.
 */
public final class OpenLibrary implements Session, HeldElsewhere.Opened {
    private static final Logger LOG = LoggerFactory.getLogger(OpenLibrary.class);

    final OwnDatabase own;
    final UserPreferences preferences;
    final Pins pins;
    final UntickedFiles unticked;
    final RunHistory history;
    final MeasuredList measuredList;
    final Hold hold;
    final Snapshots snapshots;
    final Surveyor surveyor;
    final AutoCleanSetting autoCleanSetting;
    private final StoredWindow window;
    private final OwnStatuses ownStatuses;
    private final Library library;
    private final Records records;
    private final ZoneLinks zoneLinks;
    private final FirstOpening firstOpening;
    private final FileAudit audit;
    private final InsightsReader insights;
    private final SettledGenerator settledGenerator;
    private final CachesAnswer cachesAnswer;
    private final Cleanup cleanup;
    final SpaceRules spaceRules;
    private final SpaceSetting spaceSetting;
    private final DiskSpace diskSpace;
    private final SpaceSimulation spaceSimulation;
    private final AutoClean autoCleaner;
    private final InstantSource clock;

    OpenLibrary(Library plain, LibraryMemory memory, Environment environment, Surroundings around) {
        own = memory.own();
        clock = environment.clock();
        preferences = new UserPreferences(own);
        TrustedLinks trusted = new TrustedLinks(memory, plain.layout());
        ZonesSeen zonesSeen = new ZonesSeen(memory, plain.layout());
        library = plain.trusting(trusted.read());
        zoneLinks = new ZoneLinks(library, trusted, zonesSeen, environment.homeFolders());
        records = library.records();
        firstOpening = new FirstOpening(library, records, memory, zonesSeen);
        pins = new Pins(memory);
        window = new StoredWindow(memory);
        unticked = new UntickedFiles(memory, library.root());
        history = new RunHistory(memory);
        audit = new FileAudit(memory);
        insights = new InsightsReader(memory, clock);
        settledGenerator = new SettledGenerator(memory);
        cachesAnswer = new CachesAnswer(library, own, environment);
        measuredList = new MeasuredList(memory, pins);
        hold = new Hold(library, clock, around.changes());
        FreeSpace freeSpace = around.freeSpace().apply(hold);
        UsageScanner scanner = new UsageScanner(library);
        ownStatuses = new OwnStatuses(memory, library.layout());
        boolean recorded = records.statuses().isPresent();
        snapshots =
                new Snapshots(
                        library,
                        records,
                        recorded ? KeptStatuses.NONE : ownStatuses,
                        zonesSeen,
                        new OrphansSeen(memory),
                        scanner,
                        hold::noWayBack,
                        this::keeps,
                        clock);
        surveyor =
                new Surveyor(
                        snapshots,
                        hold,
                        history,
                        measuredList,
                        new MeasuredFolders(memory, library.layout()),
                        scanner,
                        clock);
        cleanup =
                Cleanup.of(
                        library,
                        records.statuses().orElse(ownStatuses),
                        memory,
                        history,
                        snapshots,
                        hold,
                        freeSpace,
                        clock);
        autoCleanSetting = new AutoCleanSetting(environment, library, records, memory);
        spaceSetting = new SpaceSetting(memory);
        diskSpace = around.disk().apply(library.root());
        spaceRules =
                new SpaceRules(
                        spaceSetting,
                        autoCleanSetting,
                        surveyor,
                        cleanup,
                        diskSpace,
                        library,
                        clock);
        spaceSimulation =
                new SpaceSimulation(
                        surveyor, cleanup, history, new MeasuredDays(memory), diskSpace, clock);
        autoCleaner =
                new AutoClean(
                        surveyor,
                        cleanup,
                        autoCleanSetting,
                        preferences,
                        new FinalsSeen(memory),
                        library,
                        records,
                        clock,
                        around.wakeUp().get(),
                        spaceRules);
    }

    private UserKeeps keeps() {
        return new UserKeeps(
                        pins.read(),
                        Category.deletable(preferences.keptCategories()),
                        unticked.read())
                .keepingFor(preferences.audioTime().times());
    }

    @Override
    public Path root() {
        return library.root();
    }

    @Override
    public String name() {
        return library.name();
    }

    @Override
    public String afterCleanup() {
        return Texts.of(library.generator().afterCleanup());
    }

    @Override
    public String generator() {
        return Generators.title(library.generator());
    }

    @Override
    public String meaning(String file) {
        return FileMeaning.of(library.layout(), List.of(file.split("/")))
                .map(FileMeaning::words)
                .orElse(file);
    }

    @Override
    public boolean hasAudio() {
        return library.layout().zones().stream()
                .anyMatch(zone -> zone.category() == Category.AUDIO && zone.hasProjects());
    }

    @Override
    public boolean undecided() {
        return library.undecided();
    }

    @Override
    public void settleGenerator(String word) {
        new GeneratorAnswer(library, settledGenerator, hold).give(word);
    }

    @Override
    public void openWithCaches(Path folder) {
        cachesAnswer.give(folder);
    }

    @Override
    public FirstOpening.Found introduction() {
        return firstOpening.find();
    }

    @Override
    public Optional<FirstOpening.Found> firstOpening() {
        return firstOpening.look();
    }

    @Override
    public void markFirstOpeningSeen() {
        firstOpening.markSeen();
    }

    @Override
    public boolean isThere() {
        return Files.isDirectory(root());
    }

    @Override
    public Optional<Survey> stored() {
        return measuredList.read();
    }

    @Override
    public Survey survey() {
        return measured(surveyor.survey());
    }

    @Override
    public Survey fullSurvey() {
        return measured(surveyor.fullSurvey());
    }

    private Survey measured(Survey survey) {
        autoCleaner.measured(survey);
        return survey;
    }

    @Override
    public ProjectRow row(String projectId) {
        return surveyor.row(projectId);
    }

    @Override
    public CleanupPlan plan(String projectId) {
        return cleanup.plan(projectId);
    }

    @Override
    public Function<String, CleanupPlan> planner(Set<String> projectIds) {
        return cleanup.planner(projectIds);
    }

    @Override
    public long closed(CleanupPlan plan) {
        return new ClosedFolders(library.root()).count(plan);
    }

    @Override
    public CleanupPlan plan(AreaChoice choice) {
        return cleanup.plan(choice);
    }

    @Override
    public CleanupReport execute(CleanupPlan plan, Set<Rule> accepted, Progress progress) {
        var keep = preferences.keepTime().duration();
        var request = CleanupRequest.of(StartedBy.HAND).accepting(accepted).keeping(keep);
        return cleanup.execute(plan, request, progress);
    }

    @Override
    public CleanupReport undo(String run) {
        return cleanup.undo(run);
    }

    @Override
    public CleanupReport purge(String run) {
        return cleanup.purge(run);
    }

    @Override
    public Map<String, String> recover() {
        Map<String, String> waiting = new LinkedHashMap<>();
        for (Recovered one : cleanup.recover())
            if (one.problem() != null) waiting.put(one.run(), one.problem());
        return waiting;
    }

    @Override
    public Map<String, Optional<String>> questions() {
        return cleanup.questions();
    }

    @Override
    public long freedThisMonth() {
        var month = clock.instant().atZone(ZoneId.systemDefault()).toLocalDate();
        var begin = month.withDayOfMonth(1).atStartOfDay(ZoneId.systemDefault());
        return history.freedBytesSince(begin.toInstant());
    }

    @Override
    public Insights insights(List<ProjectRow> rows) {
        return insights.read(rows);
    }

    @Override
    public List<Run> runs() {
        return history.runs();
    }

    @Override
    public Map<String, HeldFiles> heldRuns() {
        Map<String, HeldFiles> held = new HashMap<>();
        for (HeldRun run : cleanup.runs()) {
            var journal = run.journal();
            if (run.isCommitted())
                held.put(run.run(), new HeldFiles(journal.held().size(), journal.heldBytes()));
        }
        return held;
    }

    @Override
    public Map<String, HeldFiles> olderCopies() {
        Map<String, HeldFiles> older = new HashMap<>();
        for (HeldRun run : cleanup.runs()) {
            if (!run.needsDecision()) continue;
            HeldAmounts inHold = HeldAmounts.olderCopies(run);
            if (inHold.olderFiles() > 0)
                older.put(run.run(), new HeldFiles(inHold.olderFiles(), inHold.olderBytes()));
        }
        return older;
    }

    @Override
    public List<FileResult> files(String run) {
        return audit.files(run);
    }

    @Override
    public void exportHistory(Path file, Predicate<Run> which) {
        HistoryTable.write(history.runs().stream().filter(which).toList(), heldRuns(), file);
    }

    @Override
    public boolean isThere(String file) {
        return Files.exists(root().resolve(file));
    }

    @Override
    public Optional<byte[]> picture(String projectId) {
        return Thumbnail.read(library, projectId);
    }

    @Override
    public List<ZoneLink> untrustedLinks() {
        return zoneLinks.find().stream().filter(link -> !link.trusted()).toList();
    }

    @Override
    public void agree(ZoneLink link) {
        zoneLinks.agree(link);
    }

    /** Stores the results of cleanups that a demo library has supposedly had. */
    void recordCleanups(List<DemoNotes.Cleanup> cleanups) {
        if (cleanups.isEmpty()) return;
        for (FinalFingerprint look : surveyor.finals())
            for (DemoNotes.Cleanup cleanup : cleanups)
                if (look.path().equals(cleanup.finalVideo()))
                    ownStatuses.write(
                            cleanup.project(),
                            cleanup.status(),
                            cleanup.at(),
                            Set.of(),
                            look.video());
    }

    /** Cleans projects of a demo library for real, as if before its first opening. */
    void holdForDemo(List<String> projectIds) {
        var request =
                CleanupRequest.of(StartedBy.HAND).keeping(UserPreferences.KeepTime.WEEK.duration());
        for (String id : projectIds) cleanup.execute(plan(id), request, Progress.NONE);
        firstOpening.markUnseen();
    }

    @Override
    public void takeOut(CleanupPlan plan, Set<String> paths) {
        unticked.takeOut(plan, paths);
    }

    @Override
    public void putIn(Set<String> paths) {
        unticked.putIn(paths);
    }

    @Override
    public void pin(String projectId) {
        pins.pin(projectId);
    }

    @Override
    public void unpin(String projectId) {
        pins.unpin(projectId);
        autoCleaner.lookAgain(projectId);
    }

    @Override
    public AutoCleanSetting.Value autoClean() {
        return autoCleanSetting.read();
    }

    @Override
    public WindowState window() {
        return window.read();
    }

    @Override
    public void window(WindowState now) {
        window.write(now);
    }

    @Override
    public void autoClean(boolean preference) {
        autoCleanSetting.save(preference);
        autoCleaner.lookAgain();
    }

    @Override
    public SpaceGoals spaceGoals() {
        return spaceSetting.read();
    }

    @Override
    public void spaceGoals(SpaceGoals goals) {
        diskSpace
                .read()
                .filter(space -> space.totalBytes() <= goals.freeBytes())
                .ifPresent(space -> {
                    throw Problem.usage(
                            Texts.of(
                                    "space.impossible",
                                    Formats.bytes(goals.freeBytes()),
                                    Formats.bytes(space.totalBytes())));
                });
        spaceSetting.save(goals);
        autoCleaner.lookAtSpace();
    }

    @Override
    public SpaceForecast simulate(SpaceGoals goals) {
        return spaceSimulation.of(goals);
    }

    @Override
    public Optional<Disk> disk() {
        return Disk.of(root());
    }

    @Override
    public void watch(Consumer<Event> listener) {
        autoCleaner.start(listener);
    }

    @Override
    public void endHeld() {
        autoCleaner.endHeld();
    }

    @Override
    public void onFinished(Consumer<CleanupReport> listener) {
        cleanup.onFinished(listener);
    }

    public Library library() {
        return library;
    }

    /** What its generator records. */
    public Records records() {
        return records;
    }

    @Override
    public Cleanup cleanup() {
        return cleanup;
    }

    public AutoClean autoCleaner() {
        return autoCleaner;
    }

    public ZoneLinks zoneLinks() {
        return zoneLinks;
    }

    /** Stops auto-clean; a run under way is restored, or completed if it is already committed. */
    public void stop() {
        autoCleaner.close();
        if (cleanup.awaitEnd(ShutdownTimeouts.RUN))
            autoCleaner.close(); // has reported the run's result when it returns
        else LOG.warn("A cleanup takes long to stop; the next start finishes it");
    }

    @Override
    public void close() {
        stop();
        own.close();
    }
}
