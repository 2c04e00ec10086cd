package app.offcut.ui.projects;

import app.offcut.autoclean.AutoClean.Event;
import app.offcut.cleanup.CleanupPlan;
import app.offcut.cleanup.CleanupReport;
import app.offcut.cleanup.Rule;
import app.offcut.cleanup.Survey;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Trouble;
import app.offcut.ui.session.Session;
import app.offcut.ui.session.Session.Disk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The list of projects: measures, cleans, and follows what others do in the library. */
public final class ProjectsModel {
    private final Session session;
    private final Background background;
    private final Consumer<Notice> notices;
    private final ProjectList list = new ProjectList();
    private final CleanLane lane;
    private final ReadOnlyObjectWrapper<Optional<Instant>> measuredAt =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Disk>> disk =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper watching = new ReadOnlyBooleanWrapper();
    private boolean measureAfterwards;

    public ProjectsModel(Session session, Background background, Consumer<Notice> notices) {
        this.session = session;
        this.background = background;
        this.notices = notices;
        this.lane = new CleanLane(session, background, this::ended, this::failed);
    }

    public ProjectList list() {
        return list;
    }

    public CleanLane lane() {
        return lane;
    }

    /** Empty until the library has been measured once. */
    public ReadOnlyObjectProperty<Optional<Instant>> measuredAtProperty() {
        return measuredAt.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Disk>> diskProperty() {
        return disk.getReadOnlyProperty();
    }

    /** Sentences about the library as a whole. */
    public ReadOnlyObjectProperty<List<String>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty measuringProperty() {
        return measuring.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty watchingProperty() {
        return watching.getReadOnlyProperty();
    }

    /** Shows what was measured last time, measures anew, and begins to watch. */
    public void start() {
        session.onFinished(report -> background.show(() -> finished(report)));
        background.run(
                Lane.MEASURE,
                session::stored,
                stored -> stored.ifPresent(this::take),
                trouble -> problems.set(List.of(Trouble.sentence(trouble))));
        measureAgain();
        background.run(
                Lane.ANSWER,
                () -> session.watch(event -> background.show(() -> happened(event))),
                () -> {},
                trouble -> tell(Texts.of("ui.watch.failed"), trouble));
    }

    public void measureAgain() {
        measureAfterwards = measuring.get();
        if (measuring.get()) return;
        measuring.set(true);
        background.run(
                Lane.MEASURE,
                () -> new Measured(session.survey(), session.disk()),
                measured -> {
                    measuring.set(false);
                    take(measured.survey);
                    disk.set(Optional.of(measured.disk));
                    measureIfDue();
                },
                trouble -> {
                    measuring.set(false);
                    problems.set(List.of(Trouble.sentence(trouble)));
                });
    }

    /** Deletes at once whatever may go by the time it is this project's turn. */
    public void cleanUp(ListedProject project) {
        lane.add(project, () -> session.plan(project.id()), Set.of());
    }

    /**
     * Deletes what somebody was shown, and nothing else.
     *
     * @param accepted rules that a person has confirmed for this project
     */
    public void cleanUp(ListedProject project, CleanupPlan shown, Set<Rule> accepted) {
        lane.add(project, () -> shown, accepted);
    }

    public void stop(ListedProject project) {
        lane.stop(project);
    }

    public void unpin(ListedProject project) {
        background.run(
                Lane.ANSWER,
                () -> session.unpin(project.id()),
                () -> look(project.id()),
                trouble -> tell(project.row().name(), trouble));
    }

    private void take(Survey survey) {
        list.replaceAll(survey);
        measuredAt.set(Optional.of(survey.measuredAt()));
        problems.set(survey.problems());
    }

    /** Measures one row anew; one that is new or gone changes the list as a whole. */
    private void look(String projectId) {
        background.run(
                Lane.ANSWER,
                () -> session.row(projectId),
                row -> {
                    list.find(projectId).ifPresent(this::release);
                    list.replace(row);
                },
                _ -> {
                    list.find(projectId).ifPresent(this::release);
                    measureAgain();
                });
    }

    /** A row keeps its "cleaning" until the new figures are there, so that it does not flicker. */
    private void release(ListedProject project) {
        if (!lane.has(project)) project.doing(null);
    }

    private void ended(ListedProject project, Optional<CleanupReport> report) {
        if (report.isEmpty()) project.doing(null);
        else look(project.id());
        measureIfDue();
    }

    private void failed(ListedProject project, Throwable trouble) {
        project.doing(null);
        tell(project.row().name(), trouble);
    }

    private void finished(CleanupReport report) {
        Reports.notice(report).ifPresent(notices);
        Optional<ListedProject> project = list.find(report.projectId());
        // others may now own alone what this one shared; and a measurement under way is out of date
        measureAfterwards |=
                measuring.get()
                        || project.map(p -> p.measured().usage().sharedBytes() > 0).orElse(true);
        if (project.filter(lane::has).isEmpty()) look(report.projectId());
        measureIfDue();
    }

    private void measureIfDue() {
        if (measureAfterwards && lane.idle() && !measuring.get()) measureAgain();
    }

    private void happened(Event event) {
        switch (event) {
            case Event.Watching _ -> watching.set(true);
            case Event.Waiting(String projectId, var _) -> look(projectId);
            case Event.Changed(String projectId) -> look(projectId);
            case Event.Refused(String projectId, var _) -> look(projectId);
            // the run itself comes through finished, like every other
            case Event.Cleaned _ -> {}
            case Event.Fuse(var _, String why) ->
                    notices.accept(Notice.trouble(Texts.of("ui.fuse"), why));
            case Event.Problem(String sentence) ->
                    notices.accept(Notice.trouble(Texts.of("ui.watch.trouble"), sentence));
        }
    }

    private void tell(String title, Throwable trouble) {
        notices.accept(Notice.trouble(title, Trouble.sentence(trouble)));
    }

    private record Measured(Survey survey, Disk disk) {}
}
