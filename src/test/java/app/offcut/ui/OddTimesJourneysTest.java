package app.offcut.ui;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A switch that is locked, a disk that goes and comes back. */
@ExtendWith(ApplicationExtension.class)
class OddTimesJourneysTest {
    @TempDir Path folder;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Test
    void saysWhoHasLockedTheSwitch(FxRobot robot) throws Exception {
        SampleLibrary library = library();
        var variables = Map.of("AUTO_CLEANUP_ENABLED", "false");
        try (LiveWindow window = new LiveWindow(stage, robot, folder, variables)) {
            window.start(library.root());
            window.awaits("Paused");
            assertTrue(robot.lookup("#auto-clean").query().isDisabled());
            window.press("#preferences");
            window.awaits("#auto-clean-preference");
            ToggleSwitch choice =
                    robot.lookup("#auto-clean-preference").queryAs(ToggleSwitch.class);
            assertTrue(choice.isDisabled());
            assertFalse(choice.isSelected());
            window.awaits(
                    "Off: AUTO_CLEANUP_ENABLED=false in the environment overrides this switch."
                            + " Change it there.");
        }
    }

    @Test
    void saysThatTheDiskIsAwayAndGoesOnWhenItIsBack(FxRobot robot) throws Exception {
        SampleLibrary library = library();
        Path away = folder.resolve("away");
        try (LiveWindow window = new LiveWindow(stage, robot, folder, Map.of())) {
            window.start(library.root());
            window.awaits("Ready");
            window.awaits("Watching");
            Files.move(library.root(), away);
            await().atMost(LiveWindow.PATIENCE).until(() -> !banner(robot).isEmpty());
            assertTrue(banner(robot).contains(library.root().getFileName().toString()));
            Files.move(away, library.root());
            await().atMost(LiveWindow.PATIENCE).until(() -> banner(robot).isEmpty());
            window.awaits("Ready");
            assertEquals(1, window.table().getItems().size());
        }
    }

    private static String banner(FxRobot robot) {
        return robot.lookup("#banner").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private SampleLibrary library() throws IOException {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
        library.project("p1").named("Film p1").scenes(3).finished();
        return library;
    }
}
