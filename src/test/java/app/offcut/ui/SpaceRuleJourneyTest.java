package app.offcut.ui;

import static app.offcut.ui.LiveWindow.caches;
import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import app.offcut.settings.SpaceGoals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A rule about space that cleans by itself, from the row to the history, and its end. */
@ExtendWith(ApplicationExtension.class)
class SpaceRuleJourneyTest {
    private static final String RULE = "by the rule “library size”";

    @TempDir Path folder;
    private Stage stage;
    private LiveWindow window;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void make(FxRobot robot) {
        window = new LiveWindow(stage, robot, folder, Map.of());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void cleansAnOldProjectAndSaysSoUntilItIsTurnedOff(FxRobot robot) throws Exception {
        var files =
                SampleLibrary.in(
                        Files.createDirectory(folder.resolve("library")), Form.SHIPPED_AT_026);
        files.project("p1").named("Ice cores").scenes(3).finished();
        Environment environment = TestEnvironment.in(folder);
        try (OpenLibrary open = LibraryOpener.open(files.root(), environment)) {
            open.spaceGoals(new SpaceGoals(0, 1_000, 0));
        }
        window.start(files.root());

        window.awaitsHeld();
        until(() -> caches(files) == 0);
        assertTrue(Files.exists(files.root().resolve("public/videos/p1/final.mp4")));
        until(() -> says(robot, "not free yet · " + RULE));

        window.press("#preferences");
        window.press("#space-off");
        until(() -> robot.lookup("#space-state").queryLabeled().getText().equals("Off"));
        window.press("#close-preferences");
        window.press("#history");
        until(() -> says(robot, RULE + " · "));
    }

    private static boolean says(FxRobot robot, String words) {
        return robot.lookup((Node node) -> node instanceof Labeled label && has(label, words))
                .tryQuery()
                .isPresent();
    }

    private static boolean has(Labeled label, String words) {
        return label.getText() != null && label.getText().contains(words);
    }
}
