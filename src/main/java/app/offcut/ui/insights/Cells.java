package app.offcut.ui.insights;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The numbers of a chart as words, in rows and columns; the first column names the row. */
record Cells(List<String> columns, List<List<String>> rows) {
    private static final double LEAST = 76;
    private static final double PADDING = 20;
    private static final double LETTER = 6.5;
    private static final double NAME = 160;

    /** The table of them; the first column is as wide as there is room. */
    TableView<List<String>> table(String name) {
        TableView<List<String>> table = new TableView<>(FXCollections.observableList(rows));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(name);
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            TableColumn<List<String>, String> column = new TableColumn<>(columns.get(i));
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().get(at)));
            column.setSortable(false);
            column.setReorderable(false);
            column.setMinWidth(Math.max(LEAST, PADDING + columns.get(at).length() * LETTER));
            if (at > 0) column.getStyleClass().add("size-column");
            else column.setPrefWidth(NAME);
            table.getColumns().add(column);
        }
        return table;
    }
}
