package app.offcut.ui;

import app.offcut.database.OwnDatabase;
import app.offcut.generator.Generators;
import app.offcut.instance.ShutdownTimeouts;
import app.offcut.library.KnownLibraries;
import app.offcut.library.scan.FirstOpening.Found;
import app.offcut.session.Session;
import app.offcut.settings.InstalledLicences;
import app.offcut.settings.StoredWindow;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.WindowState;
import app.offcut.ui.Openings.Opened;
import app.offcut.ui.damage.DamageModel;
import app.offcut.ui.first.FirstOpeningModel;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.help.HelpModel;
import app.offcut.ui.preferences.Choice;
import app.offcut.ui.preferences.Choices;
import app.offcut.ui.preferences.LibrariesModel;
import app.offcut.ui.preferences.PreferencesModel;
import app.offcut.ui.welcome.WelcomeModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The model of the window: the current page, and the open library if there is one. */
public final class MainModel implements AutoCloseable {
    private final Engine engine;
    private final Background background;
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    private final Map<Path, String> generators = new HashMap<>();
    private final Openings openings;
    private final ReadOnlyObjectWrapper<Page> page =
            new ReadOnlyObjectWrapper<>(new Page.Opening());
    private final MemoryDamage damage;
    private final AllHolds holds;
    private final Choices choices;
    private final Choice<Boolean> atLogin;
    private final LibrariesModel libraries;
    private final WelcomeModel welcome;
    private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
    private Consumer<Notice> notices = _ -> {};
    private WindowState lastWindow = WindowState.INITIAL;
    private volatile @Nullable OwnDatabase own;

    public MainModel(Engine engine, Background background) {
        this.engine = engine;
        this.background = background;
        this.choices = Choices.of(background);
        choices.keptCategories().onSaved(this::measureAgain);
        choices.audioTime().onSaved(this::measureAgain);
        this.atLogin = new Choice<>(background, false);
        this.holds = new AllHolds(engine.holds());
        page.subscribe(shown ->
                holds.open(shown instanceof Page.Library(var open) ? open.session() : null));
        this.openings = new Openings(engine, background, this::show, this::failed);
        this.damage =
                new MemoryDamage(
                        engine.environment(), background, this::showDamage, this::showWelcome);
        this.libraries =
                new LibrariesModel(
                        background,
                        new LibrariesModel.Actions(
                                openings::open,
                                () -> library().map(open -> open.session().root()),
                                this::leave,
                                recent::setAll));
        this.welcome =
                new WelcomeModel(
                        recent,
                        openings.busyProperty(),
                        openings.troubleProperty(),
                        engine.demoFolder(),
                        openings::open,
                        openings::openDemo);
    }

    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    public ObservableList<Path> recent() {
        return recent;
    }

    /** Why the last folder could not be opened; empty if it could. */
    public ReadOnlyStringProperty troubleProperty() {
        return openings.troubleProperty();
    }

    public Background background() {
        return background;
    }

    HelpModel help() {
        return new HelpModel(
                engine.environment().stateFolder(), InstalledLicences::text, background);
    }

    public PreferencesModel preferences(LibraryModel library) {
        // it may have been changed in the desktop's own settings
        atLogin.read(engine.atLogin());
        readLibraries();
        library.space().read();
        return new PreferencesModel(
                library.autoClean(),
                library.space(),
                choices,
                atLogin,
                libraries,
                library.session().hasAudio());
    }

    /** All known libraries, as last read. */
    LibrariesModel libraries() {
        return libraries;
    }

    void readLibraries() {
        OwnDatabase opened = own;
        if (opened != null) libraries.read(new KnownLibraries(opened, engine.environment()));
    }

    /** The preferences; empty until they are read, or if they are unreadable. */
    public Optional<UserPreferences> stored() {
        return Optional.ofNullable(own).map(UserPreferences::new);
    }

    public Choices choices() {
        return choices;
    }

    public void onNotice(Consumer<Notice> listener) {
        notices = listener;
    }

    /** Whether the preferences have been read, or cannot be. */
    public ReadOnlyBooleanProperty readProperty() {
        return read.getReadOnlyProperty();
    }

    /** How the user left the window of the library that is opened first. */
    WindowState lastWindow() {
        return lastWindow;
    }

    void say(Notice notice) {
        notices.accept(notice);
    }

    /** Reads the preferences, then opens this library, or the last one, or the welcome page. */
    public void start(@Nullable Path library) {
        background.run(
                Lane.ANSWER,
                () -> {
                    OwnDatabase opened = engine.own().get();
                    own = opened;
                    UserPreferences stored = new UserPreferences(opened);
                    return new Known(
                            choices.read(stored),
                            stored.recentLibraries(),
                            generators(opened),
                            StoredWindow.last(opened, library));
                },
                known -> {
                    holds.start();
                    recent.setAll(known.recent);
                    generators.putAll(known.generators);
                    known.choices.run();
                    lastWindow = known.window;
                    Optional<Path> first =
                            Optional.ofNullable(library)
                                    .or(() -> known.recent.stream().findFirst());
                    // a later start may meanwhile have requested another library
                    if (!openings.busyProperty().get())
                        first.ifPresentOrElse(openings::openPatiently, this::showWelcome);
                    // last, because the window is made now, while the library is opened
                    read.set(true);
                },
                problem -> {
                    read.set(true);
                    if (MemoryDamage.is(problem)) {
                        damage.onProblem(problem, library, () -> start(library));
                        return;
                    }
                    openings.failed(problem);
                    if (library == null) showWelcome();
                    else openings.openPatiently(library);
                });
    }

    public AllHolds holds() {
        return holds;
    }

    /** Opens a library. If that fails, the current one stays open. */
    public void open(Path folder) {
        openings.open(folder);
    }

    /** Retries opening the library that could not be opened at the start. Call periodically. */
    public void tryAgain() {
        openings.tryAgain();
    }

    private void show(Opened opened) {
        Session session = opened.session();
        library().ifPresent(open -> open.close(() -> {}));
        recent.remove(session.root());
        recent.addFirst(session.root());
        generators.put(session.root(), session.undecided() ? "" : session.generator());
        LibraryModel library =
                LibraryModel.of(
                        opened, background, n -> notices.accept(n), () -> open(session.root()));
        opened.found().ifPresentOrElse(found -> introduce(library, found), () -> start(library));
    }

    private void introduce(LibraryModel library, Found found) {
        introduce(library, found, () -> start(library));
    }

    private void introduce(LibraryModel library, Found found, Runnable goOn) {
        FirstOpeningModel first =
                new FirstOpeningModel(
                        library.session(),
                        background,
                        found,
                        library.autoClean(),
                        goOn,
                        () -> open(library.session().root()));
        page.set(new Page.First(library, first));
        first.start();
    }

    /** Asks once more whose library it is. */
    void ask(LibraryModel library) {
        background.run(
                Lane.ANSWER,
                library.session()::introduction,
                found -> introduce(library, found, () -> page.set(new Page.Library(library))),
                ErrorText::log);
    }

    /** The name of the generator of a known library; empty if it is not certain. */
    String generator(Path root) {
        return generators.getOrDefault(root, "");
    }

    private void start(LibraryModel library) {
        library.start(); // reads while the page is made
        page.set(new Page.Library(library));
    }

    private void leave(Runnable then) {
        Optional<LibraryModel> open = library();
        showWelcome();
        open.ifPresentOrElse(library -> library.close(then), then);
    }

    /** The open library, started or not. */
    public Optional<LibraryModel> library() {
        return switch (page.get()) {
            case Page.Opening _, Page.Welcome _, Page.Damage _ -> Optional.empty();
            case Page.First(var library, var _) -> Optional.of(library);
            case Page.Library(var library) -> Optional.of(library);
        };
    }

    private void measureAgain() {
        if (page.get() instanceof Page.Library(var library))
            library.projects().measurements().again();
    }

    private void failed(Throwable problem, Path folder) {
        if (MemoryDamage.is(problem)) damage.onProblem(problem, folder, () -> start(folder));
        else if (page.get() instanceof Page.Opening) showWelcome();
    }

    private void showDamage(DamageModel shown) {
        Optional<LibraryModel> open = library();
        page.set(new Page.Damage(shown));
        open.ifPresent(library -> library.close(() -> {}));
    }

    private void showWelcome() {
        page.set(new Page.Welcome(welcome));
    }

    /**
     * Stops the run under way between two files, and blocks until it is restored, or completed if
     * already committed: some seconds, always less than {@link ShutdownTimeouts#QUIT}. The next
     * start finishes the rest. Thread-safe, because the window's thread takes no more work after a
     * signal.
     */
    @Override
    public void close() {
        holds.close();
        library().ifPresentOrElse(LibraryModel::end, background::close);
        OwnDatabase opened = own;
        if (opened != null) opened.close();
    }

    private Map<Path, String> generators(OwnDatabase opened) {
        Map<Path, String> names = new HashMap<>();
        for (var known : new KnownLibraries(opened, engine.environment()).list())
            if (known.generator() != null)
                names.put(known.root(), Generators.title(known.generator()));
        return names;
    }

    private record Known(
            Runnable choices,
            List<Path> recent,
            Map<Path, String> generators,
            WindowState window) {}
}
