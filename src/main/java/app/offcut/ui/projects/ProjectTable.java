package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import app.offcut.text.Texts;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** The list itself: virtualised, sortable, one line of equal height per project. */
final class ProjectTable extends TableView<ListedProject> {
    private static final double LINE = 48;

    /** For a button of ten letters, and the menu beside it. */
    private static final double ACTION = 136;

    /** Of all columns but the first two, and of the scroll bar. */
    private static final double FIXED = 92 + 92 + 148 + ACTION + 18;

    private TableColumn<ListedProject, ProjectRow> caches = new TableColumn<>();

    ProjectTable(ProjectList list) {
        setId("projects");
        setAccessibleText(Texts.of("ui.projects"));
        setFixedCellSize(LINE);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        SortedList<ListedProject> sorted = new SortedList<>(list.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
    }

    /** The columns, from left to right; the list begins with what frees most. */
    void columns(
            Supplier<TableCell<ListedProject, ProjectRow>> project,
            Supplier<TableCell<ListedProject, ProjectRow>> bar,
            Supplier<TableCell<ListedProject, ProjectRow>> state,
            Supplier<TableCell<ListedProject, ProjectRow>> action) {
        TableColumn<ListedProject, ProjectRow> free =
                sizes("ui.column.free", row -> row.usage().reclaimableBytes());
        var name =
                column(
                        "ui.column.project",
                        project,
                        Comparator.comparing(ProjectRow::name, Collator.getInstance()));
        name.getStyleClass().add("project-column");
        caches =
                column(
                        "ui.column.caches",
                        bar,
                        Comparator.comparingLong(r -> r.usage().cacheBytes()));
        var states =
                column("ui.column.state", state, Comparator.comparing(r -> Words.state(r.state())));
        caches.prefWidthProperty().bind(widthProperty().map(w -> cachesWidth(w.doubleValue())));
        name.prefWidthProperty()
                .bind(
                        widthProperty()
                                .map(w -> w.doubleValue() - FIXED - cachesWidth(w.doubleValue())));
        var total = sizes("ui.column.total", row -> row.usage().totalBytes());
        getColumns()
                .setAll(List.of(name, caches, total, free, fixed(states, 148), actions(action)));
        free.setSortType(SortType.DESCENDING);
        getSortOrder().setAll(List.of(free));
    }

    /** The bars take a part of the room that names do not need. */
    private static double cachesWidth(double width) {
        return Math.clamp(Math.floor((width - 520) / 3), 80, 260);
    }

    private static TableColumn<ListedProject, ProjectRow> actions(
            Supplier<TableCell<ListedProject, ProjectRow>> cell) {
        var column = column("ui.column.action", cell, Comparator.comparing(ProjectRow::id));
        column.setSortable(false);
        column.getStyleClass().add("action-column");
        return fixed(column, ACTION);
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
        column.setResizable(false);
        return column;
    }

    /** Puts a switch into the head of the column of bars. */
    void cachesSwitch(Node node) {
        caches.setGraphic(node);
    }

    private static TableColumn<ListedProject, ProjectRow> sizes(
            String key, ToLongFunction<ProjectRow> bytes) {
        var column = column(key, () -> new SizeCell(bytes), Comparator.comparingLong(bytes));
        column.getStyleClass().add("size-column");
        return fixed(column, 92);
    }

    private static TableColumn<ListedProject, ProjectRow> fixed(
            TableColumn<ListedProject, ProjectRow> column, double width) {
        column.setPrefWidth(width);
        return column;
    }

    void nothingToShow(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("small");
        setPlaceholder(label);
    }
}
