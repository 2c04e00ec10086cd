package app.offcut.ui;

import app.offcut.OpenLibrary;
import app.offcut.database.OwnDatabase;
import app.offcut.settings.Environment;
import app.offcut.settings.UserPreferences;
import app.offcut.text.Texts;
import app.offcut.ui.desktop.DesktopNotices;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Look;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.session.LibrarySession;
import java.nio.file.Path;
import java.util.function.Consumer;
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
    private @Nullable DesktopNotices desktop;

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
        MainWindow root = new MainWindow(window, given.environment.clock());
        root.onOpen(path -> getHostServices().showDocument(path.toUri().toString()));
        root.onBehind(desktop(stage, window, given.environment));
        Scene scene = new Scene(root, 1280, 800);
        Look.follow(scene, window.themeProperty());
        stage.setScene(scene);
        stage.setTitle(Texts.of("ui.title"));
        stage.setMinWidth(800);
        stage.setMinHeight(520);
        stage.focusedProperty().subscribe(root::inFront);
        stage.show();
        window.start(given.library);
    }

    private Consumer<Notice> desktop(Stage stage, MainModel window, Environment environment) {
        DesktopNotices notices =
                new DesktopNotices(
                        environment.variable("DBUS_SESSION_BUS_ADDRESS"),
                        window.background(),
                        () -> bringToFront(stage),
                        environment.clock());
        desktop = notices;
        return notice -> {
            if (window.choices().notifications().chosenProperty().get()) notices.show(notice);
        };
    }

    private static void bringToFront(Stage stage) {
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
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
        if (desktop != null) desktop.close();
    }
}
