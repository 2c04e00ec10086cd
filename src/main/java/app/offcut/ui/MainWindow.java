package app.offcut.ui;

import app.offcut.text.Texts;
import app.offcut.ui.MainModel.Page;
import app.offcut.ui.detail.DetailView;
import app.offcut.ui.fx.Above;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Banner;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Toasts;
import app.offcut.ui.fx.Trouble;
import app.offcut.ui.history.HistoryView;
import app.offcut.ui.links.LinksView;
import app.offcut.ui.map.MapView;
import app.offcut.ui.preferences.PreferencesView;
import app.offcut.ui.projects.ListedProject;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.projects.ProjectsView;
import app.offcut.ui.projects.ReasonView;
import app.offcut.ui.projects.Thumbnails;
import app.offcut.ui.projects.Troubles;
import app.offcut.ui.review.LeftOut;
import app.offcut.ui.review.ReviewModel;
import app.offcut.ui.review.ReviewView;
import app.offcut.ui.welcome.WelcomeView;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.Duration;

/** The window: the page that is shown, what lies above it, the keyboard, and what is dropped. */
public final class MainWindow extends StackPane {
    private static final double WITH_DETAIL = 1100;
    private static final Duration REFRESH = Duration.seconds(10);

    private final MainModel model;
    private final InstantSource clock;
    private final Banner banner = new Banner();
    private final StackPane page = new StackPane();
    private final Above above = new Above();
    private final Toasts toasts = new Toasts();
    private Optional<ProjectsView> list = Optional.empty();
    private Consumer<Notice> behind = _ -> {};
    private Consumer<Path> opener = _ -> {};
    private Runnable showDetails = () -> {};

    /** Others may throw the switch too; nobody tells of it. */
    private final Timeline refresh = new Timeline(new KeyFrame(REFRESH, _ -> readSwitch()));

    public MainWindow(MainModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        getStyleClass().add("main-window");
        above.setId("above");
        above.onClosed(this::aboveClosed);
        getChildren().setAll(page, toasts, above);
        model.onNotice(this::tell);
        model.pageProperty().subscribe(this::show);
        model.troubleProperty().subscribe(banner::say);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        refresh.setCycleCount(Animation.INDEFINITE);
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::drop);
    }

    /** To be called when the window comes to the front, or goes from there. */
    void inFront(boolean now) {
        if (now) {
            readSwitch();
            refresh.play();
        } else refresh.pause();
    }

    private void readSwitch() {
        if (model.pageProperty().get() instanceof Page.Library library) library.autoClean().read();
    }

    /** Whoever tells what happens while the window is not in front. */
    void onBehind(Consumer<Notice> listener) {
        behind = listener;
    }

    void tell(Notice notice) {
        if (!inFront()) behind.accept(notice);
        else if (notice.unasked()) return; // the row says it, and offers what can be done
        toasts.show(notice);
    }

    private boolean inFront() {
        return getScene() != null
                && getScene().getWindow() != null
                && getScene().getWindow().isFocused();
    }

    private void show(Page shown) {
        above.close();
        list = Optional.empty();
        banner.say("");
        toasts.clear();
        page.getChildren()
                .setAll(
                        switch (shown) {
                            case Page.Opening _ -> opening();
                            case Page.Welcome(var welcome) ->
                                    new WelcomeView(welcome, this::choose);
                            case Page.Library library -> library(library);
                        });
    }

    private static Node opening() {
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(32, 32);
        busy.setAccessibleText(Texts.of("ui.opening"));
        return new StackPane(busy);
    }

    private Node library(Page.Library library) {
        var ways =
                new ProjectsView.Ways(
                        chosen -> review(library, chosen), project -> reason(library, project));
        Thumbnails thumbnails = new Thumbnails(library.session()::picture, model.background());
        ProjectsView view = new ProjectsView(library.projects(), thumbnails, clock, ways);
        MapView map = new MapView(library.projects().list().shown(), view::select);
        view.selectedProperty().subscribe(project -> map.mark(project));
        view.map(map);
        placeDetails(library, view, () -> detail(library, view, thumbnails));
        list = Optional.of(view);
        library.projects().onReview(chosen -> review(library, chosen));
        LinksView question = new LinksView(library.links());
        Runnable say = () -> say(library, question);
        Troubles troubles = library.projects().troubles();
        troubles.saidProperty().subscribe(_ -> say.run());
        troubles.curableProperty().subscribe(_ -> say.run());
        question.visibleProperty().subscribe(_ -> say.run());
        var header =
                new HeaderView(
                        model,
                        library,
                        new HeaderView.Ways(
                                this::chooseLibrary,
                                () -> history(library),
                                () -> preferences(library)));
        VBox.setVgrow(view, Priority.ALWAYS);
        return new VBox(header, question, banner, view);
    }

    private DetailView detail(Page.Library library, ProjectsView view, Thumbnails thumbnails) {
        var ways =
                new DetailView.Ways(
                        view::act,
                        path -> open(library, path, path),
                        path -> open(library, path, parent(path)));
        return new DetailView(library.detail(), thumbnails, clock, ways);
    }

    /** In a narrow window the list needs all the room; the details come above it, if asked for. */
    private void placeDetails(
            Page.Library library, ProjectsView view, Supplier<DetailView> details) {
        DetailView beside = details.get();
        var project = library.detail().projectProperty();
        view.selectedProperty().subscribe(library.detail()::look);
        beside.managedProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> getWidth() >= WITH_DETAIL && project.get() != null,
                                widthProperty(),
                                project));
        beside.visibleProperty().bind(beside.managedProperty());
        view.beside(beside);
        showDetails =
                () -> {
                    if (project.get() == null) return;
                    if (beside.isVisible()) beside.focus();
                    else {
                        DetailView over = details.get();
                        above.show(over, Pos.CENTER_RIGHT);
                        over.focus();
                    }
                };
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Lets the desktop open a file of the library, or the folder that holds it. */
    private void open(Page.Library library, String file, String opened) {
        Path root = library.session().root();
        model.background()
                .run(
                        Lane.ANSWER,
                        () -> Files.exists(root.resolve(file)),
                        there -> {
                            if (there) opener.accept(root.resolve(opened));
                            else
                                tell(
                                        Notice.trouble(
                                                Texts.of("ui.detail.unopened"),
                                                Texts.of("ui.detail.gone", file)));
                        },
                        trouble ->
                                tell(
                                        Notice.trouble(
                                                Texts.of("ui.detail.unopened"),
                                                Trouble.sentence(trouble))));
    }

    /** Whoever lets the desktop open a file or folder. */
    void onOpen(Consumer<Path> listener) {
        opener = listener;
    }

    /** What a link stands in the way of is not said while the question about it is. */
    private void say(Page.Library library, LinksView question) {
        ProjectsModel projects = library.projects();
        if (question.isVisible()) {
            banner.say("");
            return;
        }
        banner.say(String.join(" ", projects.troubles().saidProperty().get()));
        if (projects.troubles().curableProperty().get())
            banner.offer(
                    Texts.of("ui.try-again"),
                    projects.recovering().underWayProperty(),
                    projects::recover);
    }

    private void reason(Page.Library library, ListedProject project) {
        put(ReasonView.of(project.row(), clock, library.projects()::recover, this::closeAbove));
    }

    private void review(Page.Library library, List<ListedProject> chosen) {
        if (chosen.isEmpty()) return;
        var review =
                new ReviewModel(library.projects(), library.session(), model.background(), chosen);
        var keep = model.choices().keepTime().chosenProperty().get();
        ReviewView view = new ReviewView(review, keep, this::closeAbove);
        put(view.node(LeftOut.words(library.projects().list().all())));
        view.focus();
    }

    private void history(Page.Library library) {
        HistoryView view = new HistoryView(library.history(), this::closeAbove);
        library.history().open();
        above.show(view, Pos.CENTER_RIGHT);
        view.focus();
    }

    private void preferences(Page.Library library) {
        PreferencesView view = new PreferencesView(model.preferences(library), this::closeAbove);
        above.show(view, Pos.CENTER_RIGHT);
        view.focus();
    }

    /** Shows a question above everything else. */
    void put(Node card) {
        above.show(card, Pos.CENTER);
    }

    void closeAbove() {
        above.close();
    }

    private void aboveClosed() {
        if (model.pageProperty().get() instanceof Page.Library library) library.history().close();
        focusList();
    }

    private void focusList() {
        list.ifPresent(ProjectsView::focusList);
    }

    private void press(KeyEvent key) {
        if (above.open() || !(model.pageProperty().get() instanceof Page.Library library)) return;
        boolean shortcut = key.isShortcutDown();
        if (shortcut && key.getCode() == KeyCode.F) list.ifPresent(ProjectsView::search);
        else if (key.getCode() == KeyCode.SPACE && !typing()) showDetails.run();
        else if (shortcut && key.getCode() == KeyCode.COMMA) preferences(library);
        else if (shortcut && key.getCode() == KeyCode.H) history(library);
        else if (shortcut && key.getCode() == KeyCode.O) chooseLibrary();
        else if (shortcut && key.getCode() == KeyCode.Z && !typing())
            library.projects().held().undoNewest();
        else if (shortcut && key.getCode() == KeyCode.DIGIT1) list.ifPresent(v -> v.show(false));
        else if (shortcut && key.getCode() == KeyCode.DIGIT2) list.ifPresent(v -> v.show(true));
        else if (key.getCode() == KeyCode.F5) library.projects().measureAgain();
        else return;
        key.consume();
    }

    /** A text that has been typed has an undo of its own. */
    private boolean typing() {
        return getScene().getFocusOwner() instanceof TextInputControl text && text.isUndoable();
    }

    private void chooseLibrary() {
        choose(Texts.of("ui.open.title"), model::open);
    }

    private void choose(String title, Consumer<Path> then) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) then.accept(folder.toPath());
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
        return drag.getDragboard().getFiles().stream()
                .filter(File::isDirectory)
                .map(File::toPath)
                .findFirst();
    }
}
