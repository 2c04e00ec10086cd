package app.offcut.ui;

import app.offcut.instance.EndPatience;
import app.offcut.settings.UserPreferences;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Trouble;
import app.offcut.ui.preferences.Choices;
import app.offcut.ui.preferences.PreferencesModel;
import app.offcut.ui.preferences.SwitchModel;
import app.offcut.ui.session.Session;
import app.offcut.ui.welcome.WelcomeModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which library is open, if any, and what the window shows of it. */
public final class MainModel implements AutoCloseable {
    /** What the window shows. */
    public sealed interface Page {
        /** Nothing yet: the state folder is being read, or a library opened. */
        record Opening() implements Page {}

        record Welcome(WelcomeModel model) implements Page {}

        record Library(LibraryModel model) implements Page {}
    }

    private final Engine engine;
    private final Background background;
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Page> page =
            new ReadOnlyObjectWrapper<>(new Page.Opening());
    private final Choices choices;
    private final SwitchModel atLogin;
    private final WelcomeModel welcome;
    private Consumer<Notice> notices = _ -> {};
    private @Nullable UserPreferences preferences;
    private @Nullable Opening next;
    private @Nullable Path awaited;
    private boolean trying;

    /**
     * @param again what to try again and again if it cannot be opened; null for nothing
     */
    private record Opening(Callable<Session> work, @Nullable Path again) {}

    /**
     * What the window is built on.
     *
     * @param preferences opens the user's choices; called once, in the background
     * @param open opens a library
     * @param writeDemo writes a demo library into a folder
     * @param demoFolder where it goes by default
     * @param atLogin whether the desktop starts Offcut
     */
    public record Engine(
            Supplier<UserPreferences> preferences,
            java.util.function.Function<Path, Session> open,
            Consumer<Path> writeDemo,
            Path demoFolder,
            SwitchModel.Stored atLogin) {}

    public MainModel(Engine engine, Background background) {
        this.engine = engine;
        this.background = background;
        this.choices = Choices.of(background);
        choices.keptCategories().onSaved(this::measureAgain);
        this.atLogin = new SwitchModel(background);
        this.welcome =
                new WelcomeModel(
                        recent,
                        busy.getReadOnlyProperty(),
                        trouble.getReadOnlyProperty(),
                        engine.demoFolder(),
                        this::open,
                        this::openDemo);
    }

    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    public ObservableList<Path> recent() {
        return recent;
    }

    /** Why the last folder could not be opened; empty if it could. */
    public ReadOnlyStringWrapper troubleProperty() {
        return trouble;
    }

    public Background background() {
        return background;
    }

    public PreferencesModel preferences(LibraryModel library) {
        // somebody may have changed it in the desktop's own settings
        atLogin.read(engine.atLogin());
        return new PreferencesModel(library.autoClean(), choices, atLogin);
    }

    /** Once they are read, if they can be. */
    public Optional<UserPreferences> stored() {
        return Optional.ofNullable(preferences);
    }

    public Choices choices() {
        return choices;
    }

    /** Whoever shows what is told in passing. */
    public void onNotice(Consumer<Notice> listener) {
        notices = listener;
    }

    /** Reads the user's choices, then opens this library, or the last one, or the welcome page. */
    public void start(@Nullable Path library) {
        background.run(
                Lane.ANSWER,
                () -> {
                    UserPreferences read = engine.preferences().get();
                    return new Known(read, choices.read(read), read.recentLibraries());
                },
                known -> {
                    recent.setAll(known.recent);
                    known.choices.run();
                    preferences = known.preferences;
                    Optional<Path> first =
                            Optional.ofNullable(library)
                                    .or(() -> known.recent.stream().findFirst());
                    // a later start may have asked for another one meanwhile
                    if (!busy.get()) first.ifPresentOrElse(this::openFirst, this::showWelcome);
                },
                problem -> {
                    trouble.set(Trouble.sentence(problem));
                    if (library == null) showWelcome();
                    else openFirst(library);
                });
    }

    /** Nobody chose it just now: its disk may be plugged in after the desktop has come up. */
    private void openFirst(Path folder) {
        begin(new Opening(() -> engine.open().apply(folder), folder));
    }

    /** Opens the library that could not be opened at the start; to be called now and then. */
    public void tryAgain() {
        Path folder = awaited;
        if (folder == null || trying) return;
        trying = true;
        background.run(
                Lane.ANSWER,
                () -> engine.open().apply(folder),
                session -> {
                    trying = false;
                    if (folder.equals(awaited)) {
                        awaited = null;
                        trouble.set("");
                        show(session);
                    } else background.run(Lane.CLEAN, session::close, () -> {}, Trouble::sentence);
                },
                _ -> trying = false); // why is said already
    }

    /** The library that was open stays open if this one cannot be opened. */
    public void open(Path folder) {
        begin(new Opening(() -> engine.open().apply(folder), null));
    }

    /** Writes the demo library into this folder and opens it. */
    public void openDemo(Path folder) {
        Callable<Session> work =
                () -> {
                    engine.writeDemo().accept(folder);
                    return engine.open().apply(folder);
                };
        begin(new Opening(work, null));
    }

    /** What is asked for last is opened last. */
    private void begin(Opening opening) {
        awaited = null;
        if (busy.get()) {
            next = opening;
            return;
        }
        busy.set(true);
        trouble.set("");
        background.run(
                Lane.ANSWER,
                opening.work,
                session -> {
                    busy.set(false);
                    show(session);
                    beginNext();
                },
                problem -> {
                    busy.set(false);
                    trouble.set(Trouble.sentence(problem));
                    awaited = opening.again;
                    if (page.get() instanceof Page.Opening) showWelcome();
                    beginNext();
                });
    }

    private void beginNext() {
        Opening waiting = next;
        next = null;
        if (waiting != null) begin(waiting);
    }

    private void show(Session session) {
        if (page.get() instanceof Page.Library(var open)) open.close();
        recent.remove(session.root());
        recent.addFirst(session.root());
        LibraryModel library =
                LibraryModel.of(
                        session, background, n -> notices.accept(n), () -> open(session.root()));
        page.set(new Page.Library(library));
        library.start();
    }

    private void measureAgain() {
        if (page.get() instanceof Page.Library(var library)) library.projects().measureAgain();
    }

    private void showWelcome() {
        page.set(new Page.Welcome(welcome));
    }

    /**
     * Stops the run under way between two files, and blocks until all of it is put back, or done if
     * it was decided already: some seconds, less than {@link EndPatience#QUIT} in any case. What
     * takes longer is ended at the next start. On any thread: at a signal the window's takes no
     * more work.
     */
    @Override
    public void close() {
        if (page.get() instanceof Page.Library(var library)) library.end();
        else background.close();
    }

    private record Known(UserPreferences preferences, Runnable choices, List<Path> recent) {}
}
