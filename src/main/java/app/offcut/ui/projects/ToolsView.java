package app.offcut.ui.projects;

import app.offcut.text.Texts;
import app.offcut.ui.fx.DisplayOnly;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowFilter;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The toolbar above the list: search, filter, and the switch between list and map. */
final class ToolsView extends HBox {
    private final ProjectList list;

    /** Kept in a field, because a binding that is not referenced stops working. */
    private final ObservableBooleanValue narrow;

    private final CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
    private final SegmentedButton filters = new SegmentedButton();
    private final ChoiceBox<RowFilter> filterChoice = new ChoiceBox<>();
    private final SegmentedButton viewSwitch = new SegmentedButton();
    private final ReadOnlyBooleanWrapper asMap = new ReadOnlyBooleanWrapper();

    ToolsView(ProjectList list, ObservableBooleanValue narrow) {
        super(16);
        this.list = list;
        this.narrow = narrow;
        getStyleClass().add("tools");
        setAlignment(Pos.CENTER_LEFT);
        search();
        filters();
        filterChoice();
        viewSwitch();

        getChildren().setAll(search, filters, filterChoice, Parts.space(), viewSwitch);
        Parts.collapse(filters, filterChoice);
        narrow.subscribe(this::fit);
    }

    private void fit(boolean tight) {
        filters.setVisible(!tight);
        filterChoice.setVisible(tight);
        search.setMinWidth(tight ? 80 : 160);
        viewSwitch
                .getButtons()
                .forEach(button ->
                        button.setContentDisplay(
                                tight ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
    }

    void startSearch() {
        search.requestFocus();
        search.selectAll();
    }

    ReadOnlyBooleanProperty asMapProperty() {
        return asMap.getReadOnlyProperty();
    }

    void showAs(boolean map) {
        viewSwitch.getButtons().get(map ? 1 : 0).setSelected(true);
    }

    private void search() {
        search.setId("search");
        search.setPromptText(Texts.of("ui.search"));
        search.setAccessibleText(Texts.of("ui.search"));
        search.setLeft(new FontIcon(Feather.SEARCH));
        search.setPrefWidth(240);
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
            list.totalsProperty().subscribe(_ -> button.setText(words(filter)));
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
        list.totalsProperty()
                .subscribe(_ -> filterChoice.setConverter(new DisplayOnly<>(this::words)));
    }

    private String words(RowFilter filter) {
        return Texts.of(filter, list.totals().shown(filter));
    }

    private void viewSwitch() {
        for (boolean map : new boolean[] {false, true}) {
            ToggleButton button = new ToggleButton(Texts.of(map ? "ui.as.map" : "ui.as.list"));
            button.setId(map ? "as-map" : "as-list");
            button.setGraphic(new FontIcon(map ? Feather.GRID : Feather.LIST));
            button.setUserData(map);
            viewSwitch.getButtons().add(button);
        }
        Parts.chooseOne(viewSwitch, map -> asMap.set((boolean) map));
        viewSwitch.getButtons().getFirst().setSelected(true);
    }
}
