package app.offcut.ui;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.autoclean.Event;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.environment.SetUp;
import app.offcut.session.SampleSession;
import app.offcut.ui.fx.Background;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.NaiveList;
import app.offcut.ui.projects.list.ProjectList;
import java.nio.file.Path;
import java.text.Collator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A script uses a window with a long list: rows and their order are asserted, frame times are only
 * logged, because they depend on the load of the machine.
 */
@ExtendWith(ApplicationExtension.class)
class FramesTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final String SOUGHT = "harbour 7";
    private static final int UPDATES_PER_TICK = 10;
    private static final int TICK_MILLIS = 10;

    @TempDir Path state;
    private final Background background = new Background();
    private Stage stage;
    private SampleSession session;
    private MainModel model;
    private Frames frames;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            if (frames != null) frames.close();
        });
        background.close();
    }

    @Tag("desktop")
    @Test
    void showsTheRightRowsAndKeepsThePlace(FxRobot robot) throws Exception {
        script(2_500, 300, robot);
    }

    @Tag("long")
    @Test
    void showsAHundredThousand(FxRobot robot) throws Exception {
        // warms up classes and compiler
        script(100, 100, robot);
        FIGURES.info("from here on 100,000 projects");
        script(100_000, 10_000, robot);
    }

    /** The control: a list that sorts, filters and counts on the window's thread. */
    @Tag("long")
    @Test
    void theNaiveListStutters(FxRobot robot) throws Exception {
        List<ProjectRow> rows = rows(100_000);
        NaiveList naive = new NaiveList();
        robot.interact(() -> {
            Scene scene = new Scene(naive.table(), 1280, 800);
            stage.setScene(scene);
            stage.show();
            frames = new Frames(scene);
        });
        frames.await(30);
        frames.take();
        robot.interact(() -> naive.replaceAll(rows));
        tell("naive: opening");
        robot.interact(() -> naive.sortBySize());
        tell("naive: sorting by size");
        robot.interact(() -> naive.sortByName());
        tell("naive: sorting by name");
        for (int i = 1; i <= SOUGHT.length(); i++) {
            String typed = SOUGHT.substring(0, i);
            robot.interact(() -> naive.search(typed));
            frames.await(6);
        }
        tell("naive: searching");
        robot.interact(() -> naive.search(""));
        tell("naive: clearing the search");
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            ProjectRow row = other(rows.get(random.nextInt(rows.size())), random);
            robot.interact(() -> naive.replace(row));
        }
        tell("naive: 100 updates");
    }

    @SetUp
    private void script(int projects, int updates, FxRobot robot) throws Exception {
        List<ProjectRow> rows = rows(projects);
        ProjectRow[] all = rows.toArray(ProjectRow[]::new);
        session = new SampleSession(Optional.of(Rows.survey(all)), all);
        open(robot);
        sortBy("size-column", SortType.DESCENDING, robot);
        awaitOrder(Comparator.comparingLong((ProjectRow r) -> r.usage().totalBytes()).reversed());
        tell("sorting by size");
        select(robot, 0);
        sortBy("project-column", SortType.ASCENDING, robot);
        awaitOrder(Comparator.comparing(ProjectRow::name, Collator.getInstance()));
        tell("sorting by name");
        search(robot);
        scroll(robot);
        update(updates, robot);
        selectAll(robot);
        map(robot);
    }

    @SetUp
    private void open(FxRobot robot) throws Exception {
        robot.interact(() -> {
            if (frames != null) frames.close();
        });
        var engine = TestWindow.engine(state, session);
        model = TestWindow.make(robot, () -> new MainModel(engine, background));
        frames =
                TestWindow.make(
                        robot,
                        () -> {
                            var clock = InstantSource.fixed(Rows.NOW);
                            TestWindow.show(model, clock, stage, 1280, 800);
                            return new Frames(stage.getScene());
                        });
        frames.await(30);
        frames.take();
        robot.interact(() -> model.start(session.root()));
        until(() -> table() != null);
        until(() -> table().getItems().size() == session.rows.size());
        tell("opening");
        var projects = ((Page.Library) model.pageProperty().get()).model().projects();
        until(() -> !projects.measurements().measuringProperty().get());
        tell("measuring again");
    }

    private void sortBy(String styleClass, SortType way, FxRobot robot) {
        robot.interact(() -> {
            TableColumn<ListedProject, ?> column =
                    table().getColumns().stream()
                            .filter(c -> c.getStyleClass().contains(styleClass))
                            .findFirst()
                            .orElseThrow();
            column.setSortType(way);
            table().getSortOrder().setAll(List.of(column));
        });
    }

    private void awaitOrder(Comparator<ProjectRow> order) throws Exception {
        until(() -> inOrder(order));
        assertEquals(session.rows.size(), new HashSet<>(table().getItems()).size());
    }

    private boolean inOrder(Comparator<ProjectRow> order) throws Exception {
        List<ListedProject> lines =
                WaitForAsyncUtils.asyncFx(() -> List.copyOf(table().getItems())).get();
        for (int i = 1; i < lines.size(); i++)
            if (order.compare(lines.get(i - 1).row(), lines.get(i).row()) > 0) return false;
        return true;
    }

    private void search(FxRobot robot) throws Exception {
        robot.clickOn("#search");
        frames.take();
        for (char letter : SOUGHT.toCharArray()) {
            robot.write(String.valueOf(letter));
            frames.await(6);
        }
        long expected =
                session.rows.values().stream()
                        .filter(r -> r.name().toLowerCase(Locale.ROOT).contains(SOUGHT))
                        .count();
        assertTrue(expected > 0 && expected < session.rows.size());
        until(() -> table().getItems().size() == expected);
        tell("typing a search");
        robot.type(KeyCode.ESCAPE);
        until(() -> table().getItems().size() == session.rows.size());
        tell("clearing it");
        robot.clickOn("#filter-clean");
        until(() -> table().getItems().size() < session.rows.size());
        robot.clickOn("#filter-all");
        until(() -> table().getItems().size() == session.rows.size());
        tell("filtering");
    }

    private void scroll(FxRobot robot) throws Exception {
        robot.clickOn("#projects .table-row-cell");
        robot.moveTo("#projects");
        frames.take();
        for (int i = 0; i < 30; i++) {
            robot.scroll(4, VerticalDirection.DOWN);
            frames.await(2);
        }
        tell("scrolling by the wheel");
        for (KeyCode key : List.of(KeyCode.PAGE_DOWN, KeyCode.END, KeyCode.PAGE_UP, KeyCode.HOME))
            for (int i = 0; i < 10; i++) {
                robot.type(key);
                frames.await(2);
            }
        tell("scrolling by pages");
    }

    /** Auto-clean reports 1,000 changed rows a second. */
    private void update(int count, FxRobot robot) throws Exception {
        select(robot, session.rows.size() / 2);
        ListedProject chosen = table().getSelectionModel().getSelectedItem();
        ListedProject inView = firstInView(robot);
        frames.take();
        List<String> ids = new ArrayList<>(session.rows.keySet());
        ids.remove(chosen.id());
        Random random = new Random(3);
        AtomicInteger left = new AtomicInteger(count);
        ScheduledExecutorService feeder = Executors.newSingleThreadScheduledExecutor();
        var _ =
                feeder.scheduleAtFixedRate(
                        () -> {
                            for (int i = 0; i < UPDATES_PER_TICK && left.get() > 0; i++) {
                                String id = ids.get(random.nextInt(ids.size()));
                                session.rows.put(id, other(session.row(id), random));
                                session.watchers.getFirst().accept(new Event.Changed(id));
                                left.decrementAndGet();
                            }
                        },
                        0,
                        TICK_MILLIS,
                        TimeUnit.MILLISECONDS);
        until(() -> left.get() == 0);
        feeder.shutdown();
        frames.await(30);
        tell(count + " updates, 1,000 a second");
        until(() -> upToDate(robot));
        assertEquals(chosen, table().getSelectionModel().getSelectedItem());
        assertEquals(List.of(chosen), List.copyOf(table().getSelectionModel().getSelectedItems()));
        assertEquals(inView, firstInView(robot));
        robot.interact(() -> assertEquals(NaiveList.count(list().all()), list().totals()));
        awaitOrder(Comparator.comparing(ProjectRow::name, Collator.getInstance()));
    }

    /** Whether all rows and totals are shown. */
    private boolean upToDate(FxRobot robot) {
        boolean[] all = new boolean[1];
        robot.interact(() ->
                all[0] =
                        list().all().stream().allMatch(p -> p.row() == session.rows.get(p.id()))
                                && NaiveList.count(list().all()).equals(list().totals()));
        return all[0];
    }

    private void selectAll(FxRobot robot) throws Exception {
        robot.interact(() -> table().requestFocus());
        frames.take();
        robot.interact(() -> table().getSelectionModel().selectAll());
        tell("selecting all");
        sortBy("project-column", SortType.DESCENDING, robot);
        awaitOrder(Comparator.comparing(ProjectRow::name, Collator.getInstance()).reversed());
        tell("sorting with all selected");
        assertEquals(session.rows.size(), table().getSelectionModel().getSelectedIndices().size());
    }

    private void map(FxRobot robot) throws Exception {
        robot.interact(() -> robot.lookup("#as-map").queryAs(ToggleButton.class).fire());
        frames.await(60);
        tell("showing the map");
        robot.interact(() -> robot.lookup("#as-list").queryAs(ToggleButton.class).fire());
        frames.await(10);
        tell("showing the list again");
    }

    private void select(FxRobot robot, int line) throws Exception {
        robot.interact(() -> {
            table().getSelectionModel().clearAndSelect(line);
            table().scrollTo(line);
        });
        frames.await(10);
    }

    private ListedProject firstInView(FxRobot robot) {
        VirtualFlow<?> flow =
                robot.from(table()).lookup(".virtual-flow").queryAs(VirtualFlow.class);
        return table().getItems().get(flow.getFirstVisibleCell().getIndex());
    }

    private ProjectList list() {
        var open = (Page.Library) model.pageProperty().get();
        return open.model().projects().list();
    }

    @SuppressWarnings("unchecked")
    private TableView<ListedProject> table() {
        return (TableView<ListedProject>) stage.getScene().lookup("#projects");
    }

    private void tell(String step) throws Exception {
        frames.await(10);
        FIGURES.info("{}: {}", step, frames.take());
    }

    private static List<ProjectRow> rows(int count) {
        String[] first = {"Night", "Harbour", "Ice", "Salt", "Old", "Deep", "Quiet", "Northern"};
        Random random = new Random(1);
        List<ProjectRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++)
            rows.add(row("p" + i, first[random.nextInt(first.length)] + " " + i, random));
        return rows;
    }

    private static ProjectRow other(ProjectRow before, Random random) {
        return row(before.id(), before.name(), random);
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
}
