package app.offcut.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.ProjectRow;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.text.Problem;
import app.offcut.ui.fx.Look;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.session.SampleSession;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Writes a picture of every screen and state to {@code target/screens}; whoever changes the window
 * looks at them before calling it done.
 */
@ExtendWith(ApplicationExtension.class)
class ScreensTest {
    private static final Path PICTURES = Path.of("target", "screens");

    private Stage stage;
    private SampleSession session;
    private MainModel model;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, 900, 600", "DARK, 900, 600",
        "LIGHT, 1280, 800", "DARK, 1280, 800"
    })
    void drawsEveryScreen(Theme theme, int width, int height, FxRobot robot) throws IOException {
        picture("list", theme, width, height, robot, w -> w.select(1));
        picture(
                "toast",
                theme,
                width,
                height,
                robot,
                w ->
                        w.tell(
                                Notice.done(
                                        "Freed 704 MB",
                                        "How container ports work · 52 files deleted")));
        picture("preferences", theme, width, height, robot, w -> w.press("#preferences"));
        picture("review", theme, width, height, robot, w -> w.press("#clean-all"));
    }

    /** What a picture shows is brought about by hand. */
    private record Window(MainModel model, SampleSession session, MainWindow view) {
        void tell(Notice notice) {
            view.tell(notice);
        }

        void select(int line) {
            ((TableView<?>) view.lookup("#projects")).getSelectionModel().select(line);
        }

        void press(String id) {
            ((Button) view.lookup(id)).fire();
        }
    }

    private void picture(
            String name, Theme theme, int width, int height, FxRobot robot, Consumer<Window> then)
            throws IOException {
        robot.interact(() -> {
            session = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
            var engine =
                    new MainModel.Engine(
                            () -> {
                                throw Problem.usage("");
                            },
                            _ -> session,
                            _ -> {},
                            session.root());
            model = new MainModel(engine, new SameThread());
            model.themeProperty().set(theme);
            MainWindow view = new MainWindow(model, InstantSource.fixed(Rows.NOW));
            Scene scene = new Scene(view, width, height);
            Look.follow(scene, model.themeProperty());
            stage.setScene(scene);
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            model.start(session.root());
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() ->
                then.accept(new Window(model, session, (MainWindow) stage.getScene().getRoot())));
        robot.sleep(700);
        write(name, theme, width, height, robot);
    }

    private void write(String name, Theme theme, int width, int height, FxRobot robot)
            throws IOException {
        BufferedImage[] picture = new BufferedImage[1];
        robot.interact(() -> {
            WritableImage image = stage.getScene().snapshot(null);
            picture[0] = SwingFXUtils.fromFXImage(image, null);
        });
        Files.createDirectories(PICTURES);
        Path file =
                PICTURES.resolve(
                        "%s-%s-%dx%d.png".formatted(name, theme, width, height).toLowerCase());
        assertTrue(ImageIO.write(picture[0], "png", file.toFile()), file.toString());
    }
}
