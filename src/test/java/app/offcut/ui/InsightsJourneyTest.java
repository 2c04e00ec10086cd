package app.offcut.ui;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.offcut.cleanup.insights.MeasuredBefore;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** From the days in offcut.db to the charts, with the real engine. */
@ExtendWith(ApplicationExtension.class)
class InsightsJourneyTest {
    @TempDir Path folder;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Test
    void showsThePastOfALibrary(FxRobot robot) throws Exception {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
        library.project("p1").named("Ice cores").scenes(3).finished();
        var environment = TestEnvironment.in(folder);
        try (OpenLibrary open = LibraryOpener.open(library.root(), environment)) {
            open.survey();
        }
        MeasuredBefore.today(environment.stateFolder(), 20);
        try (LiveWindow window = new LiveWindow(stage, robot, folder, Map.of())) {
            window.start(library.root());
            window.awaits("Ready");
            robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
            window.awaits("#insight-library .chart");
            window.awaits("Steady: not full within a year");
            window.awaits("#insight-cost .cost-bar");
            assertFalse(window.table().isVisible());
            window.press("#table-library");
            window.awaits("#insight-library .table-view");
            TableView<?> days =
                    robot.lookup("#insight-library .table-view").queryAs(TableView.class);
            assertEquals(21, days.getItems().size());

            robot.push(KeyCode.SHORTCUT, KeyCode.F);
            until(() -> window.table().isVisible());
            assertEquals("search", stage.getScene().getFocusOwner().getId());
        }
    }
}
