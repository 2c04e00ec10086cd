package app.offcut.ui.detail;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.ProjectRow.FinalFile;
import app.offcut.cleanup.survey.RowState;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.fx.FocusScroll;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Showing;
import app.offcut.ui.plan.PlanList.Sum;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowAction;
import app.offcut.ui.projects.list.RowText;
import app.offcut.ui.projects.table.StatePill;
import app.offcut.ui.projects.table.Thumbnails;
import app.offcut.ui.projects.table.Tile;
import atlantafx.base.theme.Styles;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
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

    private static final int COLUMNS = 4;

    private final DetailModel model;
    private final InstantSource clock;
    private final Actions actions;
    private final Tile picture;
    private final Label name = Parts.wrapped("", "detail-name");
    private final Label video = Parts.wrapped("", "small");
    private final StatePill pill;
    private final GridPane categories = new GridPane();
    private final ListView<PlannedFile> list = new ListView<>();
    private final Button clean = new Button();
    private final Button more = new Button();
    private final ObservableValue<Boolean> shown = Showing.in(this);

    /** Navigation from the pane; files by their path relative to the library. */
    public record Actions(
            BiConsumer<ListedProject, RowAction> act,
            Consumer<String> open,
            Consumer<String> reveal) {}

    public DetailView(
            DetailModel model, Thumbnails thumbnails, InstantSource clock, Actions actions) {
        this.model = model;
        this.clock = clock;
        this.actions = actions;
        this.pill = new StatePill(clock);
        this.picture = new Tile(thumbnails, 124, 70);
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
        Button play =
                Parts.button(
                        "play",
                        "ui.detail.play",
                        this::play,
                        Styles.FLAT,
                        Styles.SMALL,
                        "detail-play");
        play.setGraphic(new FontIcon(Feather.PLAY));
        play.visibleProperty().bind(video.visibleProperty());
        Parts.collapse(video, play);
        Label generator = new Label(model.generator());
        generator.setId("detail-generator");
        generator.getStyleClass().add("small");
        VBox words = new VBox(4, name, generator, pill, video, play);
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
        categories.getChildren().clear();
        for (Category category : RowText.DELETABLE) add(now, category);
        add(now, Category.UNKNOWN);
        if (now.usage().unreadable() > 0) addAtLeast();
        offer(project, now.state());
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
        String files = Texts.of("ui.detail.files", amount.files());
        boolean shared = category == Category.PROVIDER && now.usage().sharedBytes() > 0;
        Label count =
                new Label(
                        shared
                                ? Texts.of(
                                        "ui.detail.shared",
                                        files,
                                        Formats.bytes(now.usage().sharedBytes()))
                                : files);
        count.getStyleClass().add("small");
        Label size = new Label(Formats.bytes(amount.bytes()));
        size.setTooltip(new Tooltip(Formats.exactBytes(amount.bytes())));
        GridPane.setHgrow(count, Priority.ALWAYS);
        GridPane.setHalignment(size, HPos.RIGHT);
        categories.addRow(categories.getRowCount(), dot, word, count, size);
        if (Formats.differs(amount.bytes(), amount.allocatedBytes())) addOnDisk(amount);
    }

    /** On a line of its own: beside the length, words would be cut off. */
    private void addOnDisk(Amount amount) {
        String size = Formats.bytes(amount.allocatedBytes());
        Label onDisk = new Label(Texts.of("ui.detail.on-disk", size));
        onDisk.getStyleClass().add("small");
        GridPane.setHalignment(onDisk, HPos.RIGHT);
        categories.add(onDisk, 0, categories.getRowCount(), COLUMNS, 1);
    }

    private void addAtLeast() {
        Label least = Parts.wrapped(Texts.of("ui.detail.at-least"), "small");
        categories.add(least, 0, categories.getRowCount(), COLUMNS, 1);
    }

    private VBox plan() {
        Label going = new Label();
        going.getStyleClass().add("plan-sum");
        model.sumProperty().when(shown).subscribe(sum -> going.setText(words(sum)));
        Label why = Parts.sentence(model.saidProperty(), "small");
        why.setId("detail-said");
        files();
        VBox.setVgrow(list, Priority.ALWAYS);
        return new VBox(8, going, why, filters(), list);
    }

    private static String words(Sum sum) {
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

    private void files() {
        list.setItems(model.shown());
        list.setId("plan");
        list.setAccessibleText(Texts.of("ui.detail.plan"));
        list.setCellFactory(_ -> new PlannedFileCell(actions.reveal));
        list.setOnKeyPressed(key -> {
            PlannedFile file = list.getSelectionModel().getSelectedItem();
            if (key.getCode() != KeyCode.SPACE || file == null) return;
            if (!file.item().goes() || file.refused()) return;
            file.tickedProperty().set(!file.tickedProperty().get());
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
        model.sumProperty().when(shown).subscribe(_ -> offer());
        HBox buttons = new HBox(8, clean, more);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private void offer() {
        ListedProject project = model.projectProperty().get();
        if (project != null) offer(project, project.row().state());
    }

    /** Shows the state's own action, and the pin. A cleanup runs the plan that is shown. */
    private void offer(ListedProject project, RowState state) {
        RowAction action = RowAction.of(state).orElse(null);
        boolean runs = action == RowAction.CLEAN_UP || action == RowAction.RETRY;
        clean.setVisible(action != null);
        clean.getStyleClass().remove(Styles.ACCENT);
        if (runs) clean.getStyleClass().add(Styles.ACCENT);
        clean.setDisable(runs && !model.mayRun());
        if (action != null) {
            String words = Texts.of(action);
            clean.setText(
                    runs
                            ? Texts.of(
                                    "ui.detail.clean",
                                    words,
                                    Formats.bytes(model.sumProperty().get().freedBytes()))
                            : words);
            clean.setOnAction(_ -> {
                if (runs) model.cleanUp();
                else actions.act.accept(project, action);
            });
        }
        boolean pinned = state instanceof RowState.Pinned;
        RowAction pin = pinned ? RowAction.UNPIN : RowAction.PIN;
        more.setVisible(pinned ? action != RowAction.UNPIN : RowAction.all(state).contains(pin));
        more.setText(Texts.of(pin));
        more.setOnAction(_ -> actions.act.accept(project, pin));
    }
}
