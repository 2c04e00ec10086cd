package app.offcut.ui.map;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.session.SampleSession;
import app.offcut.text.Texts;
import app.offcut.ui.Rows;
import app.offcut.ui.detail.DetailModel;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.projects.list.ListedProject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MapViewTest {
    private final SampleSession session =
            new SampleSession(Rows.ready("large", 300, 200), Rows.ready("small", 30));
    private final List<String> collected = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private DetailModel detail;
    private MapModel model;
    private MapView view;

    @Start
    void start(Stage stage) {
        var background = new SameThread();
        var projects = new ProjectsModel(session, background, _ -> {});
        detail = new DetailModel(session, background, projects, _ -> {});
        model = new MapModel(detail);
        var actions =
                new MapView.Actions(
                        project -> {
                            detail.look(project);
                            view.mark(List.of(project));
                        },
                        (ListedProject project) -> collected.add(project.id()),
                        () -> asked.add("clean"),
                        () -> asked.add("details"),
                        new ContextMenu(),
                        path -> asked.add("open " + path),
                        path -> asked.add("reveal " + path));
        view =
                new MapView(
                        model,
                        projects.list(),
                        background,
                        InstantSource.fixed(Rows.NOW),
                        "AIvideogen",
                        actions);
        projects.measurements().again();
        stage.setScene(new Scene(view, 700, 500));
        stage.show();
    }

    /** A click at the upper left, where the largest tile is. */
    private void click(FxRobot robot, int times, boolean control) {
        Node canvas = view.lookup(".map-canvas");
        robot.interact(() ->
                canvas.fireEvent(
                        new MouseEvent(
                                MouseEvent.MOUSE_CLICKED,
                                40,
                                40,
                                40,
                                40,
                                MouseButton.PRIMARY,
                                times,
                                false,
                                control,
                                false,
                                false,
                                true,
                                false,
                                false,
                                true,
                                false,
                                true,
                                new PickResult(canvas, 40, 40))));
    }

    private void press(FxRobot robot, KeyCode code) {
        robot.interact(() ->
                view.fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private String place() {
        return ((Labeled) view.lookup("#map-place")).getText();
    }

    private void drawn(FxRobot robot, String spoken) {
        until(() -> {
            boolean[] there = new boolean[1];
            robot.interact(() -> there[0] = view.getAccessibleText().contains(spoken));
            return there[0];
        });
    }

    @Test
    void goesDownToTheFilesByDoubleClickAndBackByKey(FxRobot robot) {
        drawn(robot, "Project large, Project small");
        click(robot, 1, false);
        assertFalse(model.inside());
        assertEquals("large", detail.projectProperty().get().id());
        click(robot, 2, false);
        assertTrue(model.inside());
        assertTrue(place().contains("Project large"), place());
        drawn(robot, Texts.of("ui.map.spoken.files", "Project large", detail.files().size()));
        press(robot, KeyCode.BACK_SPACE);
        assertFalse(model.inside());
        press(robot, KeyCode.ENTER);
        assertTrue(model.inside());
        press(robot, KeyCode.ESCAPE);
        assertFalse(model.inside());
    }

    @Test
    void collectsProjectsAndCleansThemUp(FxRobot robot) {
        drawn(robot, "Project large");
        click(robot, 1, true);
        assertEquals(List.of("large"), collected);
        press(robot, KeyCode.DELETE);
        press(robot, KeyCode.SPACE);
        assertEquals(List.of("clean", "details"), asked);
    }

    @Test
    void keepsAFileAndCleansUpTheRest(FxRobot robot) {
        drawn(robot, "Project large");
        click(robot, 1, false);
        press(robot, KeyCode.ENTER);
        long going = detail.sumProperty().get().going();
        press(robot, KeyCode.RIGHT); // the largest is shared and stays anyway
        press(robot, KeyCode.SPACE);
        assertEquals(going, detail.sumProperty().get().going());
        press(robot, KeyCode.RIGHT);
        String kept = model.chosenProperty().get().item().path();
        press(robot, KeyCode.SPACE);
        assertEquals(going - 1, detail.sumProperty().get().going());
        press(robot, KeyCode.DELETE);
        assertEquals(List.of(), asked, "a single file cannot be cleaned up");
        robot.interact(() -> ((ButtonBase) view.lookup("#map-clean")).fire());
        assertEquals(List.of("large"), session.executed);
        assertTrue(session.executedPlans.getFirst().takenOutPaths().contains(kept));
    }
}
