package app.offcut.ui.projects;

import app.offcut.text.Texts;
import app.offcut.ui.preferences.ChoiceModel;
import atlantafx.base.theme.Styles;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list of projects with its totals above and the running cleanup below. */
public final class ProjectsView extends VBox {
    /**
     * Where the list leads to.
     *
     * @param review asks before these projects are cleaned
     * @param reason shows why a project is as it is
     */
    public record Ways(Consumer<List<ListedProject>> review, Consumer<ListedProject> reason) {}

    private final ProjectsModel model;
    private final Ways ways;
    private final CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
    private final ProjectTable table;
    private final FooterView footer;
    private final HBox middle = new HBox();
    private final SegmentedButton asListOrMap = new SegmentedButton();
    private Node map = new Region();

    public ProjectsView(
            ProjectsModel model,
            Thumbnails thumbnails,
            ChoiceModel<Boolean> fullBars,
            InstantSource clock,
            Ways ways) {
        this.model = model;
        this.ways = ways;
        getStyleClass().add("projects-view");
        footer = new FooterView(model);
        table = new ProjectTable(model.list());
        table.columns(
                () -> new ProjectCell(thumbnails, clock),
                () -> new BarCell(model.list().totalsProperty(), fullBars.chosenProperty()),
                () -> new StateCell(clock),
                () -> new ActionCell(this::act));
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DELETE && key.isShiftDown()) eraseSelection();
            else if (key.getCode() == KeyCode.DELETE) cleanSelection();
            else if (key.getCode() == KeyCode.ENTER) actOnSelection();
        });
        middle.getChildren().setAll(table);
        table.setContextMenu(menu());
        HBox.setHgrow(table, Priority.ALWAYS);
        VBox.setVgrow(middle, Priority.ALWAYS);
        model.list().totalsProperty().subscribe(_ -> explainEmptiness());
        model.measuredAtProperty().subscribe(_ -> explainEmptiness());
        model.measuringProperty().subscribe(_ -> explainEmptiness());
        getChildren()
                .setAll(new OverviewView(model, clock, this::reviewAll), tools(), middle, footer);
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<ListedProject>) _ -> countSelection());
        model.list().totalsProperty().subscribe(_ -> countSelection());
        table.cachesSwitch(barSwitch(fullBars));
    }

    private void countSelection() {
        footer.show(Selection.of(List.copyOf(table.getSelectionModel().getSelectedItems())));
    }

    /** In the head of the bars' column. */
    private static ToggleButton barSwitch(ChoiceModel<Boolean> fullBars) {
        ToggleButton button = new ToggleButton(null, new FontIcon(Feather.ALIGN_LEFT));
        button.setId("full-bars");
        button.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, "bar-switch");
        Tooltip tooltip = new Tooltip();
        button.setTooltip(tooltip);
        fullBars.chosenProperty()
                .subscribe(full -> {
                    button.setSelected(full);
                    button.setGraphic(
                            new FontIcon(full ? Feather.ALIGN_JUSTIFY : Feather.ALIGN_LEFT));
                    tooltip.setText(Texts.of(full ? "ui.bars.full" : "ui.bars.compared"));
                    button.setAccessibleText(tooltip.getText());
                });
        button.setOnAction(_ -> {
            fullBars.choose(!fullBars.chosenProperty().get());
            // shows what holds if it could not even be asked for
            button.setSelected(fullBars.chosenProperty().get());
        });
        return button;
    }

    /** Another way to show what the table shows; a switch goes to and fro. */
    public void map(Node node) {
        map = node;
        node.setVisible(false);
        node.managedProperty().bind(node.visibleProperty());
        table.visibleProperty().bind(node.visibleProperty().not());
        table.managedProperty().bind(table.visibleProperty());
        HBox.setHgrow(node, Priority.ALWAYS);
        middle.getChildren().add(1, node);
        asListOrMap.getButtons().getFirst().setSelected(true);
    }

    /** For the keyboard's ways to list and map. */
    public void show(boolean asMap) {
        asListOrMap.getButtons().get(asMap ? 1 : 0).setSelected(true);
        (asMap ? map : table).requestFocus();
    }

    /** Selects a project's row. */
    public void select(ListedProject project) {
        table.getSelectionModel().clearSelection();
        table.getSelectionModel().select(project);
        table.scrollTo(project);
    }

    /** Puts something at the right of the table. */
    public void beside(Node pane) {
        middle.getChildren().add(pane);
    }

    /** The project that was selected last; null for none. */
    public ReadOnlyObjectProperty<@Nullable ListedProject> selectedProperty() {
        return table.getSelectionModel().selectedItemProperty();
    }

    /** For the keyboard's "search". */
    public void search() {
        search.requestFocus();
        search.selectAll();
    }

    /** For the keyboard's way into the list. */
    public void focusList() {
        table.requestFocus();
    }

    private Region tools() {
        search.setId("search");
        search.setPromptText(Texts.of("ui.search"));
        search.setAccessibleText(Texts.of("ui.search"));
        search.setLeft(new FontIcon(Feather.SEARCH));
        search.setPrefWidth(240);
        search.textProperty().bindBidirectional(model.list().searchProperty());
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                key.consume();
            }
        });
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox tools = new HBox(16, search, filters(), between, listOrMap());
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("tools");
        return tools;
    }

    private SegmentedButton filters() {
        SegmentedButton buttons = new SegmentedButton();
        for (RowFilter filter : RowFilter.values()) buttons.getButtons().add(button(filter));
        buttons.getToggleGroup()
                .selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) before.setSelected(true);
                    else model.list().filterProperty().set((RowFilter) now.getUserData());
                });
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        return buttons;
    }

    private SegmentedButton listOrMap() {
        for (boolean asMap : new boolean[] {false, true}) {
            String word = asMap ? "map" : "list";
            ToggleButton button = new ToggleButton(Texts.of("ui.as." + word));
            button.setId("as-" + word);
            button.setGraphic(new FontIcon(asMap ? Feather.GRID : Feather.LIST));
            button.setUserData(asMap);
            asListOrMap.getButtons().add(button);
        }
        asListOrMap
                .getToggleGroup()
                .selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) before.setSelected(true);
                    else map.setVisible((boolean) now.getUserData());
                });
        asListOrMap.setMinWidth(Region.USE_PREF_SIZE);
        return asListOrMap;
    }

    private ToggleButton button(RowFilter filter) {
        ToggleButton button = new ToggleButton();
        button.setId("filter-" + filter.word());
        button.setUserData(filter);
        button.setSelected(filter == model.list().filterProperty().get());
        model.list()
                .totalsProperty()
                .subscribe(totals ->
                        button.setText(
                                Texts.of("ui.filter." + filter.word(), totals.shown(filter))));
        return button;
    }

    private void explainEmptiness() {
        table.nothingToShow(Texts.of("ui.empty." + whyEmpty()));
    }

    private String whyEmpty() {
        if (!model.list().all().isEmpty()) return "filter";
        if (model.measuredAtProperty().get().isPresent()) return "library";
        return model.measuringProperty().get() ? "measuring" : "failed";
    }

    /** What a button of the row does. */
    public void act(ListedProject project, RowAction action) {
        switch (action) {
            case CLEAN_UP, RETRY -> model.cleanUp(project);
            case REVIEW -> ways.review.accept(List.of(project));
            case UNDO -> model.held().undo(project);
            case ERASE -> model.held().erase(project);
            case PIN -> model.pin(project);
            case UNPIN -> model.unpin(project);
            case SHOW -> ways.reason.accept(project);
            case STOP -> model.stop(project);
        }
    }

    /** What can be done with the selected row; also by the keyboard's menu key. */
    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu(new MenuItem());
        menu.setOnShowing(_ -> {
            ListedProject project = table.getSelectionModel().getSelectedItem();
            menu.getItems().clear();
            if (project == null) return;
            for (RowAction action : RowAction.all(project.row().state())) {
                MenuItem item = new MenuItem(Texts.of("ui.action." + action.word()));
                item.setOnAction(_ -> act(project, action));
                menu.getItems().add(item);
            }
        });
        return menu;
    }

    private void actOnSelection() {
        ListedProject project = table.getSelectionModel().getSelectedItem();
        if (project != null) RowAction.of(project.row().state()).ifPresent(a -> act(project, a));
    }

    /** One project is cleaned at once; several are reviewed first. */
    private void cleanSelection() {
        List<ListedProject> chosen =
                table.getSelectionModel().getSelectedItems().stream()
                        .filter(p -> p.row().state().cleanable())
                        .toList();
        if (chosen.size() == 1) model.cleanUp(chosen.getFirst());
        else if (!chosen.isEmpty()) ways.review.accept(chosen);
    }

    /** What is held of it, and nothing else. */
    private void eraseSelection() {
        List.copyOf(table.getSelectionModel().getSelectedItems()).forEach(model.held()::erase);
    }

    private void reviewAll() {
        ways.review.accept(
                model.list().all().stream().filter(p -> p.row().state().cleanable()).toList());
    }
}
