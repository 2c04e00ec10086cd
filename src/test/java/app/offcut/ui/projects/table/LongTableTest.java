package app.offcut.ui.projects.table;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.AfterFrame;
import app.offcut.ui.fx.Background;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.NaiveList;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowOrder;
import java.time.InstantSource;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the window's thread does in a long list: as much as in one that fills the window. */
@ExtendWith(ApplicationExtension.class)
class LongTableTest {
    private static final int LINES = 5_000;

    /** More than a window shows, with what the toolkit keeps for scrolling. */
    private static final int IN_SIGHT = 100;

    private final Set<String> read = new HashSet<>();
    private final Background background = new Background();
    private final StackPane pane = new StackPane();
    private ProjectList list;
    private ProjectTable table;

    @Start
    void start(Stage stage) {
        list = new ProjectList(background);
        table = new ProjectTable(list);
        var clock = InstantSource.fixed(Rows.NOW);
        table.columns(
                () -> new ProjectCell(new Thumbnails(_ -> Optional.empty(), background), clock),
                () -> new BarCell(list.totalsProperty(), new SimpleBooleanProperty(), clock),
                () -> new StateCell(clock),
                () -> new ActionCell((_, _) -> {}));
        pane.getChildren().setAll(table);
        stage.setScene(new Scene(pane, 1000, 500));
        stage.show();
        table.begin();
    }

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void readsOnlyTheRowsInSight(FxRobot robot) throws InterruptedException {
        fill(robot);
        robot.interact(() -> {
            read.clear();
            table.getSelectionModel().selectAll();
        });
        order(RowOrder.By.TOTAL, robot);
        order(RowOrder.By.NAME, robot);
        robot.interact(() -> {
            assertEquals(LINES, table.getSelectionModel().getSelectedItems().size());
            assertEquals(LINES, table.selected().size());
            assertTrue(read.size() < IN_SIGHT, read.size() + " rows");
        });
    }

    /** The control. */
    @Test
    void aNaiveListReadsThemAll(FxRobot robot) {
        NaiveList naive = new NaiveList();
        robot.interact(() -> {
            pane.getChildren().setAll(naive.table());
            naive.replaceAll(rows());
            read.clear();
            naive.sortBySize();
            assertEquals(LINES, read.size());
        });
    }

    @Test
    void tellsOnceOfWhatOneKeyChanges(FxRobot robot) throws InterruptedException {
        fill(robot);
        robot.interact(() -> {
            table.getSelectionModel().clearAndSelect(0);
            int[] told = {0};
            table.getSelectionModel()
                    .getSelectedItems()
                    .addListener((ListChangeListener<ListedProject>) _ -> told[0]++);
            press(KeyCode.A, false, true);
            assertEquals(LINES, table.getSelectionModel().getSelectedItems().size());
            assertEquals(1, told[0]);
            press(KeyCode.DOWN, true, false);
            assertEquals(2, table.getSelectionModel().getSelectedItems().size());
            assertEquals(2, told[0]);
        });
    }

    /** A screen reader asks for them. */
    @Test
    void namesTheSelectedRowsInSight(FxRobot robot) throws InterruptedException {
        fill(robot);
        robot.interact(() -> table.getSelectionModel().selectAll());
        frame();
        robot.interact(() -> {
            int named = selected(table);
            assertTrue(named > 3 && named < IN_SIGHT, named + " rows");
        });
    }

    private static int selected(TableView<?> table) {
        return ((List<?>) table.queryAccessibleAttribute(AccessibleAttribute.SELECTED_ITEMS))
                .size();
    }

    private void press(KeyCode key, boolean shift, boolean control) {
        table.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, control, false, false));
    }

    private void order(RowOrder.By by, FxRobot robot) throws InterruptedException {
        List<ListedProject> before = list.shown();
        robot.interact(() -> list.order(List.of(new RowOrder(by, by == RowOrder.By.NAME))));
        await().until(() -> list.shown() != before);
        frame();
    }

    private void fill(FxRobot robot) throws InterruptedException {
        Survey survey = Rows.survey(rows().toArray(ProjectRow[]::new));
        robot.interact(() -> list.replaceAll(survey, () -> {}));
        await().until(() -> table.getItems().size() == LINES);
        frame();
    }

    private static void frame() throws InterruptedException {
        CountDownLatch painted = new CountDownLatch(1);
        Platform.runLater(() -> AfterFrame.run(painted::countDown));
        painted.await();
    }

    private List<ProjectRow> rows() {
        List<ProjectRow> rows = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            ProjectRow row = Rows.ready("p" + i, 1 + i * 7 % 900);
            ProjectUsage usage = row.usage();
            rows.add(
                    new ProjectRow(
                            row.id(),
                            row.name(),
                            row.lastActive(),
                            row.scenes(),
                            new ProjectUsage(
                                    new Noted(row.id(), usage.byCategory()),
                                    usage.reclaimableBytes(),
                                    usage.sharedBytes(),
                                    usage.shared()),
                            row.state(),
                            row.finalFile(),
                            row.databaseStatus(),
                            row.cleanedAt(),
                            row.pinned(),
                            row.inHold(),
                            row.filesTakenOut()));
        }
        return rows;
    }

    /** Notes which rows the window's thread reads. */
    private final class Noted extends AbstractMap<Category, Amount> {
        private final String id;
        private final Map<Category, Amount> amounts;

        Noted(String id, Map<Category, Amount> amounts) {
            this.id = id;
            this.amounts = amounts;
        }

        @Override
        public Set<Entry<Category, Amount>> entrySet() {
            if (Platform.isFxApplicationThread()) read.add(id);
            return amounts.entrySet();
        }
    }
}
