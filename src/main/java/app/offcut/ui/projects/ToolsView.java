package app.offcut.ui.projects;

import app.offcut.text.Texts;
import app.offcut.ui.fx.DisplayOnly;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowFilter;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The toolbar above the list: search, filter, and the switch between list, map and insights. */
final class ToolsView extends HBox {
    private final ProjectList list;

    /** Kept in fields, because a binding that is not referenced stops working. */
    private final ObservableBooleanValue narrow;

    private final ObservableBooleanValue tight;

    private final CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
    private final SegmentedButton filters = new SegmentedButton();
    private final ChoiceBox<RowFilter> filterChoice = new ChoiceBox<>();
    private final SegmentedButton viewSwitch = new SegmentedButton();
    private final Button details =
            Parts.icon(Feather.SIDEBAR, "ui.details.turn", () -> {}, "turn-details");
    private final ReadOnlyObjectWrapper<ShownAs> shownAs =
            new ReadOnlyObjectWrapper<>(ShownAs.LIST);

    /**
     * @param narrow whether a menu stands for the filters
     * @param tight whether there is room for icons only
     */
    ToolsView(ProjectList list, ObservableBooleanValue narrow, ObservableBooleanValue tight) {
        super(16);
        this.list = list;
        this.narrow = narrow;
        this.tight = tight;
        getStyleClass().add("tools");
        setAlignment(Pos.CENTER_LEFT);
        search();
        filters();
        filterChoice();
        viewSwitch();

        HBox finding = new HBox(16, search, filters, filterChoice);
        finding.setAlignment(Pos.CENTER_LEFT);
        finding.visibleProperty().bind(shownAs.map(ShownAs::ofProjects));
        details.setId("turn-details");
        details.visibleProperty().bind(shownAs.map(ShownAs::ofProjects));
        getChildren().setAll(finding, Parts.space(), viewSwitch, details);
        Parts.collapse(filters, filterChoice, details);
        narrow.subscribe(this::fit);
        tight.subscribe(this::fitSwitch);
    }

    private void fit(boolean menu) {
        filters.setVisible(!menu);
        filterChoice.setVisible(menu);
        search.setMinWidth(menu ? 80 : 160);
    }

    private void fitSwitch(boolean icons) {
        viewSwitch
                .getButtons()
                .forEach(button ->
                        button.setContentDisplay(
                                icons ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
    }

    /** Adds the button for the details. */
    void offerDetails(ObservableBooleanValue none, Runnable turn) {
        details.disableProperty().bind(none);
        details.setTooltip(new Tooltip(Texts.of("ui.details.turn")));
        details.setOnAction(_ -> turn.run());
    }

    void startSearch() {
        if (!shownAs.get().ofProjects()) show(ShownAs.LIST);
        search.requestFocus();
        search.selectAll();
    }

    ReadOnlyObjectProperty<ShownAs> shownAsProperty() {
        return shownAs.getReadOnlyProperty();
    }

    void show(ShownAs as) {
        viewSwitch.getButtons().get(as.ordinal()).setSelected(true);
    }

    /** Focuses what is chosen of list, map and insights. */
    void focusSwitch() {
        viewSwitch.getButtons().get(shownAs.get().ordinal()).requestFocus();
    }

    private void search() {
        search.setId("search");
        search.setPromptText(Texts.of("ui.search"));
        search.setAccessibleText(Texts.of("ui.search"));
        search.setLeft(new FontIcon(Feather.SEARCH));
        search.textProperty().bindBidirectional(list.searchProperty());
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                key.consume();
            }
        });
    }

    private void filters() {
        for (RowFilter filter : RowFilter.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("filter-" + filter.word());
            button.setUserData(filter);
            list.totalsProperty().subscribe(() -> button.setText(words(filter)));
            list.foundProperty().subscribe(_ -> button.setText(words(filter)));
            filters.getButtons().add(button);
        }
        Parts.chooseOne(filters, filter -> list.filterProperty().set((RowFilter) filter));
        list.filterProperty()
                .subscribe(filter -> filters.getButtons().get(filter.ordinal()).setSelected(true));
    }

    private void filterChoice() {
        filterChoice.setId("filter");
        filterChoice.setAccessibleText(Texts.of("ui.filter"));
        filterChoice.getItems().setAll(RowFilter.values());
        filterChoice.valueProperty().bindBidirectional(list.filterProperty());
        list.totalsProperty().subscribe(this::convert);
        list.foundProperty().subscribe(_ -> convert());
    }

    private void convert() {
        filterChoice.setConverter(new DisplayOnly<>(this::words));
    }

    /** With how many projects it would show. */
    private String words(RowFilter filter) {
        return Texts.of(
                filter,
                list.foundProperty().get().getOrDefault(filter, list.totals().shown(filter)));
    }

    private void viewSwitch() {
        for (ShownAs as : ShownAs.values()) {
            ToggleButton button = new ToggleButton(Texts.of(as));
            button.setId("as-" + as.word());
            button.setGraphic(new FontIcon(as.icon()));
            button.setUserData(as);
            button.setTooltip(new Tooltip(Texts.of(as)));
            viewSwitch.getButtons().add(button);
        }
        Parts.chooseOne(viewSwitch, as -> shownAs.set((ShownAs) as));
        viewSwitch.getButtons().getFirst().setSelected(true);
    }
}
