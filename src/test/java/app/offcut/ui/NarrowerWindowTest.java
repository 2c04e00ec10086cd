package app.offcut.ui;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.session.SampleSession;
import app.offcut.ui.fx.SameThread;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** In a window that was wide and is made narrower, as by a user who ends its maximized state. */
@ExtendWith(ApplicationExtension.class)
class NarrowerWindowTest {
    @TempDir Path state;
    private SampleSession session;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        session = TestWindow.everyState();
        var model = new MainModel(TestWindow.engine(state, session), new SameThread());
        TestWindow.show(model, InstantSource.fixed(Rows.NOW), given, 1280, 800);
        model.start(session.root());
    }

    @Test
    void thePageFollowsTheWindow(FxRobot robot) {
        listed(robot);
        for (int width = 1280; width >= 800; width -= 20) {
            int now = width;
            robot.interact(() -> stage.setWidth(now));
            WaitForAsyncUtils.waitForFxEvents();
            for (String part : List.of(".header", ".projects-view", ".tools"))
                assertEquals(now, robot.lookup(part).queryAs(Region.class).getWidth(), part);
        }
    }

    @Test
    void theDetailsShowWholeSizes(FxRobot robot) {
        listed(robot);
        TableView<?> table = robot.lookup("#projects").queryAs(TableView.class);
        for (int line = 0; line < session.rows.size(); line++) {
            int now = line;
            robot.interact(() -> table.getSelectionModel().clearAndSelect(now));
            WaitForAsyncUtils.waitForFxEvents();
            for (Label label : robot.lookup(".detail-categories .label").queryAllAs(Label.class))
                if (label.getText().matches("[\\d.]+ [kMG]?B"))
                    assertTrue(label.getWidth() >= label.prefWidth(-1) - 0.5, label.getText());
        }
    }

    private void listed(FxRobot robot) {
        await().until(() ->
                robot.lookup("#projects")
                        .tryQueryAs(TableView.class)
                        .filter(shown -> shown.getItems().size() == session.rows.size())
                        .isPresent());
    }
}
