package app.offcut.ui;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** From the folders of a deleted project to the hold and back, with the real engine. */
@ExtendWith(ApplicationExtension.class)
class OrphansJourneyTest {
    private static final String CLIP = ".cache/videos/deleted/scene-01-default.mp4";

    @TempDir Path folder;
    private Stage stage;
    private SampleLibrary library;
    private Environment environment;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void build() throws Exception {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
        library.project("p1").named("Ice cores").scenes(3).finished();
        library.file(CLIP, 4000, Instant.now().minus(Duration.ofDays(40)));
        environment = TestEnvironment.in(folder);
        try (OpenLibrary open = LibraryOpener.open(library.root(), environment)) {
            open.survey();
        }
    }

    /** As if Offcut had seen the folder without its project before. */
    private void seenDaysAgo(int days) throws SQLException {
        Path own = environment.stateFolder().resolve("offcut.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + own);
                Statement seen = connection.createStatement()) {
            Instant then = Instant.now().minus(Duration.ofDays(days));
            assertEquals(
                    1, seen.executeUpdate("UPDATE orphan_seen SET first_seen_at = '" + then + "'"));
        }
    }

    private boolean there() {
        return Files.exists(library.root().resolve(CLIP));
    }

    private LiveWindow page(FxRobot robot) {
        LiveWindow window = new LiveWindow(stage, robot, folder, Map.of());
        window.start(library.root());
        window.awaits("Ready");
        window.press("#act-orphans");
        window.awaits("#clean-orphans");
        return window;
    }

    @Test
    void cleansWhatWasSeenOnTwoDaysAndUndoesIt(FxRobot robot) throws Exception {
        seenDaysAgo(3);
        Map<String, String> before = LiveWindow.creatorsFiles(library);
        try (LiveWindow window = page(robot)) {
            window.awaits("1 file · first seen 3 days ago · May go");
            window.press("#clean-orphans");
            window.awaits("#clean-review");
            until(() -> !robot.lookup("#clean-review").queryAs(Button.class).isDisabled());
            assertTrue(there());
            window.press("#clean-review");
            until(() -> !there());
            assertEquals(
                    1,
                    LiveWindow.held(library).stream().filter(one -> one.contains("mp4")).count());
            window.press("Close");
            robot.push(KeyCode.SHORTCUT, KeyCode.Z);
            until(this::there);
            assertEquals(before, LiveWindow.creatorsFiles(library));
        }
    }

    @Test
    void leavesWhatWasSeenTodayOnly(FxRobot robot) {
        try (LiveWindow _ = page(robot)) {
            assertTrue(robot.lookup("#clean-orphans").queryAs(Button.class).isDisabled());
            assertTrue(there());
        }
    }
}
