package app.offcut.ui;

import static org.awaitility.Awaitility.await;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.session.SampleHolds;
import app.offcut.session.SampleSession;
import app.offcut.session.Session;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import app.offcut.ui.fx.Theming;
import app.offcut.ui.preferences.Choice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** Opens windows for tests. */
public final class TestWindow {
    private TestWindow() {}

    /** An engine with a made-up library and a real state folder. */
    static Engine engine(Path state, SampleSession session) {
        return engine(
                () -> OwnDatabase.open(state),
                TestEnvironment.in(state),
                _ -> session,
                session.root());
    }

    /** A made-up library with a project in each state. */
    static SampleSession everyState() {
        var session = new SampleSession(Rows.everyState().toArray(ProjectRow[]::new));
        session.areas = Areas.all();
        session.orphans = Areas.orphans();
        session.shown = Areas.shown();
        return session;
    }

    public static Engine engine(
            Supplier<OwnDatabase> own,
            Environment environment,
            Function<Path, Session> open,
            Path demoFolder) {
        return engine(own, environment, open, _ -> {}, demoFolder);
    }

    static Engine engine(
            Supplier<OwnDatabase> own,
            Environment environment,
            Function<Path, Session> open,
            Consumer<Path> writeDemo,
            Path demoFolder) {
        Choice.Stored<Boolean> atLogin = new Choice.Stored<>(() -> false, _ -> {});
        return new Engine(
                own, environment, open, writeDemo, demoFolder, atLogin, new SampleHolds());
    }

    /** Fails to open Offcut's own database. */
    public static OwnDatabase noDatabase() {
        throw Problem.usage("");
    }

    /** Creates something on the window's thread. */
    public static <T> T make(FxRobot robot, Supplier<T> maker) {
        List<T> made = new ArrayList<>();
        robot.interact(() -> made.add(maker.get()));
        return made.getFirst();
    }

    /** Gets the first opening of a library over; the folder holds the state folder. */
    public static void openBefore(Path folder, Path library) {
        try (OpenLibrary open = LibraryOpener.open(library, TestEnvironment.in(folder))) {
            open.markFirstOpeningSeen();
        }
    }

    /** Waits for a minute at most. */
    public static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    /** Call on the window's thread. */
    public static MainWindow show(
            MainModel model, InstantSource clock, Stage stage, double width, double height) {
        MainWindow window = new MainWindow(model, clock);
        Scene scene = new Scene(window, width, height);
        Theming.follow(
                scene,
                model.choices().theme().chosenProperty(),
                model.choices().textSize().chosenProperty());
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left it narrower
        stage.show();
        return window;
    }
}
