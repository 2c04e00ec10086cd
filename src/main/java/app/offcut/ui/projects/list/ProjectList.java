package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Throttle;
import app.offcut.ui.projects.list.ListedProject.Line;
import app.offcut.ui.projects.list.RunningTotals.Twice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The projects, their filtering and sorting, and the totals. A row changes in place at once. A long
 * list is arranged in the background and replaced as a whole; one such task runs at a time.
 */
public final class ProjectList {
    /** Up to this many projects are arranged at once, which takes less than a frame. */
    private static final int FEW = 2_000;

    /** Throttle interval for totals and positions, however fast rows change. */
    private static final Duration REST = Duration.ofMillis(250);

    private final Background background;
    private final Throttle figures;
    private final Throttle places;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<RowFilter> filter = new SimpleObjectProperty<>(RowFilter.ALL);
    private final ReadOnlyObjectWrapper<Totals> totals =
            new ReadOnlyObjectWrapper<>(new RunningTotals().totals(Twice.NONE));
    private final ReadOnlyObjectWrapper<Map<RowFilter, Integer>> found =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Shown> shown;
    private List<ListedProject> all = new ArrayList<>();
    private Map<String, ListedProject> byId = new HashMap<>();
    private RunningTotals running = new RunningTotals();
    private Twice twice = Twice.NONE;

    /** Projects that are cleaned or wait for it here: the tally counts them as measured. */
    private final Set<ListedProject> busy = new HashSet<>();

    private Arrangement arrangement;

    private final Deque<Runnable> surveys = new ArrayDeque<>();
    private boolean underWay;
    private boolean stale;
    private boolean taking;

    /** Whether lines keep their places, and whether any should have moved meanwhile. */
    private boolean still;

    private boolean owed;

    /** Rows that arrived while a survey is being merged. */
    private final Map<String, ProjectRow> meanwhile = new LinkedHashMap<>();

    /**
     * The shown list, immutable; the arrangement is the same object if only rows have changed.
     *
     * @param before the line on which a project was that is on this line now; -1 if it was on none
     */
    public record Shown(List<ListedProject> projects, Arrangement by, IntUnaryOperator before) {}

    public ProjectList(Background background) {
        this.background = background;
        figures = new Throttle(background, REST, this::count);
        places = new Throttle(background, REST, this::arrangeUnlessStill);
        // the project that frees most comes first
        arrangement =
                new Arrangement(RowFilter.ALL, "", List.of(new RowOrder(RowOrder.By.FREE, true)));
        shown = new ReadOnlyObjectWrapper<>(new Shown(List.of(), arrangement, line -> line));
        search.subscribe(this::choose);
        filter.subscribe(this::choose);
    }

    public List<ListedProject> shown() {
        return shown.get().projects;
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public void onArranged(Runnable listener) {
        shown.subscribe(_ -> listener.run());
    }

    public List<ListedProject> all() {
        return Collections.unmodifiableList(all);
    }

    public Optional<ListedProject> find(String projectId) {
        return Optional.ofNullable(byId.get(projectId));
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ObjectProperty<RowFilter> filterProperty() {
        return filter;
    }

    public ReadOnlyObjectProperty<Totals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /** Of what is searched for, how many pass each filter; empty while nothing is searched. */
    public ReadOnlyObjectProperty<Map<RowFilter, Integer>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    public Totals totals() {
        return totals.get();
    }

    public void order(List<RowOrder> order) {
        arrange(new Arrangement(arrangement.filter(), arrangement.search(), order));
    }

    /**
     * Keeps every line where it is, because a person may be about to press a button there. What
     * they ask for is done all the same, and the rest once this has ended.
     */
    public void still(boolean now) {
        if (still == now) return;
        still = now;
        if (now || !owed) return;
        owed = false;
        arrange();
    }

    private void arrangeUnlessStill() {
        if (still) owed = true;
        else arrange();
    }

    private void choose() {
        String words = search.get() == null ? "" : search.get();
        arrange(new Arrangement(filter.get(), words, arrangement.order()));
    }

    private void arrange(Arrangement wanted) {
        if (wanted.equals(arrangement)) return;
        arrangement = wanted;
        arrange();
    }

    private void arrange() {
        stale = true;
        next();
    }

    public void replaceAll(Survey survey, Runnable then) {
        surveys.add(() -> {
            List<ListedProject> before = List.copyOf(all);
            Arrangement by = arrangement;
            boolean keep = still;
            owed |= keep;
            List<ListedProject> now = shown();
            meanwhile.clear();
            work(
                    Math.max(before.size(), survey.rows().size()),
                    () ->
                            MeasuredUpdate.of(
                                    survey,
                                    lines(before),
                                    lines -> keep ? by.keeping(lines, now) : by.of(lines, now),
                                    this::changed),
                    remeasured -> {
                        take(remeasured, by);
                        then.run();
                    });
        });
        next();
    }

    public void replace(ProjectRow row) {
        if (underWay) meanwhile.put(row.id(), row);
        ListedProject known = byId.get(row.id());
        running.add(row);
        if (known == null) {
            ListedProject fresh = new ListedProject(row, this::changed);
            byId.put(row.id(), fresh);
            all.add(fresh);
            places.ask();
        } else {
            running.takeOff(known.measured());
            known.measured(row);
        }
        figures.ask();
    }

    private void changed(ProjectRow before, ProjectRow now) {
        ListedProject project = byId.get(now.id());
        if (project != null && (project.busy() ? busy.add(project) : busy.remove(project)))
            figures.ask();
        if (!taking && !arrangement.leaves(before, now)) places.ask();
    }

    /** By the states that are shown, so that a count is what its filter or button takes. */
    private void count() {
        busy.forEach(project -> running.exchange(project.measured(), project.row()));
        totals.set(running.totals(twice));
        busy.forEach(project -> running.exchange(project.row(), project.measured()));
    }

    private static List<Line> lines(List<ListedProject> projects) {
        return projects.stream().map(ListedProject::line).toList();
    }

    /** Runs the next task; measurements first, because they may remove shown projects. */
    private void next() {
        if (underWay) return;
        Runnable survey = surveys.poll();
        if (survey != null) survey.run();
        else if (stale) {
            stale = false;
            List<ListedProject> projects = List.copyOf(all);
            Arrangement by = arrangement;
            List<ListedProject> now = shown();
            work(
                    projects.size(),
                    () -> by.of(lines(projects), now),
                    arranged -> show(arranged, by));
        }
    }

    private void take(MeasuredUpdate measured, Arrangement by) {
        List<ProjectRow> newer = List.copyOf(meanwhile.values());
        taking = true;
        measured.others().forEach(p -> p.measured(measured.row(p)));
        newer.stream()
                .flatMap(row -> Optional.ofNullable(measured.byId().get(row.id())).stream())
                .forEach(p -> p.measured(measured.row(p)));
        taking = false;
        all = measured.projects();
        byId = measured.byId();
        busy.removeIf(project -> byId.get(project.id()) != project);
        running = measured.running();
        twice = measured.twice();
        newer.forEach(this::replace);
        show(measured.shown(), by);
        count();
    }

    private void show(Arranged now, Arrangement by) {
        Shown before = shown.get();
        found.set(now.found());
        if (now.projects() != before.projects || by != before.by)
            shown.set(new Shown(now.projects(), by, now.before()));
    }

    private <T> void work(int size, Supplier<T> work, Consumer<T> done) {
        underWay = true;
        Consumer<T> end =
                result -> {
                    done.accept(result);
                    underWay = false;
                    next();
                };
        if (size < FEW) end.accept(work.get());
        else background.run(Lane.ARRANGE, work::get, end, this::failed);
    }

    private void failed(Throwable bug) {
        underWay = false;
        throw new IllegalStateException("The list could not be arranged", bug);
    }
}
