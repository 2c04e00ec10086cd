package app.offcut.ui;

import app.offcut.OpenLibrary;
import app.offcut.database.OwnDatabase;
import app.offcut.settings.Environment;
import app.offcut.settings.UserPreferences;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Look;
import app.offcut.ui.session.LibrarySession;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window's way in. Everything that blocks is done in the background, opening included. */
public final class App extends Application {
    private static final int DEMO_PROJECTS = 12;
    private static final long DEMO_SEED = 1;
    private static @Nullable Start start;

    private @Nullable MainModel model;

    /** What {@link Application#launch} cannot hand over, since it makes the object itself. */
    private record Start(Environment environment, @Nullable Path library) {}

    /**
     * Returns when the window is closed.
     *
     * @param library null for the last one, or the welcome page
     */
    public static void launch(Environment environment, @Nullable Path library) {
        start = new Start(environment, library);
        Application.launch(App.class);
    }

    @Override
    public void start(Stage stage) {
        Start given = start == null ? new Start(Environment.ofProcess(), null) : start;
        MainModel window = new MainModel(engine(given.environment), new Background());
        model = window;
        Scene scene = new Scene(new MainWindow(window, given.environment.clock()), 1280, 800);
        Look.follow(scene, window.themeProperty());
        stage.setScene(scene);
        stage.setTitle(Texts.of("ui.title"));
        stage.setMinWidth(800);
        stage.setMinHeight(520);
        stage.show();
        window.start(given.library);
    }

    private static MainModel.Engine engine(Environment environment) {
        Supplier<UserPreferences> preferences =
                () -> new UserPreferences(OwnDatabase.open(environment.stateFolder()));
        return new MainModel.Engine(
                preferences,
                folder -> new LibrarySession(OpenLibrary.open(folder, environment)),
                folder -> OpenLibrary.writeDemo(folder, DEMO_PROJECTS, DEMO_SEED, environment),
                environment.homeFolder().resolve("Offcut demo"));
    }

    @Override
    public void stop() {
        if (model != null) model.close();
    }
}
