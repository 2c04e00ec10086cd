package app.offcut.ui;

import app.offcut.database.OwnDatabase;
import app.offcut.instance.FirstInstance;
import app.offcut.instance.Request;
import app.offcut.login.LoginEntry;
import app.offcut.session.LibraryOpener;
import app.offcut.settings.Environment;
import app.offcut.settings.OperatingSystem;
import app.offcut.text.Texts;
import app.offcut.ui.desktop.DesktopNotices;
import app.offcut.ui.desktop.FileOpener;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Typeface;
import app.offcut.ui.preferences.Choice;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JavaFX application, entry point of the window. Everything that blocks, including opening a
 * library, runs in the background.
 */
public final class App extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private static final int DEMO_PROJECTS = 12;
    private static final long DEMO_SEED = 1;

    /** Static, because {@link Application#launch} creates the object itself. */
    private static @Nullable Start start;

    private @Nullable MainModel model;
    private @Nullable DesktopNotices desktop;

    private record Start(
            Environment environment,
            Request.Show ask,
            FirstInstance instance,
            Consumer<Runnable> onSignal) {}

    /** Returns when the window has closed. A signal runs the action it was given, on any thread. */
    public static void launch(
            Environment environment,
            Request.Show ask,
            FirstInstance instance,
            Consumer<Runnable> onSignal) {
        start = new Start(environment, ask, instance, onSignal);
        Platform.startup(App::giveName);
        Application.launch(App.class);
    }

    /**
     * Desktops group and name windows by the application's name, for which JavaFX has no setting;
     * otherwise it takes that of this class. The first name counts.
     */
    private static void giveName() {
        try {
            com.sun.glass.ui.Application.GetApplication().setName(Texts.of("ui.title"));
        } catch (IllegalAccessError e) {
            LOG.debug("Started without --add-exports, so the window is named after a class");
        }
    }

    /** On the launcher's thread. */
    @Override
    public void init() {
        Typeface.load();
    }

    @Override
    public void start(Stage stage) {
        Start given = Objects.requireNonNull(start);
        // hiding the window must not end the application
        Platform.setImplicitExit(false);
        MainModel window = new MainModel(engine(given.environment), new Background());
        model = window;
        // meanwhile the window is made
        window.start(given.ask.library());
        // not on this thread: JavaFX's own shutdown hook stops it first
        given.onSignal.accept(window::close);
        ShownWindow shown =
                new ShownWindow(stage, window, given.environment.clock(), Platform::exit);
        shown.onOpen(opener(shown, window));
        shown.onBehind(desktop(shown, window, given.environment));
        shown.start(given.ask, given.instance);
    }

    /** The toolkit's own way says nothing where no program opens a file. */
    private Consumer<Path> opener(ShownWindow shown, MainModel window) {
        if (OperatingSystem.ofProcess() != OperatingSystem.OTHER)
            return path -> getHostServices().showDocument(path.toUri().toString());
        return new FileOpener(window.background(), shown::showNotice, "xdg-open")::open;
    }

    private Consumer<Notice> desktop(ShownWindow shown, MainModel window, Environment environment) {
        DesktopNotices notices =
                new DesktopNotices(
                        environment.variable("DBUS_SESSION_BUS_ADDRESS"),
                        window.background(),
                        shown::bring,
                        environment.clock());
        desktop = notices;
        return notice -> {
            if (window.choices().notifications().chosenProperty().get()) notices.show(notice);
        };
    }

    private static Engine engine(Environment environment) {
        LoginEntry login = LoginEntry.ofProcess(environment);
        return new Engine(
                () -> OwnDatabase.open(environment.stateFolder()),
                environment,
                folder -> LibraryOpener.open(folder, environment),
                folder -> LibraryOpener.writeDemo(folder, DEMO_PROJECTS, DEMO_SEED, environment),
                environment.homeFolder().resolve("Offcut demo"),
                new Choice.Stored<>(login::present, login::set),
                LibraryOpener.heldElsewhere(environment));
    }

    @Override
    public void stop() {
        if (model != null) model.close();
        if (desktop != null) desktop.close();
    }
}
