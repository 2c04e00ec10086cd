package app.offcut.ui;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.session.SampleSession;
import app.offcut.ui.fx.SameThread;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** In a window that is wide enough for the details beside the list. */
@ExtendWith(ApplicationExtension.class)
class DetailPaneTest {
    @TempDir Path state;
    private SampleSession session;
    private FxRobot robot;

    @Start
    void start(Stage given) {
        session = TestWindow.everyState();
        var model = new MainModel(TestWindow.engine(state, session), new SameThread());
        TestWindow.show(model, InstantSource.fixed(Rows.NOW), given, 1280, 800);
        model.start(session.root());
    }

    @BeforeEach
    void selectTheFirst(FxRobot given) {
        robot = given;
        await().until(() ->
                robot.lookup("#projects")
                        .tryQueryAs(TableView.class)
                        .filter(shown -> shown.getItems().size() == session.rows.size())
                        .isPresent());
        select(0);
        assertTrue(shown());
    }

    private TableView<?> table() {
        return robot.lookup("#projects").queryAs(TableView.class);
    }

    private void select(int line) {
        robot.interact(() -> {
            table().requestFocus();
            table().getSelectionModel().clearAndSelect(line);
        });
    }

    private boolean shown() {
        return robot.lookup(".detail").tryQuery().filter(Node::isVisible).isPresent();
    }

    private void press(String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
    }

    @Test
    void closesByEscapeAndStaysClosedUntilItIsAskedFor() {
        robot.type(KeyCode.ESCAPE);
        assertFalse(shown());
        select(1);
        assertFalse(shown(), "there is room for the list now");
        robot.type(KeyCode.SPACE);
        assertTrue(shown());
        press("#close-detail");
        assertFalse(shown());
        press("#turn-details");
        assertTrue(shown());
        press("#turn-details");
        assertFalse(shown());
    }

    /** Escape leaves the project first. */
    @Test
    void staysWhenEscapeLeavesALevelOfTheMap() {
        press("#as-map");
        Node map = robot.lookup("#map").query();
        robot.interact(map::requestFocus);
        robot.type(KeyCode.ENTER);
        assertTrue(robot.lookup("#map-all").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#map-all").query().isVisible());
        assertTrue(shown());
        robot.type(KeyCode.ESCAPE);
        assertFalse(shown());
    }

    @Test
    void ticksAFileBySpaceWhereTheListOfFilesHasTheFocus() {
        robot.interact(() -> robot.lookup("#plan").query().requestFocus());
        robot.type(KeyCode.HOME);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.SPACE);
        assertEquals(1, session.unticked.size());
    }

    @Test
    void showsTheListAloneWhereNothingIsSelected() {
        robot.interact(() -> table().getSelectionModel().clearSelection());
        assertFalse(shown());
    }
}
