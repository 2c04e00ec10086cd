package app.offcut.ui.projects;

import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.Survey;
import app.offcut.session.Session;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.projects.list.AreaList;
import app.offcut.ui.projects.list.CleanupTarget;
import app.offcut.ui.projects.list.CleanupTargets;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowNote;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The list of projects: cleans, pins, and follows what others do in the library. {@link CleanLane}
 * shows the progress of cleanups started here; when any run ends, whoever started it, {@link
 * #finished} alone changes its row.
 */
public final class ProjectsModel {
    private final Session session;
    private final Background background;
    private final Consumer<Notice> notices;
    private final ProjectList list;
    private final AreaList areas = new AreaList();
    private final LibraryProblems troubles = new LibraryProblems();
    private final CleanLane lane;
    private final Measurements measurements;
    private final PendingQuestions questions;
    private final RowRefresher rows;
    private final TickedFiles ticked;
    private final HeldRuns held;
    private final RunEndings endings;
    private final Batches batches;
    private final RecoveryModel recovering;
    private final EngineEvents events;

    public ProjectsModel(Session session, Background background, Consumer<Notice> notices) {
        this.session = session;
        this.background = background;
        this.notices = notices;
        list = new ProjectList(background);
        lane = new CleanLane(session, background, this::stopped, this::failed, System::nanoTime);
        measurements = new Measurements(session, background, troubles, this::show, lane::idle);
        questions = new PendingQuestions(list, notices);
        rows =
                new RowRefresher(
                        session, background, list, questions, lane::has, measurements::again);
        ticked = new TickedFiles(session, background, rows::refresh, this::reportTrouble);
        CleanupTargets targets = new CleanupTargets(list, areas);
        held = new HeldRuns(session, background, targets, this::failedHeld);
        endings = new RunEndings(targets, troubles, notices, held, background);
        batches = new Batches(held, endings, notices);
        recovering = new RecoveryModel(session, background, troubles);
        events = new EngineEvents(session, background, questions, troubles, notices, rows::refresh);
        session.onFinished(report -> background.show(() -> finished(report)));
    }

    Background background() {
        return background;
    }

    public ProjectList list() {
        return list;
    }

    public AreaList areas() {
        return areas;
    }

    public CleanLane lane() {
        return lane;
    }

    public TickedFiles ticked() {
        return ticked;
    }

    public HeldRuns held() {
        return held;
    }

    public RunEndings endings() {
        return endings;
    }

    public Batches batches() {
        return batches;
    }

    public ProjectFolders folders() {
        return new ProjectFolders(session, background, notices);
    }

    public PendingQuestions questions() {
        return questions;
    }

    public LibraryProblems troubles() {
        return troubles;
    }

    public RecoveryModel recovering() {
        return recovering;
    }

    public Measurements measurements() {
        return measurements;
    }

    public EngineEvents events() {
        return events;
    }

    /** Shows the last measurement, measures again, recovers interrupted runs, and watches. */
    public void start() {
        measurements.start();
        // recovery runs first: auto-clean may not start a run before
        recovering.run(() -> {
            lookAtUnsettled();
            events.watch();
        });
    }

    public void recover() {
        recovering.run(this::lookAtUnsettled);
    }

    void lookAtUnsettled() {
        rows.refreshUnsettled();
        recovering.look();
    }

    /** Cleans whatever may go at this project's turn. */
    public void cleanUp(ListedProject project) {
        lane.add(
                project,
                ticked.afterSaves(() -> session.plan(project.id())),
                Set.of(),
                project.expectedBytes());
    }

    /** Cleans exactly the plan that was shown; the user has accepted these rules. */
    public void cleanUp(CleanupTarget target, CleanupPlan shown, Set<Rule> accepted) {
        lane.add(target, ticked.afterSaves(() -> shown), accepted, shown.bytes());
    }

    /** A run has ended, whoever started it: the one place where its row changes. */
    private void finished(CleanupReport report) {
        Optional<ListedProject> project = list.find(report.projectId());
        boolean asked = lane.endsWith(report);
        lane.finished(report);
        questions.finished(report);
        endings.finished(report, asked);
        troubles.unlocked();
        recovering.look();
        project.filter(p -> !p.atWork()).ifPresent(p -> p.note(note(report)));
        // others may now be the only owners of shared files
        measurements.ran(project.map(p -> p.measured().usage().sharedBytes() > 0).orElse(true));
        rows.refresh(report.projectId());
    }

    /** Which rule of the user has cleaned it; a held run's row says that by itself. */
    private static RowNote note(CleanupReport report) {
        SpaceRule rule = report.spaceRule();
        if (rule == null || report.deletedFiles() == 0) return RowNote.NONE;
        return RowNote.done(
                Texts.of(
                        "ui.row.freed",
                        Formats.bytes(report.freedBytes()),
                        Texts.ofStored("report.by.", rule.word())));
    }

    private void stopped(CleanupTarget target) {
        endings.stopped(target.id());
        measurements.renewIfOutdated();
    }

    private void failed(CleanupTarget target, Throwable trouble) {
        endings.failed(target.id(), trouble, true);
        rows.refresh(target.id());
        measurements.renewIfOutdated();
    }

    private void failedHeld(String projectId, Throwable trouble) {
        endings.failed(projectId, trouble, false);
        rows.refresh(projectId);
    }

    public void pin(ListedProject project) {
        change(project, () -> session.pin(project.id()));
    }

    public void unpin(ListedProject project) {
        change(project, () -> session.unpin(project.id()));
    }

    private void change(ListedProject project, Runnable change) {
        background.run(
                Lane.ANSWER,
                change,
                () -> rows.refresh(project.id()),
                trouble -> reportTrouble(project.row().name(), trouble));
    }

    private void show(Survey survey, Runnable then) {
        areas.take(survey, lane::has);
        list.replaceAll(
                survey,
                () -> {
                    questions.markAll();
                    then.run();
                });
    }

    private void reportTrouble(String title, Throwable trouble) {
        notices.accept(Notice.trouble(title, ErrorText.sentence(trouble)));
    }
}
