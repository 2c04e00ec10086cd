package app.offcut.ui.projects.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.ui.Rows;
import app.offcut.ui.projects.list.ListedProject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TableView.TableViewSelectionModel;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The selection against the toolkit's own, which is right but slow. */
@ExtendWith(ApplicationExtension.class)
class SelectedLinesTest {
    private static final int LINES = 30;
    private static final KeyCode[] KEYS = {
        KeyCode.UP,
        KeyCode.DOWN,
        KeyCode.HOME,
        KeyCode.END,
        KeyCode.PAGE_UP,
        KeyCode.PAGE_DOWN,
        KeyCode.SPACE,
        KeyCode.A
    };

    private TableView<ListedProject> ours;
    private TableView<ListedProject> theirs;
    private SelectedLines lines;

    @Start
    void start(Stage stage) {
        ours = table();
        theirs = table();
        lines = new SelectedLines(ours);
        ours.setSelectionModel(lines);
        theirs.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        stage.setScene(new Scene(new HBox(ours, theirs), 600, 400));
        stage.show();
    }

    private static TableView<ListedProject> table() {
        TableColumn<ListedProject, String> column = new TableColumn<>("");
        TableView<ListedProject> table = new TableView<>();
        table.getColumns().setAll(List.of(column));
        table.setFixedCellSize(24);
        return table;
    }

    private void fill(int count) {
        List<ListedProject> projects =
                IntStream.range(0, count)
                        .mapToObj(i -> new ListedProject(Rows.ready("p" + i, 1), (_, _) -> {}))
                        .toList();
        ours.getItems().setAll(projects);
        theirs.getItems().setAll(projects);
    }

    @Test
    void selectsWhatTheToolkitSelects(FxRobot robot) {
        robot.interact(() -> {
            for (int seed = 0; seed < 500; seed++) {
                Random random = new Random(seed);
                List<String> did = new ArrayList<>();
                fill(LINES);
                both(model -> model.clearAndSelect(LINES / 2));
                for (int i = 0; i < 12; i++) {
                    did.add(act(random));
                    same(seed + " " + did);
                }
            }
        });
    }

    private String act(Random random) {
        int line = random.nextInt(LINES);
        int other = random.nextInt(LINES);
        switch (random.nextInt(12)) {
            case 0 -> both(model -> model.clearAndSelect(line));
            case 1 -> both(model -> model.select(line));
            case 2 -> both(model -> model.selectRange(line, other));
            case 3 -> both(model -> model.selectIndices(line, other, LINES + 3, 2));
            case 4 -> both(TableViewSelectionModel::selectAll);
            case 5 -> both(TableViewSelectionModel::selectPrevious);
            case 6 -> both(model -> model.select(ours.getItems().get(line)));
            default -> {
                return press(
                        KEYS[random.nextInt(KEYS.length)],
                        random.nextBoolean(),
                        random.nextInt(4) == 0);
            }
        }
        return "call " + line + " " + other;
    }

    private interface Call {
        void on(TableViewSelectionModel<ListedProject> model);
    }

    private void both(Call call) {
        call.on(ours.getSelectionModel());
        call.on(theirs.getSelectionModel());
    }

    private String press(KeyCode key, boolean shift, boolean control) {
        for (var table : List.of(ours, theirs)) press(table, key, shift, control);
        return (shift ? "Shift " : "") + (control ? "Ctrl " : "") + key;
    }

    private static void press(TableView<?> table, KeyCode key, boolean shift, boolean control) {
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED))
            table.fireEvent(new KeyEvent(type, "", "", key, shift, control, false, false));
    }

    private void same(String did) {
        var one = ours.getSelectionModel();
        var other = theirs.getSelectionModel();
        assertEquals(
                other.getSelectedIndices().stream().sorted().toList(),
                List.copyOf(one.getSelectedIndices()),
                did);
        assertEquals(
                new HashSet<>(other.getSelectedItems()),
                new HashSet<>(one.getSelectedItems()),
                did);
        assertEquals(other.getSelectedIndex(), one.getSelectedIndex(), did);
        assertEquals(other.getSelectedItem(), one.getSelectedItem(), did);
        assertEquals(
                theirs.getFocusModel().getFocusedIndex(),
                ours.getFocusModel().getFocusedIndex(),
                did);
    }

    @Test
    void tellsOfAnyNumberOfLinesOnce(FxRobot robot) {
        robot.interact(() -> {
            fill(10_000);
            ours.getSelectionModel().clearAndSelect(0);
            int[] told = counted(ours.getSelectionModel());
            lines.selectAll();
            assertEquals(1, told[0]);
            lines.clearSelection();
            assertEquals(2, told[0]);
            lines.selectRange(5, 9_000);
            assertEquals(3, told[0]);
            lines.together(() -> {
                lines.selectAll();
                for (int line = 1; line < 10_000; line++) lines.clearSelection(line);
                return true;
            });
            assertEquals(4, told[0]);
            assertEquals(List.of(0), List.copyOf(lines.getSelectedIndices()));
        });
    }

    /** The control. */
    @Test
    void theToolkitTellsOfEachLine(FxRobot robot) {
        robot.interact(() -> {
            fill(500);
            theirs.getSelectionModel().clearAndSelect(0);
            theirs.getSelectionModel().selectAll();
            int[] told = counted(theirs.getSelectionModel());
            press(theirs, KeyCode.DOWN, true, false);
            assertTrue(told[0] > 400, told[0] + " times");
        });
    }

    private static int[] counted(TableViewSelectionModel<ListedProject> model) {
        int[] told = {0};
        model.getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> told[0]++);
        return told;
    }

    @Test
    void saysWhatWasSelectedBefore(FxRobot robot) {
        List<List<ListedProject>> removed = new ArrayList<>();
        robot.interact(() -> {
            fill(5);
            lines.clearAndSelect(1);
            lines.select(3);
            List<ListedProject> before = List.copyOf(lines.getSelectedItems());
            lines.getSelectedItems()
                    .addListener(
                            (ListChangeListener<ListedProject>)
                                    change -> {
                                        assertTrue(change.next());
                                        removed.add(List.copyOf(change.getRemoved()));
                                        assertEquals(
                                                List.copyOf(lines.getSelectedItems()),
                                                List.copyOf(change.getAddedSubList()));
                                    });
            lines.clearAndSelect(4);
            assertEquals(List.of(before), removed);
        });
    }

    @Test
    void followsTheProjectsToOtherLines(FxRobot robot) {
        robot.interact(() -> {
            fill(6);
            List<ListedProject> before = List.copyOf(ours.getItems());
            lines.clearAndSelect(0);
            lines.select(4);
            lines.select(2);
            // the fifth has gone; the others are in reverse, behind a new one
            ListedProject fresh = new ListedProject(Rows.ready("new", 1), (_, _) -> {});
            int[] from = {-1, 5, 3, 2, 1, 0};
            List<ListedProject> now = new ArrayList<>(List.of(fresh));
            for (int i = 1; i < from.length; i++) now.add(before.get(from[i]));
            lines.follow(() -> ours.getItems().setAll(now), line -> from[line]);
            assertEquals(
                    List.of(before.get(2), before.get(0)), List.copyOf(lines.getSelectedItems()));
            assertEquals(before.get(2), lines.getSelectedItem());
            assertEquals(3, lines.getSelectedIndex());
            assertEquals(3, ours.getFocusModel().getFocusedIndex());
            press(ours, KeyCode.UP, true, false);
            assertEquals(List.of(2, 3), List.copyOf(lines.getSelectedIndices()));
        });
    }

    @Test
    void forgetsProjectsThatAreGone(FxRobot robot) {
        robot.interact(() -> {
            fill(3);
            lines.clearAndSelect(1);
            List<ListedProject> rest = List.of(ours.getItems().get(0), ours.getItems().get(2));
            int[] from = {0, 2};
            lines.follow(() -> ours.getItems().setAll(rest), line -> from[line]);
            assertEquals(List.of(), List.copyOf(lines.getSelectedItems()));
            assertEquals(-1, lines.getSelectedIndex());
            assertEquals(null, lines.getSelectedItem());
        });
    }
}
