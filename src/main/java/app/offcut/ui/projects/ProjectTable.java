package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** The list itself: virtualised, sortable, one line of equal height per project. */
final class ProjectTable extends TableView<ListedProject> {
    private static final double LINE = 48;

    ProjectTable(ProjectList list) {
        setId("projects");
        setAccessibleText(Texts.of("ui.projects"));
        setFixedCellSize(LINE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        SortedList<ListedProject> sorted = new SortedList<>(list.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
    }

    /** The columns, from left to right; the list begins with what frees most. */
    void columns(
            Supplier<TableCell<ListedProject, ProjectRow>> project,
            Supplier<TableCell<ListedProject, ProjectRow>> bar,
            Supplier<TableCell<ListedProject, ProjectRow>> action) {
        TableColumn<ListedProject, ProjectRow> free =
                sizes("ui.column.free", row -> row.usage().reclaimableBytes());
        var columns =
                List.of(
                        flexible(
                                column(
                                        "ui.column.project",
                                        project,
                                        Comparator.comparing(
                                                ProjectRow::name, Collator.getInstance())),
                                220,
                                420),
                        flexible(
                                column(
                                        "ui.column.caches",
                                        bar,
                                        Comparator.comparingLong(r -> r.usage().cacheBytes())),
                                96,
                                200),
                        sizes("ui.column.total", row -> row.usage().totalBytes()),
                        free,
                        fixed(
                                column(
                                        "ui.column.state",
                                        StateCell::new,
                                        Comparator.comparing(r -> Words.state(r.state()))),
                                144),
                        fixed(actions(action), 124));
        getColumns().setAll(columns);
        columns.getFirst().getStyleClass().add("project-column");
        free.setSortType(SortType.DESCENDING);
        getSortOrder().setAll(List.of(free));
    }

    private static TableColumn<ListedProject, ProjectRow> actions(
            Supplier<TableCell<ListedProject, ProjectRow>> cell) {
        var column = column("ui.column.action", cell, Comparator.comparing(ProjectRow::id));
        column.setSortable(false);
        column.getStyleClass().add("action-column");
        return column;
    }

    private static TableColumn<ListedProject, ProjectRow> column(
            String key,
            Supplier<TableCell<ListedProject, ProjectRow>> cell,
            Comparator<ProjectRow> order) {
        TableColumn<ListedProject, ProjectRow> column = new TableColumn<>(Texts.of(key));
        column.setCellValueFactory(line -> line.getValue().rowProperty());
        column.setCellFactory(_ -> cell.get());
        column.setComparator(order);
        column.setReorderable(false);
        return column;
    }

    private static TableColumn<ListedProject, ProjectRow> sizes(
            String key, ToLongFunction<ProjectRow> bytes) {
        var column = column(key, () -> new SizeCell(bytes), Comparator.comparingLong(bytes));
        column.getStyleClass().add("size-column");
        return fixed(column, 96);
    }

    private static TableColumn<ListedProject, ProjectRow> fixed(
            TableColumn<ListedProject, ProjectRow> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setResizable(false);
        return column;
    }

    private static TableColumn<ListedProject, ProjectRow> flexible(
            TableColumn<ListedProject, ProjectRow> column, double least, double usual) {
        column.setMinWidth(least);
        column.setPrefWidth(usual);
        return column;
    }

    /** A size, exact in the tooltip. */
    private static final class SizeCell extends TableCell<ListedProject, ProjectRow> {
        private final ToLongFunction<ProjectRow> bytes;

        private SizeCell(ToLongFunction<ProjectRow> bytes) {
            this.bytes = bytes;
        }

        @Override
        protected void updateItem(ProjectRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            long length = bytes.applyAsLong(row);
            setText(Words.size(length));
            setTooltip(length == 0 ? null : new Tooltip(Formats.exactBytes(length)));
        }
    }

    void nothingToShow(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("small");
        setPlaceholder(label);
    }
}
