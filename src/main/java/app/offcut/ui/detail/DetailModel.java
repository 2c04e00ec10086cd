package app.offcut.ui.detail;

import app.offcut.cleanup.CleanupPlan;
import app.offcut.cleanup.CleanupReport;
import app.offcut.cleanup.CleanupReport.Failed;
import app.offcut.cleanup.PlanItem;
import app.offcut.cleanup.RowState;
import app.offcut.cleanup.Rule;
import app.offcut.cleanup.Verdict;
import app.offcut.ui.detail.PlannedFile.Progress;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Trouble;
import app.offcut.ui.projects.ListedProject;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The project that is looked at, and the plan of its cleanup: the list of files that is shown is
 * the one that runs, is ticked off as it runs, and keeps what could not go.
 */
public final class DetailModel {
    private final Session session;
    private final Background background;
    private final ProjectsModel projects;
    private final ReadOnlyObjectWrapper<@Nullable ListedProject> project =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Sum> sum = new ReadOnlyObjectWrapper<>(Sum.NONE);
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ObjectProperty<PlanFilter> filter = new SimpleObjectProperty<>(PlanFilter.ALL);
    private final ObservableList<PlannedFile> files = FXCollections.observableArrayList();
    private final FilteredList<PlannedFile> shown = new FilteredList<>(files);
    private Subscription row = Subscription.EMPTY;
    private @Nullable CleanupPlan plan;
    private List<PlannedFile> queue = List.of();
    private int ticked;

    /**
     * What the list adds up to; a file with several names counts once.
     *
     * @param bytes of what goes
     */
    public record Sum(long going, long staying, long bytes) {
        static final Sum NONE = new Sum(0, 0, 0);
    }

    public DetailModel(Session session, Background background, ProjectsModel projects) {
        this.session = session;
        this.background = background;
        this.projects = projects;
        filter.subscribe(this::choose);
        session.onFinished(report -> background.show(() -> finished(report)));
    }

    /** Null while none is looked at. */
    public ReadOnlyObjectProperty<@Nullable ListedProject> projectProperty() {
        return project.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Sum> sumProperty() {
        return sum.getReadOnlyProperty();
    }

    /** Why there is no plan, or why it may not run; empty if it may. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    ObjectProperty<PlanFilter> filterProperty() {
        return filter;
    }

    /** What the filter leaves, in the order of the paths. */
    ObservableList<PlannedFile> shown() {
        return shown;
    }

    /** Shows another project, or none. */
    public void look(@Nullable ListedProject chosen) {
        if (chosen == project.get()) return;
        row.unsubscribe();
        row = Subscription.EMPTY;
        queue = List.of();
        show(null, "");
        project.set(chosen);
        if (chosen != null) row = chosen.rowProperty().subscribe(_ -> follow(chosen));
    }

    /** A row that was measured anew has a new plan; one that is being cleaned shows how far. */
    private void follow(ListedProject chosen) {
        RowState state = chosen.row().state();
        if (state instanceof RowState.Cleaning(long done, long _)) tick(done);
        else if (!(state instanceof RowState.Waiting)) {
            queue = List.of();
            ask(chosen);
        }
    }

    private void ask(ListedProject chosen) {
        background.run(
                Lane.ANSWER,
                () -> session.plan(chosen.id()),
                answer -> {
                    if (project.get() == chosen && queue.isEmpty()) show(answer, refusal(answer));
                },
                trouble -> {
                    if (project.get() == chosen) show(null, Trouble.sentence(trouble));
                });
    }

    private static String refusal(CleanupPlan plan) {
        return switch (plan.verdict()) {
            case Verdict.Passed _ -> "";
            case Verdict.Refused(var refusal) -> refusal.message();
            case Verdict.NeedsReview(var rules) ->
                    rules.stream().map(rule -> rule.message()).collect(Collectors.joining(" "));
        };
    }

    /** What was taken out, and what failed, stays so while its file is there. */
    private void show(@Nullable CleanupPlan answer, String sentence) {
        Map<String, PlannedFile> before = new HashMap<>();
        for (PlannedFile file : files) before.put(file.item().path(), file);
        List<PlannedFile> now = new ArrayList<>();
        if (answer != null)
            for (PlanItem item : answer.items()) {
                PlannedFile file = new PlannedFile(item);
                PlannedFile earlier = before.get(item.path());
                if (earlier != null) {
                    file.tickedProperty().set(earlier.tickedProperty().get());
                    if (earlier.progressProperty().get() instanceof Progress.Failed failed)
                        file.progress(failed);
                }
                file.tickedProperty().subscribe(() -> count());
                now.add(file);
            }
        plan = answer;
        said.set(sentence);
        files.setAll(now);
        count();
    }

    private void choose() {
        PlanFilter wanted = filter.get();
        shown.setPredicate(wanted::shows);
    }

    private void count() {
        Set<Object> counted = new HashSet<>();
        long going = 0;
        long bytes = 0;
        for (PlannedFile file : files)
            if (file.goes()) {
                going++;
                if (counted.add(file.item().sameFile())) bytes += file.item().bytes();
            }
        sum.set(new Sum(going, files.size() - going, bytes));
    }

    /** Runs what is shown, without what was taken out. */
    void cleanUp() {
        ListedProject chosen = project.get();
        CleanupPlan whole = plan;
        if (chosen == null || whole == null || !mayRun()) return;
        Set<String> out =
                files.stream()
                        .filter(file -> !file.tickedProperty().get())
                        .map(file -> file.item().path())
                        .collect(Collectors.toSet());
        CleanupPlan wanted = whole.without(out);
        for (PlannedFile file : files) file.progress(new Progress.None());
        Map<String, PlannedFile> byPath = new HashMap<>();
        for (PlannedFile file : files) byPath.put(file.item().path(), file);
        queue = wanted.doomed().stream().map(file -> byPath.get(file.toString())).toList();
        ticked = 0;
        projects.cleanUp(chosen, wanted, Set.<Rule>of());
    }

    /** Only what the gate has proved; a doubt is settled by the review. */
    boolean mayRun() {
        CleanupPlan shownPlan = plan;
        return shownPlan != null
                && shownPlan.verdict() instanceof Verdict.Passed
                && sum.get().going() > 0;
    }

    private void tick(long done) {
        for (; ticked < Math.min(done, queue.size()); ticked++)
            queue.get(ticked).progress(new Progress.Done());
    }

    private void finished(CleanupReport report) {
        ListedProject chosen = project.get();
        if (chosen == null || !chosen.id().equals(report.projectId())) return;
        Map<String, String> failed = new HashMap<>();
        for (Failed one : report.failed()) failed.put(one.path(), one.cause());
        for (PlannedFile file : files) {
            String cause = failed.get(file.item().path());
            if (cause != null) file.progress(new Progress.Failed(cause));
        }
    }
}
