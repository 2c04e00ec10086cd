package app.offcut.ui;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.OpenLibrary;
import app.offcut.SampleLibrary;
import app.offcut.SampleLibrary.Form;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Look;
import app.offcut.ui.session.LibrarySession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** From the click to the disk and back, with the real engine. */
@ExtendWith(ApplicationExtension.class)
class JourneysTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;
    private Stage stage;
    private MainModel model;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> model.close());
    }

    @Test
    void oneClickDeletesTheFilesAndKeepsTheFinal(FxRobot robot) throws Exception {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.REAL);
        library.project("p1").named("Ice cores").scenes(3).finished();
        Path finalVideo = library.root().resolve("public/videos/p1/final.mp4");
        byte[] before = Files.readAllBytes(finalVideo);
        open(library, robot);
        press("Clean up", robot);
        await().atMost(PATIENCE).until(() -> robot.lookup("Clean").tryQuery().isPresent());
        assertArrayEquals(before, Files.readAllBytes(finalVideo));
        assertEquals(
                "complete", library.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
        assertEquals(0, caches(library));
    }

    @Test
    void refusesADamagedFinalAndSaysWhy(FxRobot robot) throws Exception {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.REAL);
        library.project("p1").named("Ice cores").scenes(3).finished();
        Path finalVideo = library.root().resolve("public/videos/p1/final.mp4");
        byte[] whole = Files.readAllBytes(finalVideo);
        Files.write(finalVideo, java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.setLastModifiedTime(
                finalVideo, java.nio.file.attribute.FileTime.from(library.yesterday()));
        open(library, robot);
        press("Show", robot);
        await().atMost(PATIENCE).until(() -> robot.lookup("#reason").tryQuery().isPresent());
        String reason = robot.lookup("#reason").queryLabeled().getText();
        assertTrue(reason.contains("final.mp4"), reason);
    }

    @Test
    void cleansANewFinalByItselfOnlyWhileAutoCleanIsOn(FxRobot robot) throws Exception {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.REAL_AT_026);
        var project = library.project("p1").named("Ice cores").scenes(3);
        open(library, robot);
        await().atMost(PATIENCE).until(() -> robot.lookup("#watching").query().isVisible());
        robot.interact(() -> robot.lookup("#auto-clean").queryAs(ToggleSwitch.class).fire());
        String setting = "SELECT auto_cleanup_enabled FROM user_preferences";
        await().atMost(PATIENCE).until(() -> "0".equals(library.ask(setting)));
        long files = caches(library);
        project.finished();
        await().atMost(PATIENCE).until(() -> robot.lookup("Ready").tryQuery().isPresent());
        assertTrue(caches(library) >= files, "nothing may go while the switch is off");
        robot.interact(() -> robot.lookup("#auto-clean").queryAs(ToggleSwitch.class).fire());
        await().atMost(PATIENCE).until(() -> caches(library) == 0);
        await().atMost(PATIENCE).until(() -> robot.lookup("Clean").tryQuery().isPresent());
    }

    private static long caches(SampleLibrary library) throws IOException {
        try (var left = Files.walk(library.root().resolve(".cache"))) {
            return left.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().contains(".offcut"))
                    .count();
        }
    }

    private static void press(String button, FxRobot robot) {
        await().atMost(PATIENCE).until(() -> robot.lookup(button).tryQuery().isPresent());
        robot.clickOn(button);
    }

    private void open(SampleLibrary library, FxRobot robot) {
        Environment environment =
                new Environment(
                        Map.of(),
                        InstantSource.system(),
                        folder,
                        folder.resolve("home"),
                        folder.resolve("state"));
        robot.interact(() -> {
            var engine =
                    new MainModel.Engine(
                            () -> {
                                throw Problem.usage("");
                            },
                            path -> new LibrarySession(OpenLibrary.open(path, environment)),
                            _ -> {},
                            folder);
            model = new MainModel(engine, new Background());
            Scene scene = new Scene(new MainWindow(model, environment.clock()), 900, 600);
            Look.follow(scene, model.themeProperty());
            stage.setScene(scene);
            stage.show();
            model.start(library.root());
        });
        await().atMost(PATIENCE).until(() -> robot.lookup("Ice cores").tryQuery().isPresent());
    }
}
