package app.offcut.bench;

import app.offcut.autoclean.Event;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.session.SampleSession;
import app.offcut.ui.MainModel;
import app.offcut.ui.Rows;
import app.offcut.ui.TestWindow;
import app.offcut.ui.fx.Background;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowFilter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/**
 * How long the window with a long list lets a user wait: the longest frame by the clock, and the
 * time until an action is on screen. The first round runs in a fresh Java, whose code is not
 * compiled yet.
 *
 * <p>{@code WindowFrames [ROWS [ROUNDS]]}, by default 100,000 rows and 7 rounds. It uses the
 * display of {@code DISPLAY}, or none with {@code -Dglass.platform=Headless -Dprism.order=sw}.
 */
@SuppressWarnings("NullAway.Init") // each round sets its window
public final class WindowFrames {
    private static final String SOUGHT = "harbour 7";
    private static final int SETTLED = 12;

    private final int count;
    private final Map<String, List<double[]>> measured = new LinkedHashMap<>();
    private Stage stage;
    private Frames frames;
    private SampleSession session;
    private MainModel model;

    private WindowFrames(int count) {
        this.count = count;
    }

    /** The frames since the last look; used on the window's thread only. */
    private static final class Frames extends AnimationTimer {
        private long before;
        private long usedBefore;
        private long gap;
        private long work;
        private int frames;

        @Override
        public void handle(long now) {
            long began = System.nanoTime();
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            gap = Math.max(gap, began - before);
            work = Math.max(work, used - usedBefore);
            before = began;
            usedBefore = used;
            frames++;
        }

        void begin() {
            before = System.nanoTime();
            usedBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            gap = 0;
            work = 0;
        }
    }

    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Platform.setImplicitExit(false);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        WindowFrames bench = new WindowFrames(rows);
        try {
            for (int i = 0; i < rounds; i++) bench.round();
            bench.print(rounds);
        } finally {
            Platform.exit();
        }
    }

    private void round() throws Exception {
        List<ProjectRow> rows = rows(count, new Random(1));
        ProjectRow[] all = rows.toArray(ProjectRow[]::new);
        session = new SampleSession(Optional.of(Rows.survey(all)), all);
        Path state = Files.createTempDirectory("window-frames");
        try (Background background = new Background();
                OwnDatabase own = OwnDatabase.open(state)) {
            show(own, state, background);
            opening();
            steps();
            on(() -> {
                frames.stop();
                stage.hide();
                model.close();
                return true;
            });
        } finally {
            delete(state);
        }
    }

    private void show(OwnDatabase own, Path state, Background background) throws Exception {
        on(() -> {
            var engine =
                    TestWindow.engine(
                            () -> own, TestEnvironment.in(state), _ -> session, session.root());
            model = new MainModel(engine, background);
            stage = new Stage();
            TestWindow.show(model, InstantSource.fixed(Rows.NOW), stage, 1280, 800);
            frames = new Frames();
            frames.start();
            return true;
        });
        frames(30);
    }

    private void opening() throws Exception {
        step(
                "opening",
                () -> model.start(session.root()),
                () -> table() != null && table().getItems().size() == count);
        until(() ->
                !model.library().orElseThrow().projects().measurements().measuringProperty().get());
        frames(30);
    }

    private void steps() throws Exception {
        focus("#projects");
        sorted("sorting by name", "project-column", SortType.ASCENDING);
        sorted("sorting by size", "size-column", SortType.DESCENDING);
        step("selecting one line", () -> table().getSelectionModel().clearAndSelect(3), () -> true);
        step("details by Space", () -> press(KeyCode.SPACE, false, false), () -> true);
        step("closing them", () -> press(KeyCode.ESCAPE, false, false), () -> true);
        focus("#projects");
        step("selecting all", () -> press(KeyCode.A, false, true), () -> allSelected());
        sorted("… and sorting by name", "project-column", SortType.DESCENDING);
        sorted("… and sorting by size", "size-column", SortType.ASCENDING);
        sorted("… and sorting by state", "state-column", SortType.ASCENDING);
        step("Shift and an arrow", () -> press(KeyCode.DOWN, true, false), () -> !allSelected());
        step("selecting all again", () -> press(KeyCode.A, false, true), () -> allSelected());
        survey("… and a new survey, nothing changed", 0);
        survey("… and a new survey, 1,000 rows changed", 1_000);
        survey("… and a new survey, all rows changed", count);
        step("… and 100 rows change in a second", this::hundred, () -> hundredAreShown());
        step("selecting none", () -> table().getSelectionModel().clearSelection(), () -> true);
        step("selecting to the end", () -> press(KeyCode.END, true, false), () -> true);
        step("back to the first line", () -> press(KeyCode.HOME, false, false), () -> true);
        typing();
        filtering();
        scrolling();
        step("100 rows change in a second", this::hundred, () -> hundredAreShown());
        step("the map", () -> fire("#as-map"), () -> true, 40);
        step("the list again", () -> fire("#as-list"), () -> true);
    }

    private void typing() throws Exception {
        focus("#search");
        long expected =
                session.rows.values().stream()
                        .filter(r -> r.name().toLowerCase(Locale.ROOT).contains(SOUGHT))
                        .count();
        int[] typed = {0};
        step(
                "typing a search",
                () -> {},
                () -> {
                    if (typed[0] < SOUGHT.length())
                        ((TextField) lookup("#search")).setText(SOUGHT.substring(0, ++typed[0]));
                    return table().getItems().size() == expected;
                });
        step(
                "clearing it",
                () -> ((TextField) lookup("#search")).clear(),
                () -> table().getItems().size() == count);
    }

    private void filtering() throws Exception {
        step(
                "filtering",
                () -> list().filterProperty().set(RowFilter.CLEAN),
                () -> table().getItems().size() < count);
        step(
                "showing all again",
                () -> list().filterProperty().set(RowFilter.ALL),
                () -> table().getItems().size() == count);
    }

    private void scrolling() throws Exception {
        int[] times = {0};
        step(
                "scrolling by the wheel",
                () -> {},
                () -> {
                    wheel(-160);
                    return ++times[0] > 30;
                });
        times[0] = 0;
        KeyCode[] keys = {KeyCode.PAGE_DOWN, KeyCode.END, KeyCode.PAGE_UP, KeyCode.HOME};
        focus("#projects");
        step(
                "scrolling by pages",
                () -> {},
                () -> {
                    press(keys[times[0] % keys.length], false, false);
                    return ++times[0] > 30;
                });
    }

    private void wheel(double pixels) {
        Node flow = table().lookup(".virtual-flow");
        flow.fireEvent(
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        300,
                        300,
                        300,
                        300,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        pixels,
                        0,
                        pixels,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    private void sorted(String name, String column, SortType way) throws Exception {
        Object before = on(() -> list().shown());
        step(
                name,
                () -> sortBy(column, way),
                () ->
                        list().shown() != before
                                && !table().getItems().isEmpty()
                                && table().getItems().getFirst() == list().shown().getFirst());
    }

    private void survey(String name, int changes) throws Exception {
        List<String> ids = new ArrayList<>(session.rows.keySet());
        Random random = new Random(11);
        for (int i = 0; i < changes; i++) {
            String id = ids.get(changes == ids.size() ? i : random.nextInt(ids.size()));
            session.rows.computeIfPresent(id, (_, row) -> row(id, row.name(), random));
        }
        var measurements = model.library().orElseThrow().projects().measurements();
        step(name, measurements::again, () -> !measurements.measuringProperty().get());
    }

    private void hundred() {
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    Random random = new Random(3);
                    for (int i = 0; i < 100; i++) {
                        String id = "p" + random.nextInt(count);
                        session.rows.computeIfPresent(id, (_, row) -> row(id, row.name(), random));
                        session.watchers.getFirst().accept(new Event.Changed(id));
                        try {
                            Thread.sleep(10);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                });
    }

    private boolean hundredAreShown() {
        Random random = new Random(3);
        String last = "";
        for (int i = 0; i < 100; i++) {
            last = "p" + random.nextInt(count);
            row(last, "", random);
        }
        return list().find(last).orElseThrow().row() == session.rows.get(last);
    }

    private boolean allSelected() {
        return table().getSelectionModel().getSelectedIndices().size() == count;
    }

    private void sortBy(String styleClass, SortType way) {
        for (TableColumn<ListedProject, ?> column : table().getColumns())
            if (column.getStyleClass().contains(styleClass)
                    || styleClass.equals("state-column")
                            && table().getColumns().indexOf(column) == 4) {
                column.setSortType(way);
                table().getSortOrder().setAll(List.of(column));
                return;
            }
    }

    private void focus(String selector) throws Exception {
        on(() -> {
            lookup(selector).requestFocus();
            return true;
        });
    }

    private void press(KeyCode key, boolean shift, boolean shortcut) {
        Node target = Optional.ofNullable(stage.getScene().getFocusOwner()).orElse(table());
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED))
            target.fireEvent(new KeyEvent(type, "", "", key, shift, shortcut, false, false));
    }

    private void fire(String id) {
        ((ToggleButton) lookup(id)).fire();
    }

    private Node lookup(String selector) {
        return stage.getScene().lookup(selector);
    }

    @SuppressWarnings("unchecked")
    private TableView<ListedProject> table() {
        return (TableView<ListedProject>) lookup("#projects");
    }

    private ProjectList list() {
        return model.library().orElseThrow().projects().list();
    }

    private void step(String name, Runnable action, Callable<Boolean> done) throws Exception {
        step(name, action, done, SETTLED);
    }

    /** Does something and waits until it is on screen; the condition is asked once a frame. */
    private void step(String name, Runnable action, Callable<Boolean> done, int settled)
            throws Exception {
        frames(SETTLED);
        System.gc(); // so that no step pays for the one before
        frames(SETTLED);
        long[] began = {0};
        on(() -> {
            frames.begin();
            began[0] = frames.before;
            action.run();
            return true;
        });
        until(done);
        double whole = (System.nanoTime() - began[0]) / 1e6;
        frames(settled);
        measured.computeIfAbsent(name, _ -> new ArrayList<>())
                .add(on(() -> new double[] {frames.gap / 1e6, frames.work / 1e6, whole}));
    }

    private void until(Callable<Boolean> done) throws Exception {
        while (!on(done)) frames(1);
    }

    private void frames(int more) throws Exception {
        int end = on(() -> frames.frames + more);
        while (on(() -> frames.frames) < end) Thread.sleep(2);
    }

    private static <T> T on(Callable<T> work) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    private void print(int rounds) {
        System.out.printf(
                "%,d rows, %d rounds, the first in a fresh Java; milliseconds.%nFrame: the longest"
                        + " time from one frame to the next (16.7 where nothing happens). Work: the"
                        + " processor's%ntime in it on the window's thread. Done: until the result"
                        + " is there.%n%n",
                count, rounds);
        String names = String.format("%8s%8s%8s ", "first", "median", "worst");
        System.out.printf(
                "%-42s|%-25s|%-25s|%-25s%n", "", " frame", " work of the window", " done");
        System.out.printf("%-42s|%s|%s|%s%n", "", names, names, names);
        measured.forEach((name, all) ->
                System.out.printf(
                        "%-42s|%s|%s|%s%n", name, words(all, 0), words(all, 1), words(all, 2)));
    }

    private static String words(List<double[]> all, int which) {
        List<Double> sorted = all.stream().map(one -> one[which]).sorted().toList();
        return String.format(
                Locale.ROOT,
                "%8.1f%8.1f%8.1f ",
                all.getFirst()[which],
                sorted.get(sorted.size() / 2),
                sorted.getLast());
    }

    private static List<ProjectRow> rows(int count, Random random) {
        String[] first = {"Night", "Harbour", "Ice", "Salt", "Old", "Deep", "Quiet", "Northern"};
        List<ProjectRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++)
            rows.add(row("p" + i, first[random.nextInt(first.length)] + " " + i, random));
        return rows;
    }

    /** A few rows are large, most are small. */
    private static ProjectRow row(String id, String name, Random random) {
        RowState state =
                switch (random.nextInt(10)) {
                    case 0, 1 -> new RowState.Clean();
                    case 2 -> new RowState.NoFinalYet();
                    case 3 ->
                            new RowState.NeedsReview(
                                    List.of(Refusal.of(Rule.NEWER_WORK, "scene-3.mp3")));
                    default -> new RowState.Ready();
                };
        long large = (long) Math.pow(10, 1 + 3 * random.nextDouble());
        return Rows.row(id, name, state, large, large / 2 + random.nextInt(50), 9, 20, 118);
    }

    private static void delete(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            for (Path path : found.sorted((a, b) -> b.compareTo(a)).toList())
                Files.deleteIfExists(path);
        }
    }
}
