package app.offcut.ui.detail;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.survey.RowState;
import app.offcut.generator.Category;
import app.offcut.session.Session;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.plan.PlanList;
import app.offcut.ui.plan.PlanList.Sum;
import app.offcut.ui.plan.PlanOrder;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.projects.RunEnding;
import app.offcut.ui.projects.list.ListedProject;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The selected project and its cleanup plan. The list of files that is shown is the one that runs;
 * it is ticked off during the run and keeps the files that could not go.
 */
public final class DetailModel {
    private final Session session;
    private final Background background;
    private final ProjectsModel projects;
    private final Consumer<Notice> notices;
    private final ReadOnlyObjectWrapper<@Nullable ListedProject> project =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ObjectProperty<PlanFilter> filter = new SimpleObjectProperty<>(PlanFilter.ALL);
    private final ObjectProperty<PlanOrder> order = new SimpleObjectProperty<>(PlanOrder.LARGEST);
    private final PlanList list;
    private final FilteredList<PlannedFile> filtered;
    private final SortedList<PlannedFile> shown;
    private Subscription row = Subscription.EMPTY;

    public DetailModel(
            Session session,
            Background background,
            ProjectsModel projects,
            Consumer<Notice> notices) {
        this.session = session;
        this.background = background;
        this.projects = projects;
        this.notices = notices;
        this.list = new PlanList(projects.ticked()::choose, session::meaning);
        this.filtered = new FilteredList<>(list.files());
        this.shown = new SortedList<>(filtered);
        filter.subscribe(wanted -> filtered.setPredicate(wanted::shows));
        order.subscribe(wanted -> shown.setComparator(wanted.comparator()));
        projects.endings().follow(this::ended);
    }

    /** The generator that the library belongs to. */
    String generator() {
        return session.generator();
    }

    /** Null while none is selected. */
    public ReadOnlyObjectProperty<@Nullable ListedProject> projectProperty() {
        return project.getReadOnlyProperty();
    }

    /** Whether the files are being looked at, so that nothing is known of the plan yet. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** Whether there is a plan to show. */
    public boolean planned() {
        return list.plan() != null;
    }

    public ReadOnlyObjectProperty<Sum> sumProperty() {
        return list.sumProperty();
    }

    /** Why there is no plan, or why it may not run; empty if it may. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    ObjectProperty<PlanFilter> filterProperty() {
        return filter;
    }

    ObjectProperty<PlanOrder> orderProperty() {
        return order;
    }

    /** The files that pass the filter, in the chosen order. */
    ObservableList<PlannedFile> shown() {
        return shown;
    }

    /** All files of the plan; none while there is no plan. */
    public ObservableList<PlannedFile> files() {
        return list.files();
    }

    /**
     * Unticks a file that would go, or ticks it again. Does nothing for a file that stays anyway,
     * or during a cleanup.
     */
    public void tick(PlannedFile file) {
        if (file.mayGo() && !list.underWay())
            file.tickedProperty().set(!file.tickedProperty().get());
    }

    /** How many of a kind's files are ticked, of those that may go. */
    Ticks ticks(Category kind) {
        long all = 0;
        long ticked = 0;
        for (PlannedFile file : list.files())
            if (file.item().category() == kind && file.mayGo()) {
                all++;
                if (file.goes()) ticked++;
            }
        return new Ticks(ticked, all);
    }

    record Ticks(long ticked, long all) {}

    /** Ticks or unticks all files of a kind that may go. */
    void tick(Category kind, boolean goes) {
        if (!list.underWay()) list.choose(kind, goes);
    }

    public void look(@Nullable ListedProject chosen) {
        if (chosen == project.get()) return;
        row.unsubscribe();
        row = Subscription.EMPTY;
        list.end();
        looking.set(false);
        show(null, "");
        project.set(chosen);
        if (chosen != null) row = chosen.rowProperty().subscribe(_ -> follow(chosen));
    }

    /**
     * Follows the row: a new measurement gives a new plan, a running cleanup shows its progress.
     */
    private void follow(ListedProject chosen) {
        RowState state = chosen.row().state();
        if (state instanceof RowState.Cleaning(long done, long _)) list.tick(done);
        if (state instanceof RowState.Cleaning || state instanceof RowState.Waiting) {
            if (!planned()) said.set(Texts.of("ui.detail.at-work"));
        } else {
            list.end();
            ask(chosen);
        }
    }

    private void ask(ListedProject chosen) {
        looking.set(!planned());
        background.run(
                Lane.ANSWER,
                () -> Planned.of(session, chosen.id()),
                answer -> {
                    if (project.get() != chosen || list.underWay()) return;
                    looking.set(false);
                    show(answer.plan, said(chosen, answer));
                },
                trouble -> {
                    if (project.get() != chosen) return;
                    looking.set(false);
                    show(null, ErrorText.sentence(trouble));
                });
    }

    /**
     * Why nothing may go now, or not all of it; of held files, what they cost as long as they are
     * held.
     */
    private static String said(ListedProject chosen, Planned answer) {
        String held = chosen.row().state() instanceof RowState.Held state ? state.reason() : null;
        String refusal = held == null ? refusal(answer.plan) : held;
        return answer.closed == 0 ? refusal : (refusal + " " + answer.notWritable()).strip();
    }

    private static String refusal(CleanupPlan plan) {
        return switch (plan.verdict()) {
            case Verdict.Passed _ -> "";
            case Verdict.Refused(var refusal) -> refusal.message();
            // nothing to accept, as nothing goes
            case Verdict.NeedsReview(_) when plan.whole().doomed().isEmpty() -> "";
            case Verdict.NeedsReview(var rules) ->
                    rules.stream().map(rule -> rule.message()).collect(Collectors.joining(" "));
        };
    }

    private void show(@Nullable CleanupPlan answer, String sentence) {
        said.set(sentence);
        list.show(answer);
    }

    /** Opens a file of the library, given by its path relative to it. */
    public void open(String file, Consumer<Path> open) {
        open(file, file, open);
    }

    public void reveal(String file, Consumer<Path> open) {
        open(file, file.substring(0, Math.max(0, file.lastIndexOf('/'))), open);
    }

    private void open(String file, String opened, Consumer<Path> open) {
        background.run(
                Lane.ANSWER,
                () -> session.isThere(file),
                there -> {
                    if (there) open.accept(session.root().resolve(opened));
                    else unopened(Texts.of("ui.detail.gone", file));
                },
                trouble -> unopened(ErrorText.sentence(trouble)));
    }

    private void unopened(String why) {
        notices.accept(Notice.trouble(Texts.of("ui.detail.unopened"), why));
    }

    /** Runs the shown plan without the unticked files. */
    public void cleanUp() {
        ListedProject chosen = project.get();
        CleanupPlan whole = list.plan();
        if (chosen == null || whole == null || !mayRun()) return;
        projects.cleanUp(chosen, list.begin(whole), Set.<Rule>of());
    }

    /** Only a plan that passed every rule; any doubt goes through the review. */
    public boolean mayRun() {
        CleanupPlan shownPlan = list.plan();
        return shownPlan != null
                && shownPlan.verdict() instanceof Verdict.Passed
                && list.sumProperty().get().going() > 0;
    }

    /**
     * Ticks off the files that have gone; what can be done about the rest is offered elsewhere too.
     */
    private void ended(RunEnding ending) {
        ListedProject chosen = project.get();
        if (ending instanceof RunEnding.Reported(var report, var _)
                && chosen != null
                && chosen.id().equals(report.projectId())) list.take(report);
    }

    /**
     * A plan.
     *
     * @param closed how many of its files lie in folders that this user may not change
     */
    private record Planned(CleanupPlan plan, long closed) {
        static Planned of(Session session, String projectId) {
            CleanupPlan plan = session.plan(projectId);
            return new Planned(plan, session.closed(plan));
        }

        String notWritable() {
            return Texts.of("plan.not-writable", closed, plan.doomed().size());
        }
    }
}
