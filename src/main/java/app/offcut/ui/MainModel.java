package app.offcut.ui;

import app.offcut.library.FirstOpening.Found;
import app.offcut.settings.UserPreferences;
import app.offcut.ui.first.FirstOpeningModel;
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

        /**
         * @param library opened, not started yet
         */
        record First(LibraryModel library, FirstOpeningModel model) implements Page {}

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
    private @Nullable Callable<Opened> next;

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
                    if (!busy.get()) first.ifPresentOrElse(this::open, this::showWelcome);
                },
                problem -> {
                    trouble.set(Trouble.sentence(problem));
                    if (library == null) showWelcome();
                    else open(library);
                });
    }

    /** The library that was open stays open if this one cannot be opened. */
    public void open(Path folder) {
        begin(() -> Opened.now(engine, folder));
    }

    /** Writes the demo library into this folder and opens it. */
    public void openDemo(Path folder) {
        begin(() -> {
            engine.writeDemo().accept(folder);
            return Opened.now(engine, folder);
        });
    }

    /** What is asked for last is opened last. */
    private void begin(Callable<Opened> opening) {
        if (busy.get()) {
            next = opening;
            return;
        }
        busy.set(true);
        trouble.set("");
        background.run(
                Lane.ANSWER,
                opening,
                opened -> {
                    busy.set(false);
                    show(opened);
                    beginNext();
                },
                problem -> {
                    busy.set(false);
                    trouble.set(Trouble.sentence(problem));
                    if (page.get() instanceof Page.Opening) showWelcome();
                    beginNext();
                });
    }

    private void beginNext() {
        Callable<Opened> waiting = next;
        next = null;
        if (waiting != null) begin(waiting);
    }

    private void show(Opened opened) {
        Session session = opened.session;
        library().ifPresent(LibraryModel::close);
        recent.remove(session.root());
        recent.addFirst(session.root());
        LibraryModel library =
                LibraryModel.of(
                        session, background, n -> notices.accept(n), () -> open(session.root()));
        opened.found.ifPresentOrElse(found -> introduce(library, found), () -> start(library));
    }

    private void introduce(LibraryModel library, Found found) {
        FirstOpeningModel first =
                new FirstOpeningModel(
                        library.session(),
                        background,
                        found,
                        library.autoClean(),
                        () -> start(library));
        page.set(new Page.First(library, first));
        first.start();
    }

    private void start(LibraryModel library) {
        page.set(new Page.Library(library));
        library.start();
    }

    /** The one that is open, started or not. */
    public Optional<LibraryModel> library() {
        return switch (page.get()) {
            case Page.Opening _, Page.Welcome _ -> Optional.empty();
            case Page.First(var library, var _) -> Optional.of(library);
            case Page.Library(var library) -> Optional.of(library);
        };
    }

    private void measureAgain() {
        if (page.get() instanceof Page.Library(var library)) library.projects().measureAgain();
    }

    private void showWelcome() {
        page.set(new Page.Welcome(welcome));
    }

    /**
     * Stops the run under way between two files, and blocks for some seconds until all of it is put
     * back, or done if it was decided already. What takes longer is ended at the next start. On any
     * thread: at a signal the window's takes no more work.
     */
    @Override
    public void close() {
        library().ifPresentOrElse(LibraryModel::end, background::close);
    }

    /**
     * @param found what there is to tell about it, if it is opened for the first time
     */
    private record Opened(Session session, Optional<Found> found) {
        /** Blocks. */
        static Opened now(Engine engine, Path folder) {
            Session session = engine.open().apply(folder);
            try {
                return new Opened(session, session.firstOpening());
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
        }
    }

    private record Known(UserPreferences preferences, Runnable choices, List<Path> recent) {}
}
