package app.offcut.ui.detail;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.ProjectRow.FinalFile;
import app.offcut.cleanup.survey.RowState;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.detail.DetailModel.Ticks;
import app.offcut.ui.fx.DisplayOnly;
import app.offcut.ui.fx.FocusScroll;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Showing;
import app.offcut.ui.plan.PlanList.Sum;
import app.offcut.ui.plan.PlanOrder;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowAction;
import app.offcut.ui.projects.list.RowText;
import app.offcut.ui.projects.table.StatePill;
import app.offcut.ui.projects.table.Thumbnails;
import app.offcut.ui.projects.table.Tile;
import atlantafx.base.theme.Styles;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The details pane at the right: the video, the sizes, the plan file by file, and the actions. */
public final class DetailView extends VBox {

    private static final int COLUMNS = 5;

    /** The widths of the lines that stand for the files while they are looked at. */
    private static final List<Double> SKELETON = List.of(0.62, 0.48, 0.7);

    private final DetailModel model;
    private final InstantSource clock;
    private final Actions actions;
    private final Tile picture;
    private final Label name = Parts.wrapped("", "detail-name");
    private final Label video = Parts.wrapped("", "small");
    private final StatePill pill;
    private final GridPane categories = new GridPane();
    private final Map<Category, CheckBox> kinds = new EnumMap<>(Category.class);
    private final ListView<PlannedFile> list = new ListView<>();
    private final Label going = new Label();
    private final HBox tools = new HBox(8);
    private final VBox skeleton = new VBox(14);
    private final Button play;
    private final Button clean = new Button();
    private final Button more = new Button();
    private final ObservableValue<Boolean> shown = Showing.in(this);

    /** Navigation from the pane; files by their path relative to the library. */
    public record Actions(
            BiConsumer<ListedProject, RowAction> act,
            Consumer<String> open,
            Consumer<String> reveal,
            Runnable close) {}

    public DetailView(
            DetailModel model, Thumbnails thumbnails, InstantSource clock, Actions actions) {
        this.model = model;
        this.clock = clock;
        this.actions = actions;
        this.pill = new StatePill(clock);
        this.picture = new Tile(thumbnails, 124, 70);
        this.play =
                Parts.button(
                        "play",
                        "ui.detail.play",
                        this::play,
                        Styles.FLAT,
                        Styles.SMALL,
                        "detail-play");
        getStyleClass().add("detail");
        setAccessibleText(Texts.of("ui.detail"));
        VBox plan = plan();
        VBox.setVgrow(plan, Priority.ALWAYS);
        // scrolls where the pane is low; the plan, its sentence and the buttons always show
        VBox facts = new VBox(16, video(), categories);
        facts.getStyleClass().add("detail-facts");
        FocusScroll above = new FocusScroll(facts);
        above.setMinHeight(0);
        getChildren().setAll(above, plan, buttons());
        categories.getStyleClass().add("detail-categories");
        model.projectProperty()
                .flatMap(project -> project.rowProperty())
                .when(shown)
                .subscribe(_ -> show());
    }

    public void focus() {
        list.requestFocus();
    }

    private Node video() {
        picture.getStyleClass().add("detail-picture");
        picture.setOnMouseClicked(_ -> play());
        play.setGraphic(new FontIcon(Feather.PLAY));
        play.visibleProperty().bind(video.visibleProperty());
        Parts.collapse(video, play);
        Label generator = new Label(model.generator());
        generator.setId("detail-generator");
        generator.getStyleClass().add("small");
        FlowPane state = new FlowPane(8, 2, Parts.firm(pill), Parts.firm(play));
        state.setRowValignment(VPos.CENTER);
        state.setPrefWrapLength(0);
        Button close = Parts.close(actions.close, Styles.SMALL, "detail-close");
        close.setId("close-detail");
        HBox top = new HBox(4, name, Parts.space(), Parts.firm(close));
        VBox words = new VBox(4, top, generator, state, video);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(12, picture, words);
    }

    private void play() {
        ListedProject project = model.projectProperty().get();
        FinalFile file = project == null ? null : project.row().finalFile();
        if (file != null) actions.open.accept(file.path());
    }

    private void show() {
        ListedProject project = model.projectProperty().get();
        if (project != null) show(project, project.row());
    }

    private void show(ListedProject project, ProjectRow now) {
        picture.show(now);
        name.setText(Visible.of(now.name()));
        pill.show(now.state());
        FinalFile file = now.finalFile();
        video.setVisible(file != null);
        video.setText(file == null ? "" : words(file));
        boolean whole = file == null || file.complete();
        play.setText(Texts.of(whole ? "ui.detail.play" : "ui.detail.play-broken"));
        categories.getChildren().clear();
        kinds.clear();
        for (Category category : RowText.DELETABLE) add(now, category);
        add(now, Category.UNKNOWN);
        if (now.usage().unreadable() > 0) addAtLeast();
        showPlan(project, now);
    }

    private String words(FinalFile file) {
        Double seconds = file.seconds();
        return Texts.of(
                file.complete() ? "ui.detail.final" : "ui.detail.final-broken",
                Formats.bytes(file.bytes()),
                seconds == null ? "–" : Formats.length(seconds),
                RowText.when(file.modified(), clock.instant()));
    }

    private void add(ProjectRow now, Category category) {
        Amount amount = now.usage().of(category);
        if (amount.files() == 0) return;
        Region dot = new Region();
        dot.getStyleClass().addAll("key", "category-" + category.word());
        Label word = new Label(Texts.of(category));
        Label count = new Label(Texts.of("ui.detail.files", amount.files()));
        count.getStyleClass().add("small");
        Label size = new Label(Formats.bytes(amount.bytes()));
        size.setTooltip(new Tooltip(Formats.exactBytes(amount.bytes())));
        size.setMinWidth(Region.USE_PREF_SIZE); // a number without its unit misleads
        GridPane.setHgrow(count, Priority.ALWAYS);
        GridPane.setHalignment(size, HPos.RIGHT);
        CheckBox box = tick(category);
        kinds.put(category, box);
        categories.addRow(categories.getRowCount(), box, dot, word, count, size);
        addBelow(notes(amount, category == Category.PROVIDER ? now.usage().sharedBytes() : 0));
    }

    private static String notes(Amount amount, long shared) {
        List<String> notes = new ArrayList<>();
        if (shared > 0) notes.add(Texts.of("ui.detail.shared", Formats.bytes(shared)));
        if (Formats.differs(amount.bytes(), amount.allocatedBytes()))
            notes.add(Texts.of("ui.detail.on-disk", Formats.bytes(amount.allocatedBytes())));
        return String.join(" · ", notes);
    }

    /** Ticks and unticks all files of a kind. */
    private CheckBox tick(Category category) {
        CheckBox box = new CheckBox();
        box.setId("kind-" + category.word());
        box.setAccessibleText(Texts.of("ui.detail.kind", Texts.of(category)));
        box.setTooltip(new Tooltip(Texts.of("ui.detail.kind", Texts.of(category))));
        // a click on a half-ticked box ticks all
        box.setOnAction(_ -> model.tick(category, box.isSelected()));
        return box;
    }

    /** On a line of its own: beside the length, words would be cut off. */
    private void addBelow(String notes) {
        if (notes.isEmpty()) return;
        Label below = new Label(notes);
        below.getStyleClass().add("small");
        GridPane.setHalignment(below, HPos.RIGHT);
        categories.add(below, 0, categories.getRowCount(), COLUMNS, 1);
    }

    private void addAtLeast() {
        Label least = Parts.wrapped(Texts.of("ui.detail.at-least"), "small");
        categories.add(least, 0, categories.getRowCount(), COLUMNS, 1);
    }

    private VBox plan() {
        going.getStyleClass().add("plan-sum");
        going.setId("plan-sum");
        Label why = Parts.sentence(model.saidProperty(), "small");
        why.setId("detail-said");
        files();
        skeleton();
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getChildren().setAll(filters(), Parts.space(), order());
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(skeleton, Priority.ALWAYS);
        Parts.collapse(going, tools, list, skeleton);
        model.sumProperty().when(shown).subscribe(_ -> showPlan());
        model.lookingProperty().when(shown).subscribe(_ -> showPlan());
        return new VBox(8, going, why, tools, list, skeleton);
    }

    /** Grey lines in the place of the files. */
    private void skeleton() {
        skeleton.setId("plan-skeleton");
        skeleton.getStyleClass().add("skeleton");
        for (double share : SKELETON) {
            Region line = new Region();
            line.getStyleClass().add("region");
            line.maxWidthProperty().bind(skeleton.widthProperty().multiply(share));
            skeleton.getChildren().add(line);
        }
    }

    private void showPlan() {
        ListedProject project = model.projectProperty().get();
        if (project != null) showPlan(project, project.row());
    }

    private void showPlan(ListedProject project, ProjectRow row) {
        boolean looking = model.lookingProperty().get();
        boolean planned = model.planned();
        going.setText(looking ? Texts.of("ui.detail.looking") : words(model.sumProperty().get()));
        going.setVisible(looking || planned);
        tools.setVisible(looking || planned);
        list.setVisible(planned);
        skeleton.setVisible(looking);
        showTicks(looking);
        offer(project, row);
    }

    /** A box keeps its room while it is not known whether there is something to tick. */
    private void showTicks(boolean looking) {
        boolean any = kinds.keySet().stream().anyMatch(kind -> model.ticks(kind).all() > 0);
        kinds.forEach((kind, box) -> {
            Ticks ticks = model.ticks(kind);
            box.setManaged(looking || any);
            box.setVisible(ticks.all() > 0);
            box.setSelected(ticks.ticked() == ticks.all());
            box.setIndeterminate(ticks.ticked() > 0 && ticks.ticked() < ticks.all());
        });
    }

    private static String words(Sum sum) {
        if (sum.going() + sum.staying() == 0) return Texts.of("ui.detail.nothing");
        return Texts.of(
                "ui.detail.sum",
                sum.going(),
                Formats.freeing(sum.bytes(), sum.freedBytes()),
                sum.staying());
    }

    private Node filters() {
        SegmentedButton buttons = new SegmentedButton();
        for (PlanFilter one : PlanFilter.values()) {
            ToggleButton button = new ToggleButton(Texts.of(one));
            button.setId("plan-" + one.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().add(Styles.SMALL);
            button.setUserData(one);
            button.setSelected(one == model.filterProperty().get());
            buttons.getButtons().add(button);
        }
        Parts.chooseOne(buttons, filter -> model.filterProperty().set((PlanFilter) filter));
        return buttons;
    }

    private Node order() {
        ChoiceBox<PlanOrder> order = new ChoiceBox<>();
        order.setId("plan-order");
        order.setAccessibleText(Texts.of("ui.detail.order"));
        order.setConverter(new DisplayOnly<>(Texts::of));
        order.getItems().setAll(PlanOrder.values());
        order.valueProperty().bindBidirectional(model.orderProperty());
        return Parts.firm(order);
    }

    private void files() {
        list.setItems(model.shown());
        list.setId("plan");
        list.setAccessibleText(Texts.of("ui.detail.plan"));
        list.setCellFactory(_ -> new PlannedFileCell(actions.reveal));
        list.setOnKeyPressed(key -> {
            PlannedFile file = list.getSelectionModel().getSelectedItem();
            if (key.getCode() != KeyCode.SPACE || file == null) return;
            model.tick(file);
            key.consume();
        });
        Label none = new Label(Texts.of("ui.detail.nothing"));
        none.getStyleClass().add("small");
        list.setPlaceholder(none);
    }

    private Node buttons() {
        clean.setId("clean-detail");
        clean.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(clean, Priority.ALWAYS);
        more.setId("pin-detail");
        Parts.firm(more);
        Parts.collapse(more);
        HBox buttons = new HBox(8, clean, more);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    /**
     * Shows the state's own action, and the pin or Erase now. A cleanup runs the plan that is
     * shown.
     */
    private void offer(ListedProject project, ProjectRow row) {
        RowState state = row.state();
        RowAction action = RowAction.of(state).orElse(null);
        boolean runs = action == RowAction.CLEAN_UP || action == RowAction.RETRY;
        clean.setVisible(action != null);
        clean.getStyleClass().remove(Styles.ACCENT);
        if (runs) clean.getStyleClass().add(Styles.ACCENT);
        clean.setDisable(runs && !model.mayRun());
        if (action != null) {
            String words = Texts.of(action);
            long freed = freed(row);
            clean.setText(
                    runs && freed > 0
                            ? Texts.of("ui.detail.clean", words, Formats.bytes(freed))
                            : words);
            clean.setOnAction(_ -> {
                if (runs) model.cleanUp();
                else actions.act.accept(project, action);
            });
        }
        boolean pinned = state instanceof RowState.Pinned;
        // never another action: it would come under the pointer when a cleanup ends
        RowAction pin = pinned ? RowAction.UNPIN : RowAction.PIN;
        more.setVisible(pinned ? action != RowAction.UNPIN : RowAction.all(state).contains(pin));
        more.setText(Texts.of(pin));
        more.setOnAction(_ -> actions.act.accept(project, pin));
    }

    /** What the plan frees; until there is one, what was measured. */
    private long freed(ProjectRow row) {
        return model.planned()
                ? model.sumProperty().get().freedBytes()
                : row.usage().reclaimableAllocatedBytes();
    }
}
