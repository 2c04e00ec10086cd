package app.offcut.ui;

import app.offcut.database.OwnDatabase;
import app.offcut.instance.EndPatience;
import app.offcut.library.FirstOpening.Found;
import app.offcut.library.KnownLibraries;
import app.offcut.settings.Environment;
import app.offcut.settings.UserPreferences;
import app.offcut.ui.first.FirstOpeningModel;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Trouble;
import app.offcut.ui.preferences.Choices;
import app.offcut.ui.preferences.LibrariesModel;
import app.offcut.ui.preferences.PreferencesModel;
import app.offcut.ui.preferences.SwitchModel;
import app.offcut.ui.session.Session;
import app.offcut.ui.welcome.WelcomeModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
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
    private final LibrariesModel libraries;
    private final WelcomeModel welcome;
    private Consumer<Notice> notices = _ -> {};
    private volatile @Nullable OwnDatabase own;
    private @Nullable Opening next;
    private @Nullable Path awaited;
    private boolean trying;

    /**
     * What the window is built on.
     *
     * @param own opens Offcut's own database; called once, in the background
     * @param environment of the libraries
     * @param open opens a library
     * @param writeDemo writes a demo library into a folder
     * @param demoFolder where it goes by default
     * @param atLogin whether the desktop starts Offcut
     */
    public record Engine(
            Supplier<OwnDatabase> own,
            Environment environment,
            Function<Path, Session> open,
            Consumer<Path> writeDemo,
            Path demoFolder,
            SwitchModel.Stored atLogin) {}

    public MainModel(Engine engine, Background background) {
        this.engine = engine;
        this.background = background;
        this.choices = Choices.of(background);
        choices.keptCategories().onSaved(this::measureAgain);
        this.atLogin = new SwitchModel(background);
        this.libraries =
                new LibrariesModel(
                        background,
                        new LibrariesModel.Ways(
                                this::open,
                                () -> library().map(open -> open.session().root()),
                                this::leave,
                                recent::setAll));
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
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public Background background() {
        return background;
    }

    public PreferencesModel preferences(LibraryModel library) {
        // somebody may have changed it in the desktop's own settings
        atLogin.read(engine.atLogin());
        OwnDatabase opened = own;
        if (opened != null) libraries.read(new KnownLibraries(opened, engine.environment()));
        return new PreferencesModel(library.autoClean(), choices, atLogin, libraries);
    }

    /** Once they are read, if they can be. */
    public Optional<UserPreferences> stored() {
        return Optional.ofNullable(own).map(UserPreferences::new);
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
                    OwnDatabase opened = engine.own().get();
                    own = opened;
                    UserPreferences read = new UserPreferences(opened);
                    return new Known(choices.read(read), read.recentLibraries());
                },
                known -> {
                    recent.setAll(known.recent);
                    known.choices.run();
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
        begin(new Opening(() -> Opened.now(engine, folder), trouble::set, folder));
    }

    /** Opens the library that could not be opened at the start; to be called now and then. */
    public void tryAgain() {
        Path folder = awaited;
        if (folder == null || trying) return;
        trying = true;
        background.run(
                Lane.ANSWER,
                () -> Opened.now(engine, folder),
                opened -> {
                    trying = false;
                    if (folder.equals(awaited)) {
                        awaited = null;
                        trouble.set("");
                        show(opened);
                    } else
                        background.run(Lane.CLEAN, opened.session::close, () -> {}, Trouble::log);
                },
                _ -> trying = false); // why is said already
    }

    /** The library that was open stays open if this one cannot be opened. */
    public void open(Path folder) {
        open(folder, trouble::set);
    }

    /**
     * @param failed told why it cannot be opened
     */
    private void open(Path folder, Consumer<String> failed) {
        begin(new Opening(() -> Opened.now(engine, folder), failed, null));
    }

    /** Writes the demo library into this folder and opens it. */
    public void openDemo(Path folder) {
        Callable<Opened> demo =
                () -> {
                    engine.writeDemo().accept(folder);
                    return Opened.now(engine, folder);
                };
        begin(new Opening(demo, trouble::set, null));
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
                opened -> {
                    busy.set(false);
                    show(opened);
                    beginNext();
                },
                problem -> {
                    busy.set(false);
                    opening.failed.accept(Trouble.sentence(problem));
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

    private void show(Opened opened) {
        Session session = opened.session;
        library().ifPresent(open -> open.close(() -> {}));
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

    /** Closes the library that is open, and then does something. */
    private void leave(Runnable then) {
        Optional<LibraryModel> open = library();
        showWelcome();
        open.ifPresentOrElse(library -> library.close(then), then);
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
     * Stops the run under way between two files, and blocks until all of it is put back, or done if
     * it was decided already: some seconds, less than {@link EndPatience#QUIT} in any case. What
     * takes longer is ended at the next start. On any thread: at a signal the window's takes no
     * more work.
     */
    @Override
    public void close() {
        library().ifPresentOrElse(LibraryModel::end, background::close);
        OwnDatabase opened = own;
        if (opened != null) opened.close();
    }

    /**
     * @param failed told why it could not be opened
     * @param again what to try again and again if it cannot be opened; null for nothing
     */
    private record Opening(Callable<Opened> work, Consumer<String> failed, @Nullable Path again) {}

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

    private record Known(Runnable choices, List<Path> recent) {}
}
