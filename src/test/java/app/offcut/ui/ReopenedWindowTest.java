package app.offcut.ui;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.OwnDatabase;
import app.offcut.environment.SetUp;
import app.offcut.environment.TestEnvironment;
import app.offcut.instance.FirstInstance;
import app.offcut.instance.Request;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.settings.Environment;
import app.offcut.settings.StoredWindow;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.settings.WindowState.Place;
import app.offcut.ui.fx.Background;
import app.offcut.ui.projects.list.ListedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** A window that is closed and opened again, on a real library and with Offcut's own database. */
@Tag("desktop")
@ExtendWith(ApplicationExtension.class)
class ReopenedWindowTest {
    private static final Place LEFT = new Place(210, 130, 1240, 720, false);

    @TempDir Path folder;
    private SampleLibrary library;
    private Environment environment;
    private OwnDatabase own;
    private FirstInstance instance;
    private MainModel model;
    private Stage stage;

    /** What is behind the first picture. */
    private @Nullable Color ground;

    @BeforeEach
    void makeTheLibrary() throws IOException {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
        library.project("p1").named("Ice cores").scenes(3).finished();
        library.project("p2").named("Salt").scenes(1).finished();
        TestWindow.openBefore(folder, library.root());
        environment = TestEnvironment.in(folder);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            model.close();
        });
        instance.close();
        own.close();
    }

    private void open(FxRobot robot) {
        show(robot);
        until(() -> table() != null && table().getItems().size() == 2);
    }

    @SetUp
    private void show(FxRobot robot) {
        own = OwnDatabase.open(environment.stateFolder());
        var ask = new Request.Show(library.root(), false);
        instance = FirstInstance.enter(environment, ask).orElseThrow();
        var engine =
                TestWindow.engine(
                        () -> own,
                        environment,
                        place -> LibraryOpener.open(place, environment),
                        folder);
        model = TestWindow.make(robot, () -> new MainModel(engine, new Background()));
        stage = TestWindow.make(robot, Stage::new);
        robot.interact(() -> {
            stage.setOnShowing(_ -> ground = (Color) stage.getScene().getFill());
            model.start(library.root());
            new ShownWindow(stage, model, environment.clock(), () -> {}).start(ask, instance);
        });
    }

    private TableView<?> table() {
        return (TableView<?>) stage.getScene().lookup("#projects");
    }

    private Node focused() {
        return Objects.requireNonNull(stage.getScene().getFocusOwner());
    }

    private @Nullable Place place() {
        return StoredWindow.last(own, library.root()).place();
    }

    @Test
    void isAsItWasLeft(FxRobot robot) {
        open(robot);
        robot.interact(() -> {
            stage.setX(LEFT.x());
            stage.setY(LEFT.y());
            stage.setWidth(LEFT.width());
            stage.setHeight(LEFT.height());
            table().requestFocus();
        });
        until(() -> LEFT.equals(place()));
        robot.type(KeyCode.HOME, KeyCode.TAB);
        assertEquals("name", focused().getId());
        robot.type(KeyCode.SPACE, KeyCode.SPACE);
        robot.interact(() -> stage.getScene().lookup("#side-grip").requestFocus());
        until(() -> stage.getScene().lookup(".side-pane").isVisible());
        robot.type(KeyCode.LEFT, KeyCode.LEFT);
        double width = stage.getScene().lookup(".side-pane").prefWidth(-1);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        until(() -> StoredWindow.last(own, library.root()).detailWidth() == width);
        close(robot);
        open(robot);
        assertEquals(LEFT, place());
        assertEquals(LEFT.x(), stage.getX());
        assertEquals(LEFT.y(), stage.getY());
        assertEquals(LEFT.width(), stage.getWidth());
        assertEquals(LEFT.height(), stage.getHeight());
        assertEquals("Salt", ((ListedProject) table().getItems().getFirst()).row().name());
        assertEquals(width, stage.getScene().lookup(".side-pane").prefWidth(-1));
        assertTrue(((ToggleButton) stage.getScene().lookup("#as-map")).isSelected());
    }

    @Test
    void opensOnTheInsightsIfTheyWereShownLast(FxRobot robot) {
        open(robot);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        until(() -> StoredWindow.last(own, library.root()).view().equals("insights"));
        close(robot);
        open(robot);
        assertTrue(((ToggleButton) stage.getScene().lookup("#as-insights")).isSelected());
        until(() -> stage.getScene().lookup("#insight-library") != null);
        assertFalse(table().isVisible());
    }

    @Test
    void isInTheUsersColoursFromTheFirstPictureOn(FxRobot robot) {
        try (OwnDatabase before = OwnDatabase.open(environment.stateFolder())) {
            new UserPreferences(before).theme(Theme.DARK);
        }
        show(robot);
        until(() -> ground != null);
        Color first = Objects.requireNonNull(ground);
        assertTrue(first.getBrightness() < 0.2, "first picture " + first);
    }
}
