package app.offcut.ui;

import app.offcut.text.Texts;
import app.offcut.ui.damage.DamageView;
import app.offcut.ui.first.FirstOpeningModel;
import app.offcut.ui.first.FirstOpeningView;
import app.offcut.ui.fx.AfterFrame;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Overlay;
import app.offcut.ui.fx.Toasts;
import app.offcut.ui.help.HelpView;
import app.offcut.ui.projects.table.StatePill;
import app.offcut.ui.welcome.WelcomeModel;
import app.offcut.ui.welcome.WelcomeView;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The root of the window: the current page, the overlay, and drag and drop. */
public final class MainWindow extends StackPane {
    private static final Duration REFRESH = Duration.seconds(10);

    private final MainModel model;
    private final InstantSource clock;
    private final StackPane page = new StackPane();
    private final Overlay overlay = new Overlay();
    private final Toasts toasts = new Toasts();
    private Optional<LibraryView> library = Optional.empty();
    private Optional<WelcomeView> welcome = Optional.empty();
    private Consumer<Notice> behind = _ -> {};
    private Consumer<Path> opener = _ -> {};

    /** Polls, because neither the switch nor the disk notifies us. */
    private final Timeline refresh = new Timeline(new KeyFrame(REFRESH, _ -> readSwitch()));

    public MainWindow(MainModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        getStyleClass().add("main-window");
        overlay.setId("above");
        overlay.onClosed(() -> library.ifPresent(LibraryView::aboveClosed));
        getChildren().setAll(page, toasts, overlay);
        model.onNotice(this::showNotice);
        model.pageProperty().subscribe(this::show);
        model.troubleProperty().subscribe(trouble -> library.ifPresent(view -> view.say(trouble)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        refresh.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(MainWindow::inSight)
                .orElse(false)
                .subscribe(this::inSight);
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::drop);
    }

    private static ObservableValue<Boolean> inSight(Window window) {
        return window instanceof Stage stage
                ? stage.showingProperty().and(stage.iconifiedProperty().not())
                : window.showingProperty();
    }

    private void inSight(boolean now) {
        if (now) {
            readSwitch();
            refresh.play();
        } else refresh.pause();
    }

    boolean refreshes() {
        return refresh.getStatus() == Animation.Status.RUNNING;
    }

    /** Call when the window gains or loses the focus. */
    void inFront(boolean now) {
        if (now) readSwitch();
    }

    private void readSwitch() {
        model.library().ifPresent(open -> open.autoClean().read());
        if (model.pageProperty().get() instanceof Page.Library(var open))
            open.projects().measurements().lookForLibrary();
    }

    void onBehind(Consumer<Notice> listener) {
        behind = listener;
    }

    void onOpen(Consumer<Path> listener) {
        opener = listener;
    }

    void showNotice(Notice notice) {
        if (!inFront()) behind.accept(notice);
        else if (notice.shown()) return;
        toasts.show(notice);
    }

    private boolean inFront() {
        return getScene() != null
                && getScene().getWindow() != null
                && getScene().getWindow().isFocused();
    }

    private void show(Page shown) {
        overlay.close();
        library = Optional.empty();
        toasts.clear();
        page.getChildren()
                .setAll(
                        switch (shown) {
                            case Page.Opening _ -> opening();
                            case Page.Welcome(var first) -> welcome(first);
                            case Page.Damage(var damage) -> new DamageView(damage);
                            case Page.First(var _, var first) -> first(first);
                            case Page.Library(var open) -> library(open);
                        });
    }

    /** Loads the fonts meanwhile, which takes a frame each. */
    private static Node opening() {
        AfterFrame.run(() -> {
            FontIcon.of(Feather.CLOCK);
            AfterFrame.run(StatePill::widest);
        });
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(32, 32);
        busy.setAccessibleText(Texts.of("ui.opening"));
        return new StackPane(busy);
    }

    /** Created once, because its model lives as long as the window. */
    private Node welcome(WelcomeModel first) {
        WelcomeView view = welcome.orElseGet(() -> new WelcomeView(first, this::choose));
        welcome = Optional.of(view);
        return view;
    }

    private Node first(FirstOpeningModel first) {
        var actions = new FirstOpeningView.Actions(this::chooseLibrary, model.troubleProperty());
        FirstOpeningView view = new FirstOpeningView(first, actions);
        view.sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) view.focus();
                });
        return view;
    }

    private LibraryView library(LibraryModel open) {
        var actions =
                new LibraryView.Actions(this::choose, path -> opener.accept(path), this::help);
        LibraryView view = new LibraryView(model, open, clock, overlay, actions);
        library = Optional.of(view);
        return view;
    }

    void put(Node card) {
        overlay.show(card, Pos.CENTER);
    }

    void closeAbove() {
        overlay.close();
    }

    private void press(KeyEvent key) {
        if (overlay.open()) return;
        if (key.getCode() == KeyCode.F1) {
            key.consume();
            help();
        } else library.ifPresent(view -> view.press(key));
    }

    private void help() {
        HelpView view = new HelpView(model.help(), path -> opener.accept(path), overlay::close);
        overlay.show(view, Pos.CENTER_RIGHT);
        view.focus();
    }

    private void chooseLibrary() {
        choose(Texts.of("ui.open.title"), model::open);
    }

    private void choose(String title, Consumer<Path> then) {
        DirectoryChooser chooser = folderChooser(title);
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) then.accept(folder.toPath());
    }

    /** Begins at home: else GTK begins with what was used recently, which is nothing at first. */
    static DirectoryChooser folderChooser(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File home = new File(System.getProperty("user.home"));
        if (home.isDirectory()) chooser.setInitialDirectory(home);
        return chooser;
    }

    private void dragOver(DragEvent drag) {
        if (dropped(drag).isPresent()) drag.acceptTransferModes(TransferMode.COPY_OR_MOVE);
        drag.consume();
    }

    private void drop(DragEvent drag) {
        Optional<Path> folder = dropped(drag);
        folder.ifPresent(model::open);
        drag.setDropCompleted(folder.isPresent());
        drag.consume();
    }

    private static Optional<Path> dropped(DragEvent drag) {
        // whether it is a folder is checked in the background, because its disk may be disconnected
        List<File> files = drag.getDragboard().getFiles();
        return files.size() == 1 ? Optional.of(files.getFirst().toPath()) : Optional.empty();
    }
}
