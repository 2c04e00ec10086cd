package app.offcut.ui.projects;

import app.offcut.autoclean.AutoClean.Event;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import app.offcut.session.Session;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowNote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/** The list of projects: measures, cleans, and follows what others do in the library. */
public final class ProjectsModel {
    private final Session session;
    private final Background background;
    private final Consumer<Notice> notices;
    private final ProjectList list;
    private final CleanLane lane;
    private final HeldRuns held;
    private final PendingQuestions questions;
    private final TickedFiles choices;
    private final LibraryProblems troubles = new LibraryProblems();
    private final RecoveryModel recovering;
    private final Measurements measurements;
    private final ReadOnlyObjectWrapper<WatchState> watching =
            new ReadOnlyObjectWrapper<>(new WatchState.NotYet());
    private Consumer<List<ListedProject>> review = _ -> {};
    private Runnable returned = () -> {};
    private final List<Predicate<Ended>> endings = new ArrayList<>();

    /** Runs of auto-clean that are still held, as far as reported. */
    private final Set<String> heldUnasked = new HashSet<>();

    /**
     * How a run of a project ended.
     *
     * @param report empty if there is none
     * @param trouble why there is no report, in one sentence; empty if there is one, or if the run
     *     was stopped before it began
     */
    public record Ended(String projectId, Optional<CleanupReport> report, String trouble) {}

    public ProjectsModel(Session session, Background background, Consumer<Notice> notices) {
        this.session = session;
        this.background = background;
        this.notices = notices;
        this.list = new ProjectList(background);
        this.lane = new CleanLane(session, background, this::ended, this::failed, System::nanoTime);
        this.choices = new TickedFiles(session, background);
        this.recovering = new RecoveryModel(session, background, troubles);
        this.questions = new PendingQuestions(list, notices, this::review);
        this.measurements = new Measurements(session, background, troubles, this::show, lane::idle);
        this.held = new HeldRuns(session, background, list, this::failedHeld);
    }

    public ProjectList list() {
        return list;
    }

    public CleanLane lane() {
        return lane;
    }

    public HeldRuns held() {
        return held;
    }

    /** Sets the listener that reviews projects which auto-clean does not clean by itself. */
    public void onReview(Consumer<List<ListedProject>> listener) {
        review = listener;
    }

    /**
     * Sets the listener that reopens the library after its disk came back with another device
     * number.
     */
    public void onReturned(Runnable listener) {
        returned = listener;
    }

    /**
     * Subscribes to the end of every run.
     *
     * @param listener returns whether it shows the result
     */
    public Subscription onEnded(Predicate<Ended> listener) {
        endings.add(listener);
        return () -> endings.remove(listener);
    }

    /** Notifies the listeners; returns whether one shows the result. */
    private boolean tellEnded(String projectId, Optional<CleanupReport> report, String trouble) {
        var ended = new Ended(projectId, report, trouble);
        boolean shown = false;
        for (Predicate<Ended> listener : List.copyOf(endings)) shown |= listener.test(ended);
        return shown;
    }

    /** The problems of the library as a whole. */
    public LibraryProblems troubles() {
        return troubles;
    }

    public RecoveryModel recovering() {
        return recovering;
    }

    public Measurements measurements() {
        return measurements;
    }

    public ReadOnlyObjectProperty<WatchState> watchingProperty() {
        return watching.getReadOnlyProperty();
    }

    /** Shows the last measurement, measures again, recovers interrupted runs, and watches. */
    public void start() {
        session.onFinished(report -> background.show(() -> finished(report)));
        measurements.start();
        // recovery runs first: auto-clean may not start a run before
        recovering.run(() -> {
            lookAtUnsettled();
            watch();
        });
    }

    /** Recovers interrupted runs, and measures what others may have changed. */
    public void recover() {
        recovering.run(this::lookAtUnsettled);
    }

    /** Polls the rows on which another Offcut is or was at work, because nothing notifies us. */
    void lookAtUnsettled() {
        list.all().stream()
                .filter(p -> !p.busy() && unsettled(p.measured().state()))
                .forEach(p -> look(p.id()));
        recovering.look();
    }

    private static boolean unsettled(RowState state) {
        return state instanceof RowState.Interrupted || state instanceof RowState.Cleaning;
    }

    private void watch() {
        background.run(
                Lane.ANSWER,
                () -> session.watch(event -> background.show(() -> happened(event))),
                () -> {},
                trouble -> tell(Texts.of("ui.watch.failed"), trouble));
    }

    /** Cleans whatever may go at this project's turn. */
    public void cleanUp(ListedProject project) {
        add(project, () -> session.plan(project.id()), Set.of());
    }

    /**
     * Cleans exactly the plan that was shown.
     *
     * @param accepted rules that the user has accepted for this project
     */
    public void cleanUp(ListedProject project, CleanupPlan shown, Set<Rule> accepted) {
        add(project, () -> shown, accepted);
    }

    private void add(ListedProject project, Supplier<CleanupPlan> plan, Set<Rule> accepted) {
        Runnable settling = choices.settling();
        lane.add(
                project,
                () -> {
                    settling.run();
                    return plan.get();
                },
                accepted);
    }

    /**
     * Saves whether a file of a plan goes, or stays in every cleanup.
     *
     * @param undone called if saving failed, after the user was notified
     */
    public void choose(
            CleanupPlan plan, String path, boolean goes, Runnable done, Runnable undone) {
        String id = plan.project().id();
        choices.save(
                plan,
                path,
                goes,
                () -> {
                    done.run();
                    if (choices.allSaved()) look(id);
                },
                trouble -> {
                    undone.run();
                    tell(plan.project().name(), trouble);
                    look(id);
                });
    }

    public void stop(ListedProject project) {
        lane.stop(project);
    }

    /** Pins a project: no cleanup touches it. */
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
                () -> look(project.id()),
                trouble -> tell(project.row().name(), trouble));
    }

    private void show(Survey survey, Runnable then) {
        list.replaceAll(
                survey,
                () -> {
                    questions.markAll();
                    then.run();
                });
    }

    /** Measures one row again; a new or missing project changes the whole list. */
    private void look(String projectId) {
        background.run(
                Lane.ANSWER,
                () -> session.row(projectId),
                row -> {
                    list.find(projectId).ifPresent(this::release);
                    list.replace(row);
                    questions.mark(projectId);
                },
                trouble -> {
                    ErrorText.log(
                            trouble); // measuring everything reports the problem if it persists
                    list.find(projectId).ifPresent(this::release);
                    measurements.again();
                });
    }

    /** Keeps the row's "cleaning" until the new figures arrive, so that it does not flicker. */
    private void release(ListedProject project) {
        if (!lane.has(project)) project.doing(null);
        if (project.atWork()) project.note(RowNote.NONE);
    }

    private void ended(ListedProject project, Optional<CleanupReport> report) {
        if (report.isEmpty()) {
            project.doing(null);
            tellEnded(project.id(), report, "");
        } else look(project.id());
        measurements.renewIfOutdated();
    }

    private void failed(ListedProject project, Throwable trouble) {
        project.doing(null);
        say(
                project.id(),
                trouble,
                tellEnded(project.id(), Optional.empty(), ErrorText.sentence(trouble)));
    }

    private void failedHeld(String projectId, Throwable trouble) {
        say(projectId, trouble, false);
    }

    /**
     * Shows a problem on the row, and once elsewhere: above the list if it concerns every project.
     */
    private void say(String projectId, Throwable trouble, boolean shown) {
        Optional<ListedProject> project = list.find(projectId);
        String sentence = ErrorText.sentence(trouble);
        project.ifPresent(p -> p.note(RowNote.trouble(sentence)));
        String name = project.map(p -> p.row().name()).orElse(projectId);
        Notice notice = Notice.trouble(name, sentence);
        if (!troubles.locked(trouble)) notices.accept(shown ? notice.shownAlready() : notice);
        look(projectId);
    }

    private void finished(CleanupReport report) {
        Optional<ListedProject> project = list.find(report.projectId());
        boolean awaited = project.filter(lane::has).isPresent();
        questions.finished(report);
        boolean shown = tellEnded(report.projectId(), Optional.of(report), "");
        if (worthTelling(report)) {
            Notice notice =
                    ReportText.notice(report, awaited, run -> held.undo(report.projectId(), run));
            notices.accept(shown ? notice.shownAlready() : notice);
        }
        troubles.unlocked();
        recovering.look();
        project.filter(p -> !p.atWork()).ifPresent(p -> p.note(RowNote.NONE));
        // others may now be the only owners of shared files
        measurements.ran(project.map(p -> p.measured().usage().sharedBytes() > 0).orElse(true));
        if (!awaited) look(report.projectId());
        measurements.renewIfOutdated();
    }

    /**
     * Whether to notify. Held runs of auto-clean are reported once; History shows that they ended
     * well or did nothing.
     */
    private boolean worthTelling(CleanupReport report) {
        if (report.startedBy() != StartedBy.AUTO) return true;
        String run = Objects.requireNonNullElse(report.run(), "");
        if (report.outcome() == Outcome.HELD) return heldUnasked.add(run);
        boolean told = heldUnasked.remove(run);
        return report.outcome() != Outcome.COMPLETE
                || !report.problems().isEmpty()
                || (!told && report.deletedFiles() > 0);
    }

    private void happened(Event event) {
        switch (event) {
            case Event.Watching _ -> watching.set(new WatchState.On());
            case Event.NotWatching(String why) -> {
                watching.set(new WatchState.Not(why));
                questions.notWatching(why);
            }
            case Event.Returned _ -> returned.run();
            case Event.Waiting(String projectId, var _) -> look(projectId);
            case Event.SwitchUnread _ -> {} // the switch itself shows it
            case Event.Changed(String projectId) -> look(projectId);
            case Event.Refused refused -> {
                look(refused.projectId());
                questions.refused(refused);
            }
            // the run itself arrives in finished(), like any other
            case Event.Cleaned _ -> {}
            case Event.Fuse fuse -> questions.fuse(fuse);
            case Event.Problem(String sentence) -> {
                if (!troubles.says(sentence))
                    notices.accept(Notice.trouble(Texts.of("ui.watch.trouble"), sentence));
            }
        }
    }

    private void review(List<String> projectIds) {
        review.accept(projectIds.stream().flatMap(id -> list.find(id).stream()).toList());
    }

    private void tell(String title, Throwable trouble) {
        notices.accept(Notice.trouble(title, ErrorText.sentence(trouble)));
    }
}
