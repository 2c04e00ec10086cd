package app.offcut.ui.map;

import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.detail.DetailModel;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.map.MapPicture.Block;
import app.offcut.ui.map.Treemap.Area;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowAction;
import app.offcut.ui.projects.list.RowText;
import atlantafx.base.theme.Styles;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.Animation.Status;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The treemap: all projects, and within one its files. It is laid out again when sizes or the
 * window change, at most ten times a second.
 */
public final class MapView extends VBox {
    private final MapModel model;
    private final DetailModel detail;
    private final ProjectList list;
    private final Background background;
    private final InstantSource clock;
    private final String generator;
    private final Actions actions;
    private final MapCanvas canvas = new MapCanvas();
    private final Label empty = Parts.wrapped("", "small", "centred");
    private final Hyperlink all = new Hyperlink(Texts.of("ui.map.all"));
    private final Label place = new Label();
    private final Label hint = new Label();
    private final Button clean = new Button();
    private final ContextMenu fileMenu = new ContextMenu();
    private final Tooltip tooltip = new Tooltip();
    private final PauseTransition soon = new PauseTransition(Duration.millis(100));
    private MapPicture projects = MapPicture.EMPTY;
    private FilePicture files = FilePicture.EMPTY;
    private boolean layingOut;
    private Set<ListedProject> marked = Set.of();

    /**
     * What a tile does.
     *
     * @param select selects a project, and no other
     * @param collect adds a project to the selection, or takes it away
     * @param clean cleans up the selection, or reviews it
     * @param details shows those of the selected project
     * @param menu of the selected project
     */
    public record Actions(
            Consumer<ListedProject> select,
            Consumer<ListedProject> collect,
            Runnable clean,
            Runnable details,
            ContextMenu menu,
            Consumer<String> open,
            Consumer<String> reveal) {}

    /**
     * @param generator the name of the library's generator
     */
    public MapView(
            MapModel model,
            ProjectList list,
            Background background,
            InstantSource clock,
            String generator,
            Actions actions) {
        this.model = model;
        this.detail = model.detail();
        this.list = list;
        this.background = background;
        this.clock = clock;
        this.generator = generator;
        this.actions = actions;
        setId("map");
        getStyleClass().add("map");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        StackPane room = new StackPane(canvas, empty);
        VBox.setVgrow(room, Priority.ALWAYS);
        getChildren().setAll(path(), room);
        Tooltip.install(canvas, tooltip);
        tooltip.setShowDelay(Duration.millis(150));
        canvas.setOnMouseMoved(this::hover);
        canvas.setOnMouseClicked(this::click);
        canvas.setOnContextMenuRequested(this::menu);
        setOnKeyPressed(this::press);
        follow();
    }

    private void follow() {
        canvas.onChanged(this::drawSoon);
        soon.setOnFinished(_ -> layOut());
        list.totalsProperty().subscribe(_ -> drawSoon());
        list.onArranged(this::drawSoon);
        visibleProperty().subscribe(_ -> drawSoon());
        model.insideProperty().subscribe(_ -> turn());
        model.chosenProperty().subscribe(_ -> draw());
        detail.files().addListener((ListChangeListener<PlannedFile>) _ -> turn());
        detail.lookingProperty().subscribe(_ -> draw());
        detail.sumProperty().subscribe(_ -> draw());
    }

    /** Where the map is, the way back, and what can be done with the files. */
    private Node path() {
        all.setId("map-all");
        all.setOnAction(_ -> {
            all.setVisited(false);
            model.leave();
        });
        place.setId("map-place");
        place.setMinWidth(0);
        hint.getStyleClass().add("small");
        hint.setMinWidth(0);
        clean.setId("map-clean");
        clean.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        clean.setOnAction(_ -> detail.cleanUp());
        Parts.collapse(all, Parts.firm(clean));
        HBox path = new HBox(6, Parts.firm(all), place, Parts.space(), hint, clean);
        path.getStyleClass().add("map-path");
        path.setAlignment(Pos.CENTER_LEFT);
        return path;
    }

    /** Marks what is selected. */
    public void mark(List<ListedProject> selected) {
        marked = new HashSet<>(selected);
        draw();
    }

    /** Shows another level, or other files, at once. */
    private void turn() {
        files = FilePicture.EMPTY;
        tooltip.setText("");
        draw();
        layOut();
    }

    private void drawSoon() {
        if (isVisible() && soon.getStatus() != Status.RUNNING) soon.playFromStart();
    }

    private void layOut() {
        if (!isVisible()) return;
        if (layingOut) {
            drawSoon();
            return;
        }
        layingOut = true;
        Area room = canvas.room();
        double title = canvas.title();
        ListedProject inside = model.insideProperty().get();
        if (inside == null) {
            List<ListedProject> shown = list.shown();
            background.run(
                    Lane.ARRANGE,
                    () -> MapPicture.of(MapPicture.sized(shown), room, title),
                    drawn -> laidOut(() -> projects = drawn),
                    this::failed);
        } else {
            List<PlannedFile> shown = List.copyOf(detail.files());
            background.run(
                    Lane.ARRANGE,
                    () -> FilePicture.of(shown, room, title),
                    drawn -> laidOut(() -> files = drawn),
                    this::failed);
        }
    }

    private void laidOut(Runnable take) {
        layingOut = false;
        take.run();
        draw();
    }

    private void failed(Throwable bug) {
        layingOut = false;
        throw new IllegalStateException("The map could not be laid out", bug);
    }

    private void draw() {
        if (!isVisible()) return;
        ListedProject inside = model.insideProperty().get();
        all.setVisible(inside != null);
        clean.setVisible(inside != null && offered(inside));
        empty.setText(inside == null ? emptyList() : emptyPlan());
        if (inside == null) {
            place.setText(Texts.of("ui.map.all"));
            hint.setText(Texts.of("ui.map.hint"));
            canvas.show(projects, marked::contains);
        } else {
            place.setText("›  " + RowText.name(inside.row()));
            hint.setText(Texts.of("ui.map.hint.files"));
            canvas.show(files, model.chosenProperty().get());
        }
        setAccessibleText(spoken(inside));
    }

    /** Whether the shown plan can run; its button says what that frees. */
    private boolean offered(ListedProject inside) {
        RowAction action = RowAction.of(inside.row().state()).orElse(null);
        if ((action != RowAction.CLEAN_UP && action != RowAction.RETRY) || !detail.mayRun())
            return false;
        String freed = Formats.bytes(detail.sumProperty().get().freedBytes());
        clean.setText(Texts.of("ui.detail.clean", Texts.of(action), freed));
        return true;
    }

    private String emptyList() {
        return projects.projects().isEmpty() ? Texts.of("ui.map.empty") : "";
    }

    private String emptyPlan() {
        if (detail.lookingProperty().get()) return Texts.of("ui.detail.looking");
        if (!detail.planned()) return detail.saidProperty().get();
        return detail.files().isEmpty() ? Texts.of("ui.detail.nothing") : "";
    }

    private String spoken(@Nullable ListedProject inside) {
        if (inside == null)
            return Texts.of(
                    "ui.map.spoken",
                    projects.projects().size(),
                    projects.projects().stream()
                            .limit(5)
                            .map(block -> block.project().row().name())
                            .collect(Collectors.joining(", ")),
                    generator);
        PlannedFile chosen = model.chosenProperty().get();
        String of = Texts.of("ui.map.spoken.files", inside.row().name(), detail.files().size());
        return chosen == null ? of : of + " " + words(chosen).replace("\n", ", ");
    }

    private void hover(MouseEvent mouse) {
        double x = mouse.getX();
        double y = mouse.getY();
        tooltip.setText(
                !model.inside()
                        ? projects.at(x, y)
                                .map(this::words)
                                .or(() -> projects.restAt(x, y).map(MapCanvas::words))
                                .orElse("")
                        : files.at(x, y).map(tile -> words(tile.file())).orElse(""));
    }

    private String words(Block block) {
        var row = block.project().row();
        String parts =
                block.parts().stream()
                        .map(part -> part.share().words(null, clock.instant()))
                        .collect(Collectors.joining("\n"));
        return Visible.of(row.name())
                + " · "
                + RowText.state(row.state(), clock.instant())
                + "\n"
                + parts
                + "\n"
                + generator;
    }

    private static String words(PlannedFile file) {
        return Visible.of(file.name())
                + " · "
                + Formats.bytes(file.item().bytes())
                + "\n"
                + file.fate()
                + "\n"
                + Visible.of(file.item().path());
    }

    private void click(MouseEvent mouse) {
        requestFocus();
        if (mouse.getButton() != MouseButton.PRIMARY) return;
        boolean twice = mouse.getClickCount() == 2;
        if (model.inside()) {
            files.at(mouse.getX(), mouse.getY())
                    .ifPresent(tile -> {
                        model.choose(tile.file());
                        if (twice) model.tick();
                    });
            return;
        }
        projects.at(mouse.getX(), mouse.getY())
                .ifPresent(block -> {
                    if (mouse.isShortcutDown()) actions.collect.accept(block.project());
                    else actions.select.accept(block.project());
                    if (twice && !mouse.isShortcutDown()) model.enter();
                });
    }

    private void menu(ContextMenuEvent asked) {
        fileMenu.hide();
        if (model.inside())
            files.at(asked.getX(), asked.getY()).ifPresent(tile -> fileMenu(tile.file(), asked));
        else
            projects.at(asked.getX(), asked.getY())
                    .ifPresent(block -> {
                        if (!marked.contains(block.project()))
                            actions.select.accept(block.project());
                        actions.menu.show(canvas, asked.getScreenX(), asked.getScreenY());
                    });
        asked.consume();
    }

    private void fileMenu(PlannedFile file, ContextMenuEvent asked) {
        model.choose(file);
        String path = file.item().path();
        fileMenu.getItems()
                .setAll(
                        item("ui.map.open", () -> actions.open.accept(path)),
                        item("ui.detail.reveal", () -> actions.reveal.accept(path)));
        if (file.mayGo())
            fileMenu.getItems()
                    .add(item(file.goes() ? "ui.map.keep" : "ui.map.let-go", model::tick));
        fileMenu.show(canvas, asked.getScreenX(), asked.getScreenY());
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void press(KeyEvent key) {
        boolean within = model.inside();
        switch (key.getCode()) {
            case RIGHT, DOWN -> step(1);
            case LEFT, UP -> step(-1);
            case ENTER -> {
                if (within) model.tick();
                else model.enter();
            }
            case DELETE -> {
                // a plan, not a single file, is what can be cleaned up
                if (!within) actions.clean.run();
            }
            case SPACE -> {
                if (within) model.tick();
                else actions.details.run();
            }
            case ESCAPE, BACK_SPACE -> {
                if (!model.leave()) return;
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    /** Moves through the tiles, the largest first. */
    private void step(int by) {
        if (!model.inside()) {
            List<ListedProject> shown = projects.projects().stream().map(Block::project).toList();
            ListedProject selected = detail.projectProperty().get();
            int next = next(shown.indexOf(selected), by, shown.size());
            if (next >= 0) actions.select.accept(shown.get(next));
        } else {
            List<PlannedFile> shown = files.tiles().map(FilePicture.Tile::file).toList();
            int next = next(shown.indexOf(model.chosenProperty().get()), by, shown.size());
            if (next >= 0) model.choose(shown.get(next));
        }
    }

    /** The place after this one; the first if there is none, -1 if there is nothing. */
    private static int next(int at, int by, int size) {
        if (size == 0) return -1;
        return at < 0 ? 0 : Math.clamp((long) at + by, 0, size - 1);
    }
}
