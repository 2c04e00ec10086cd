package app.offcut.ui;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** First start, cleanup and undo with the keyboard alone. */
@ExtendWith(ApplicationExtension.class)
@Tag("desktop")
class KeyboardJourneyTest {
    private static final int STOPS = 40;

    @TempDir Path folder;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Test
    void cleansAProjectAndUndoesItWithTheKeyboardAlone(FxRobot robot) throws Exception {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
        library.project("p1").named("Ice cores").scenes(3).finished();
        Map<String, String> before = LiveWindow.creatorsFiles(library);
        try (LiveWindow window = new LiveWindow(stage, robot, folder, Map.of())) {
            window.forTheFirstTime().withDemo(library.root()).start(null);
            window.awaits("#demo");
            tabTo("demo", robot);
            robot.type(KeyCode.SPACE);
            window.awaits("Show my projects");
            assertEquals(
                    before, LiveWindow.creatorsFiles(library), "the first opening writes nothing");
            robot.type(KeyCode.SPACE);
            window.awaits("Ice cores");
            window.awaits("Ready");
            tabTo("projects", robot);
            robot.type(KeyCode.HOME);
            robot.type(KeyCode.DELETE);
            window.awaitsHeld();
            assertEquals(0, LiveWindow.caches(library, "p1"));
            assertTrue(Files.exists(library.root().resolve("public/videos/p1/final.mp4")));
            robot.push(KeyCode.SHORTCUT, KeyCode.Z);
            until(() -> LiveWindow.creatorsFiles(library).equals(before));
            window.awaits("Ready");
        }
    }

    private void tabTo(String id, FxRobot robot) {
        for (int stop = 0; stop < STOPS; stop++) {
            Node focused = stage.getScene().getFocusOwner();
            if (focused != null && Objects.equals(focused.getId(), id)) return;
            robot.type(KeyCode.TAB);
        }
        throw new AssertionError("no way to " + id + " by Tab");
    }
}
