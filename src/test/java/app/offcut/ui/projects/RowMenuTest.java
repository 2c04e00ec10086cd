package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.ui.Rows;
import app.offcut.ui.projects.list.ListedProject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class RowMenuTest {
    private final List<String> chosen = new ArrayList<>();
    private List<ListedProject> selected = List.of();
    private RowMenu menu;

    @Start
    void start(Stage stage) {
        menu =
                new RowMenu(
                        () -> selected,
                        new RowMenu.Leads(
                                note("play"),
                                note("folder"),
                                note("details"),
                                note("history"),
                                note("copy")),
                        (projects, action) ->
                                chosen.add(
                                        projects.stream()
                                                        .map(ListedProject::id)
                                                        .collect(Collectors.joining("+"))
                                                + " "
                                                + action.word()));
    }

    private Consumer<ListedProject> note(String what) {
        return project -> chosen.add(project.id() + " " + what);
    }

    @Test
    void offersEverythingThatCanBeDoneWithOneProject(FxRobot robot) {
        open(robot, withVideo(new RowState.Ready()));
        assertEquals(
                "Clean up | Play | Open its folder | Details | Its history"
                        + " | Copy the path of its folder | Pin",
                words());
        robot.interact(() -> items().forEach(MenuItem::fire));
        String id = selected.getFirst().id();
        assertEquals(
                List.of(
                        id + " clean-up",
                        id + " play",
                        id + " folder",
                        id + " details",
                        id + " history",
                        id + " copy",
                        id + " pin"),
                chosen);
    }

    @Test
    void offersNoPlayingWithoutAVideoAndNoStoppingOfOthers(FxRobot robot) {
        open(robot, withVideo(new RowState.Cleaning(0, 9)));
        assertEquals(
                "Play | Open its folder | Details | Its history | Copy the path of its folder",
                words());
        open(robot, Rows.row("p2", "Night", new RowState.NoFinalYet(), 10));
        assertEquals(
                "Open its folder | Details | Its history | Copy the path of its folder | Pin",
                words());
    }

    @Test
    void saysHowManyOfSeveralEachActionTakes(FxRobot robot) {
        open(
                robot,
                Rows.ready("p1", 10),
                Rows.row("p2", "Left", new RowState.PartlyFailed(3), 10),
                Rows.held("p3", "Salt", 10),
                Rows.row("p4", "Pinned", new RowState.Pinned(), 10));
        assertEquals("Clean up (2) | Undo (1) | Erase now (1) | Pin (2) | Unpin (1)", words());
        robot.interact(() -> items().getFirst().fire());
        assertEquals(List.of("p1+p2 clean-up"), chosen);
    }

    private static ProjectRow withVideo(RowState state) {
        return Rows.everyState().stream()
                .filter(row -> row.finalFile() != null)
                .findFirst()
                .orElseThrow()
                .with(state);
    }

    private void open(FxRobot robot, ProjectRow... rows) {
        selected = Arrays.stream(rows).map(row -> new ListedProject(row, (_, _) -> {})).toList();
        robot.interact(() ->
                menu.getOnShowing().handle(new WindowEvent(menu, WindowEvent.WINDOW_SHOWING)));
    }

    private List<MenuItem> items() {
        return menu.getItems().stream()
                .filter(item -> !(item instanceof SeparatorMenuItem))
                .toList();
    }

    private String words() {
        return items().stream().map(MenuItem::getText).collect(Collectors.joining(" | "));
    }
}
