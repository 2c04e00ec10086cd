package app.offcut.ui.projects.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.settings.WindowState;
import app.offcut.settings.WindowState.Column;
import app.offcut.settings.WindowState.Sort;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.preferences.RememberedWindow;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ListColumnsTest {
    private static final String AT_FIRST = "name caches total free state action";

    private final List<WindowState> written = new ArrayList<>();
    private final StackPane pane = new StackPane();
    private WindowState stored = WindowState.INITIAL;
    private ProjectTable table;

    @Start
    void start(Stage stage) {
        open();
        stage.setScene(new Scene(pane, 1400, 400));
        stage.show();
    }

    /** As after a new start. */
    private void open() {
        var list = new ProjectList(new SameThread());
        var clock = InstantSource.fixed(Rows.NOW);
        table = new ProjectTable(list);
        table.columns(
                () -> new StateCell(clock),
                () -> new BarCell(list.totalsProperty(), new SimpleBooleanProperty(), clock),
                () -> new StateCell(clock),
                () -> new ActionCell((_, _) -> {}));
        var window =
                new RememberedWindow(
                        stored,
                        now -> {
                            stored = now;
                            written.add(now);
                        },
                        new SameThread());
        table.remember(window);
        list.replace(Rows.ready("small", 10));
        list.replace(Rows.ready("large", 100));
        table.begin();
        table.setMaxWidth(1000);
        pane.getChildren().setAll(table);
    }

    private void reopen(FxRobot robot) {
        robot.interact(this::open);
        robot.interact(() -> {});
    }

    private String shown() {
        return table.getVisibleLeafColumns().stream()
                .map(TableColumn::getId)
                .collect(Collectors.joining(" "));
    }

    private TableColumn<ListedProject, ?> column(String word) {
        return table.getColumns().stream()
                .filter(column -> column.getId().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private void choose(String word, String item, FxRobot robot) {
        robot.interact(() -> {
            var menu = column(word).getContextMenu();
            menu.getOnShowing().handle(null);
            MenuItem chosen =
                    menu.getItems().stream()
                            .filter(each -> item.equals(each.getText()))
                            .findFirst()
                            .orElseThrow();
            assertFalse(chosen.isDisable(), item);
            if (chosen instanceof CheckMenuItem check) check.setSelected(!check.isSelected());
            chosen.fire();
        });
    }

    @Test
    void remembersWhatIsHiddenAndWhereColumnsAre(FxRobot robot) {
        assertEquals(AT_FIRST, shown());
        choose("state", "Move left", robot);
        choose("name", "Files", robot);
        assertEquals("name total state free action", shown());
        reopen(robot);
        assertEquals("name total state free action", shown());
        choose("free", "Reset columns", robot);
        reopen(robot);
        assertEquals(AT_FIRST, shown());
    }

    @Test
    void neverMovesNamesAndButtons(FxRobot robot) {
        robot.interact(() -> {
            for (var column : List.of("caches", "name")) {
                var menu = column(column).getContextMenu();
                menu.getOnShowing().handle(null);
                assertTrue(
                        menu.getItems().stream()
                                .filter(item -> "Move left".equals(item.getText()))
                                .allMatch(MenuItem::isDisable));
            }
        });
    }

    @Test
    void remembersAWidthAndTakesItFromTheNextColumn(FxRobot robot) {
        double caches = column("caches").getWidth();
        double total = column("total").getWidth();
        double name = column("name").getWidth();
        robot.interact(() -> {
            assertTrue(table.resizeColumn(uncheck("caches"), 4));
            assertFalse(table.resizeColumn(uncheck("caches"), 20), "the next is too narrow");
        });
        assertEquals(caches + 12, column("caches").getWidth(), 1);
        assertEquals(total - 12, column("total").getWidth(), 1);
        assertEquals(name, column("name").getWidth(), 1);
        reopen(robot);
        assertEquals(caches + 12, column("caches").getWidth(), 1);
        robot.interact(() -> table.resizeColumn(uncheck("name"), -30));
        assertEquals(caches + 42, column("caches").getWidth(), 1);
        assertEquals(name - 30, column("name").getWidth(), 1);
    }

    /** Widths of a large window would push names out of a small one. */
    @Test
    void forgoesChosenWidthsWhereNamesHaveNoRoom(FxRobot robot) {
        stored =
                WindowState.INITIAL.with(
                        List.of(new Column("caches", 500, true), new Column("action", 300, true)));
        reopen(robot);
        assertTrue(column("caches").getWidth() < 300, "caches " + column("caches").getWidth());
        robot.interact(() -> table.setMaxWidth(1400));
        assertEquals(500, column("caches").getWidth(), 1);
    }

    @Test
    void remembersTheSort(FxRobot robot) {
        robot.interact(() -> {
            column("name").setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().setAll(List.of(uncheck("name")));
        });
        assertEquals(new Sort("name", true), stored.sort());
        reopen(robot);
        assertEquals(List.of(column("name")), table.getSortOrder());
        assertEquals(TableColumn.SortType.DESCENDING, column("name").getSortType());
    }

    @Test
    void sortsByKeyboard(FxRobot robot) {
        robot.interact(table::requestFocus);
        robot.type(KeyCode.TAB);
        assertEquals("name", focused().getId());
        robot.type(KeyCode.SPACE);
        assertEquals(new Sort("name", false), stored.sort());
        robot.type(KeyCode.SPACE);
        assertEquals(new Sort("name", true), stored.sort());
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.RIGHT);
        assertEquals("total", focused().getId());
        robot.type(KeyCode.ENTER);
        assertEquals(new Sort("total", true), stored.sort());
        assertEquals("large", table.getItems().getFirst().id());
        robot.type(KeyCode.ENTER);
        assertEquals("small", table.getItems().getFirst().id());
        robot.type(KeyCode.LEFT);
        assertEquals("caches", focused().getId());
        robot.type(KeyCode.TAB);
        assertFalse(focused() instanceof TableColumnHeader, "one stop for all headers");
    }

    private Node focused() {
        return table.getScene().getFocusOwner();
    }

    @SuppressWarnings("unchecked")
    private TableColumn<ListedProject, Object> uncheck(String word) {
        return (TableColumn<ListedProject, Object>) column(word);
    }
}
