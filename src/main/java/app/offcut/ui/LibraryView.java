package app.offcut.ui;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Texts;
import app.offcut.ui.detail.DetailModel;
import app.offcut.ui.detail.DetailView;
import app.offcut.ui.fx.AfterFrame;
import app.offcut.ui.fx.Banner;
import app.offcut.ui.fx.FolderChooser;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Overlay;
import app.offcut.ui.history.HistoryView;
import app.offcut.ui.insights.InsightsView;
import app.offcut.ui.libraries.AllLibrariesView;
import app.offcut.ui.links.LinksView;
import app.offcut.ui.map.MapModel;
import app.offcut.ui.map.MapView;
import app.offcut.ui.orphans.OrphansModel;
import app.offcut.ui.orphans.OrphansView;
import app.offcut.ui.preferences.PreferencesModel;
import app.offcut.ui.preferences.PreferencesView;
import app.offcut.ui.projects.HeldRuns;
import app.offcut.ui.projects.LibraryProblems;
import app.offcut.ui.projects.ProjectFolders;
import app.offcut.ui.projects.ProjectsView;
import app.offcut.ui.projects.ReasonView;
import app.offcut.ui.projects.RowMenu;
import app.offcut.ui.projects.ShownAs;
import app.offcut.ui.projects.list.ListedArea;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.table.ProjectTable;
import app.offcut.ui.projects.table.Thumbnails;
import app.offcut.ui.review.LeftOut;
import app.offcut.ui.review.ReviewModel;
import app.offcut.ui.review.ReviewView;
import app.offcut.ui.review.StockChoice;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The page of an open library: its header, its list, and the panes above them. */
final class LibraryView extends VBox {
    private static final double WITH_DETAIL = 1100;
    private static final double DETAIL_HEIGHT = 420;

    private final MainModel model;
    private final LibraryModel library;
    private final InstantSource clock;
    private final Overlay overlay;
    private final Actions actions;
    private final Banner banner = new Banner();
    private final LinksView question;
    private final Thumbnails thumbnails;
    private final MapModel mapModel;

    /** Whether the details may stand beside the list. */
    private final BooleanProperty withDetails = new SimpleBooleanProperty(true);

    private Optional<Body> body = Optional.empty();
    // each is created once and reused, because the models it follows live at least as long as the
    // page
    private Optional<DetailView> over = Optional.empty();
    private Optional<AllLibrariesView> libraries = Optional.empty();
    private Optional<OrphansView> orphans = Optional.empty();
    private Optional<HistoryView> history = Optional.empty();
    private Optional<PreferencesView> preferences = Optional.empty();
    private String unopened = "";
    private Runnable reviewed = () -> {};

    /** What is below the header. */
    private record Body(ProjectsView list, DetailView beside) {}

    /** Navigation from the page. */
    record Actions(FolderChooser folders, Consumer<Path> open, Runnable help) {}

    LibraryView(
            MainModel model,
            LibraryModel library,
            InstantSource clock,
            Overlay overlay,
            Actions actions) {
        this.model = model;
        this.library = library;
        this.clock = clock;
        this.overlay = overlay;
        this.actions = actions;
        question = new LinksView(library.links());
        mapModel = new MapModel(library.detail());
        thumbnails = new Thumbnails(library.session()::picture, model.background());
        setMinWidth(0); // as wide as the window, to which the parts fit themselves
        getChildren().setAll(header(), question, banner);
        library.projects().questions().onReview(this::review);
        followTroubles();
        AfterFrame.run(this::makeBody);
    }

    /** Makes the rest a frame at a time, because all of it takes longer than one. */
    private void makeBody() {
        ProjectsView list =
                new ProjectsView(
                        library.projects(),
                        thumbnails,
                        model.choices(),
                        library.window(),
                        clock,
                        new ProjectsView.Actions(this::review, this::open, this::reason, leads()));
        VBox.setVgrow(list, Priority.ALWAYS);
        AfterFrame.run(() -> {
            Body made = new Body(list, detail(list, this::closeDetails));
            body = Optional.of(made);
            list.alternative(ShownAs.MAP, () -> map(list));
            list.alternative(
                    ShownAs.INSIGHTS, () -> new InsightsView(library.insights(), list.slim()));
            placeDetails(made);
            getChildren().add(list);
            layout(); // so that its first picture knows how much room it has
            list.showParts();
        });
    }

    /** What the menu of a row leads to. */
    private RowMenu.Leads leads() {
        ProjectFolders folders = library.projects().folders();
        return new RowMenu.Leads(
                this::play,
                project -> folders.find(project, actions.open),
                _ -> body.ifPresent(this::showDetails),
                this::history,
                project -> folders.find(project, this::copy));
    }

    private void play(ListedProject project) {
        ProjectRow.FinalFile file = project.row().finalFile();
        if (file != null) library.detail().open(file.path(), actions.open);
    }

    private void copy(Path folder) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, folder.toString()));
        model.say(Notice.done(Texts.of("ui.menu.copied"), folder.toString()));
    }

    private HeaderView header() {
        var leads =
                new HeaderView.Actions(
                        this::choose,
                        this::libraries,
                        this::history,
                        this::preferences,
                        actions.help);
        return new HeaderView(model, library, leads);
    }

    private void choose() {
        actions.folders.choose(Texts.of("ui.open.title"), model::open);
    }

    private MapView map(ProjectsView list) {
        DetailModel detail = library.detail();
        var leads =
                new MapView.Actions(
                        list::select,
                        list::collect,
                        list::cleanSelection,
                        () -> body.ifPresent(this::showDetails),
                        list.menu(),
                        path -> detail.open(path, actions.open),
                        path -> detail.reveal(path, actions.open));
        MapView map =
                new MapView(
                        mapModel,
                        library.projects().list(),
                        model.background(),
                        clock,
                        library.session().generator(),
                        leads);
        list.onSelected(map::mark);
        return map;
    }

    private DetailView detail(ProjectsView list, Runnable close) {
        var leads =
                new DetailView.Actions(
                        list::act,
                        path -> library.detail().open(path, actions.open),
                        path -> library.detail().reveal(path, actions.open),
                        close);
        return new DetailView(library.detail(), thumbnails, clock, leads);
    }

    /**
     * Places the details beside the list, or above it in a small window, where the list needs the
     * whole width, or the details more height.
     */
    private void placeDetails(Body made) {
        ProjectsView list = made.list;
        DetailView beside = made.beside;
        var project = library.detail().projectProperty();
        list.selectedProperty().subscribe(library.detail()::look);
        beside.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        withDetails.get()
                                                && getWidth() >= WITH_DETAIL
                                                && list.room().get() >= DETAIL_HEIGHT
                                                && list.shownAsProperty().get().ofProjects()
                                                && project.get() != null,
                                widthProperty(),
                                list.room(),
                                list.shownAsProperty(),
                                project,
                                withDetails));
        list.beside(beside, () -> turnDetails(made));
    }

    private void turnDetails(Body made) {
        if (made.beside.isVisible()) closeDetails();
        else showDetails(made);
    }

    private void closeDetails() {
        withDetails.set(false);
        body.ifPresent(made -> made.list.focusList());
    }

    private void showDetails(Body made) {
        if (library.detail().projectProperty().get() == null) return;
        withDetails.set(true);
        if (made.beside.isVisible()) made.beside.focus();
        else {
            DetailView pane = over.orElseGet(() -> detail(made.list, overlay::close));
            over = Optional.of(pane);
            overlay.show(pane, Pos.CENTER_RIGHT);
            pane.focus();
        }
    }

    private void followTroubles() {
        LibraryProblems troubles = library.projects().troubles();
        troubles.saidProperty().subscribe(_ -> say());
        troubles.curableProperty().subscribe(_ -> say());
        question.visibleProperty().subscribe(_ -> say());
    }

    /** Shows why another library could not be opened; empty hides it. */
    void say(String trouble) {
        unopened = trouble;
        say();
    }

    private void say() {
        LibraryProblems troubles = library.projects().troubles();
        Stream<String> said =
                question.isVisible() ? Stream.of() : troubles.saidProperty().get().stream();
        banner.say(
                Stream.concat(Stream.of(unopened).filter(s -> !s.isEmpty()), said)
                        .collect(Collectors.joining(" ")));
        if (question.isVisible()) return;
        if (library.session().undecided() && !troubles.curableProperty().get())
            banner.offer(
                    Texts.of("ui.first.whose.ask"),
                    new SimpleBooleanProperty(),
                    () -> model.ask(library));
        if (troubles.curableProperty().get())
            banner.offer(
                    Texts.of("ui.try-again"),
                    library.projects().recovering().underWayProperty(),
                    library.projects()::recover);
    }

    private void reason(ListedProject project) {
        HeldRuns held = library.projects().held();
        boolean older =
                project.row().state() instanceof RowState.Interrupted one && one.olderCopies();
        var actions =
                new ReasonView.Actions(
                        older ? () -> held.undoOlder(project) : library.projects()::recover,
                        () -> held.eraseOlder(project));
        overlay.show(ReasonView.of(project.row(), clock, actions, overlay::close), Pos.CENTER);
    }

    private void review(List<ListedProject> chosen) {
        if (chosen.isEmpty()) return;
        var review =
                new ReviewModel(library.projects(), library.session(), model.background(), chosen);
        var leftOut = new LeftOut(library.projects().list().all(), chosen);
        show(
                review,
                ReviewView.Words.ofProjects(chosen, library.session().afterCleanup(), leftOut));
    }

    /** Orphans have a page of their own; what may go of the others is reviewed at once. */
    private void open(ListedArea area) {
        if (area.area() != Area.ORPHANS) review(area);
        else {
            OrphansView view = orphans.orElseGet(() -> orphans(area));
            orphans = Optional.of(view);
            overlay.show(view, Pos.CENTER_RIGHT);
            view.focus();
        }
    }

    private OrphansView orphans(ListedArea area) {
        return new OrphansView(
                new OrphansModel(library.projects().areas(), area),
                clock,
                () -> review(area),
                overlay::close);
    }

    private void review(ListedArea area) {
        AreaChoice first =
                area.area() == Area.STOCK ? StockChoice.FIRST : AreaChoice.of(area.area());
        var review =
                new ReviewModel(
                        library.projects(), library.session(), model.background(), area, first);
        show(review, ReviewView.Words.of(area, review));
    }

    private void show(ReviewModel review, ReviewView.Words words) {
        var keep = model.choices().keepTime().chosenProperty().get();
        var around = new ReviewView.Surroundings(keep, thumbnails, clock, overlay::close);
        ReviewView view = new ReviewView(review, words, around);
        overlay.show(view.node(), Pos.CENTER);
        reviewed = review::close;
        view.focus();
    }

    private void libraries() {
        model.readLibraries();
        AllLibrariesView view =
                libraries.orElseGet(
                        () -> new AllLibrariesView(model.libraries(), clock, overlay::close));
        libraries = Optional.of(view);
        overlay.show(view, Pos.CENTER_RIGHT);
        view.focus();
    }

    private void history() {
        library.history().ofAll();
        showHistory();
    }

    private void history(ListedProject project) {
        library.history().of(project.id(), project.row().name());
        showHistory();
    }

    private void showHistory() {
        HistoryView view =
                history.orElseGet(() -> new HistoryView(library.history(), overlay::close));
        history = Optional.of(view);
        library.history().open();
        overlay.show(view, Pos.CENTER_RIGHT);
        view.focus();
    }

    private void preferences() {
        PreferencesModel read = model.preferences(library);
        PreferencesView view =
                preferences.orElseGet(
                        () -> new PreferencesView(read, actions.folders, overlay::close));
        preferences = Optional.of(view);
        overlay.show(view, Pos.CENTER_RIGHT);
        view.focus();
    }

    /** Call when the overlay has become empty. */
    void aboveClosed() {
        library.history().close();
        reviewed.run();
        reviewed = () -> {};
        body.ifPresent(made -> made.list.focusList());
    }

    void press(KeyEvent key) {
        boolean shortcut = key.isShortcutDown();
        if (shortcut && key.getCode() == KeyCode.F) body.ifPresent(made -> made.list.search());
        else if (key.getCode() == KeyCode.SPACE && tableFocused())
            body.ifPresent(this::showDetails);
        else if (key.getCode() == KeyCode.ESCAPE && detailsClosable()) closeDetails();
        else if (shortcut && key.getCode() == KeyCode.COMMA) preferences();
        else if (shortcut && key.getCode() == KeyCode.H) history();
        else if (shortcut && key.getCode() == KeyCode.O) choose();
        else if (shortcut && key.getCode() == KeyCode.Z && !typing())
            library.projects().batches().undoNewest();
        else if (shortcut && key.getCode() == KeyCode.DIGIT1)
            body.ifPresent(made -> made.list.show(ShownAs.LIST));
        else if (shortcut && key.getCode() == KeyCode.DIGIT2)
            body.ifPresent(made -> made.list.show(ShownAs.MAP));
        else if (shortcut && key.getCode() == KeyCode.DIGIT3)
            body.ifPresent(made -> made.list.show(ShownAs.INSIGHTS));
        else if (key.getCode() == KeyCode.F5) library.projects().measurements().fullyAgain();
        else return;
        key.consume();
    }

    /** Elsewhere, Space presses a button or ticks a file. */
    private boolean tableFocused() {
        return getScene().getFocusOwner() instanceof ProjectTable;
    }

    /** Whether Escape has no other meaning: none in a search, and no level of the map to leave. */
    private boolean detailsClosable() {
        return body.filter(made -> made.beside.isVisible()).isPresent()
                && !(getScene().getFocusOwner() instanceof TextInputControl)
                && !(mapModel.inside() && getScene().getFocusOwner() instanceof MapView);
    }

    /** Whether a text field has the focus, which has an undo of its own. */
    private boolean typing() {
        return getScene().getFocusOwner() instanceof TextInputControl text && text.isUndoable();
    }
}
