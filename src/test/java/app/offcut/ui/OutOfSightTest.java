package app.offcut.ui;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cli.Called;
import app.offcut.cli.Launched;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.SetUp;
import app.offcut.environment.TestEnvironment;
import app.offcut.instance.FirstInstance;
import app.offcut.instance.Request;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.settings.Environment;
import app.offcut.settings.UserPreferences;
import app.offcut.ui.fx.Background;
import app.offcut.ui.projects.WatchState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A window that keeps running when it is closed; later starts are real processes. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class OutOfSightTest {
    @TempDir Path folder;
    private Stage stage;
    private OwnDatabase own;
    private FirstInstance instance;
    private MainModel model;
    private volatile boolean ended;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close(FxRobot robot) {
        instance.close();
        robot.interact(() -> model.close());
        own.close();
    }

    @SetUp
    private UserPreferences preferences() {
        own = OwnDatabase.open(folder.resolve("state"));
        return new UserPreferences(own);
    }

    private SampleLibrary library(String name) throws IOException {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve(name)), Form.SHIPPED_AT_026);
        TestWindow.openBefore(folder, library.root());
        return library;
    }

    @SetUp
    private void open(Path library, boolean hidden, FxRobot robot) {
        Environment environment = TestEnvironment.in(folder);
        var ask = new Request.Show(library, hidden);
        instance = FirstInstance.enter(environment, ask).orElseThrow();
        var engine =
                TestWindow.engine(
                        () -> own,
                        environment,
                        place -> LibraryOpener.open(place, environment),
                        folder);
        model = TestWindow.make(robot, () -> new MainModel(engine, new Background()));
        robot.interact(() -> {
            model.start(library);
            new ShownWindow(stage, model, environment.clock(), () -> ended = true)
                    .start(ask, instance);
        });
    }

    private void awaitLibrary(SampleLibrary library) {
        until(() ->
                model.pageProperty().get() instanceof Page.Library page
                        && page.model().session().root().equals(library.root())
                        && page.model().projects().events().watchingProperty().get()
                                instanceof WatchState.On);
    }

    private void closeWindow(FxRobot robot) {
        robot.interact(
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private Called offcut(String... args) throws Exception {
        // a later start hands over and needs no display
        try (Launched later = Launched.with(Map.of("DISPLAY", ":none"), folder, args)) {
            return later.ended();
        }
    }

    @Test
    void cleansWhileItIsClosedAndComesBackWithTheNextStart(FxRobot robot) throws Exception {
        preferences().keepRunning(true);
        SampleLibrary library = library("l");
        var project = library.project("p1").named("Ice cores").scenes(3);
        open(library.root(), false, robot);
        awaitLibrary(library);
        until(() -> model.choices().keepRunning().chosenProperty().get());
        closeWindow(robot);
        // shown once where the desktop has no tray
        until(() -> !stage.isShowing() || robot.lookup("#hide-window").tryQuery().isPresent());
        if (stage.isShowing())
            robot.interact(() -> robot.lookup("#hide-window").queryButton().fire());
        assertFalse(stage.isShowing());
        assertFalse(ended);
        project.finished();
        until(() -> LiveWindow.caches(library) == 0);
        assertTrue(Files.exists(library.root().resolve("public/videos/p1/final.mp4")));
        Called second = offcut("--library", library.root().toString());
        assertEquals(0, second.status(), second.toString());
        assertTrue(stage.isShowing());
        until(() -> robot.lookup(LiveWindow.HELD).tryQuery().isPresent());
        assertEquals(0, offcut("--hidden").status());
        assertTrue(stage.isShowing(), "a start at login hides nothing");
    }

    @Test
    void opensTheLibraryThatALaterStartNames(FxRobot robot) throws Exception {
        preferences();
        SampleLibrary library = library("l");
        SampleLibrary other = library("other");
        open(library.root(), false, robot);
        awaitLibrary(library);
        Page before = model.pageProperty().get();
        assertEquals(0, offcut().status());
        assertEquals(0, offcut("--library", library.root().toString()).status());
        assertEquals(before, model.pageProperty().get(), "an open library is not opened again");
        assertEquals(0, offcut("--library", other.root().toString()).status());
        awaitLibrary(other);
    }

    @Test
    void closingQuitsUnlessItKeepsRunning(FxRobot robot) throws Exception {
        preferences();
        SampleLibrary library = library("l");
        open(library.root(), false, robot);
        awaitLibrary(library);
        closeWindow(robot);
        assertTrue(ended);
        assertFalse(stage.isShowing());
    }

    @Test
    void startsHiddenAtLoginUntilAskedFor(FxRobot robot) throws Exception {
        UserPreferences preferences = preferences();
        preferences.keepRunning(true);
        SampleLibrary library = library("l");
        open(library.root(), true, robot);
        awaitLibrary(library);
        assertFalse(stage.isShowing());
        assertEquals(0, offcut().status());
        assertTrue(stage.isShowing());
    }

    @Test
    void showsTheWindowAtLoginIfTheLibraryIsAway(FxRobot robot) {
        preferences().keepRunning(true);
        open(folder.resolve("away"), true, robot);
        until(stage::isShowing);
        assertFalse(model.troubleProperty().get().isEmpty());
    }

    @Test
    void quitsWhenALaterStartAsks(FxRobot robot) throws Exception {
        preferences();
        SampleLibrary library = library("l");
        open(library.root(), false, robot);
        awaitLibrary(library);
        Thread closes =
                Thread.ofVirtual()
                        .start(() -> {
                            until(() -> ended);
                            instance.close();
                        });
        assertEquals(0, offcut("quit").status());
        closes.join();
        assertTrue(ended);
    }
}
