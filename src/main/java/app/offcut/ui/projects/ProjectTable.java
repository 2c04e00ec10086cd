package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import app.offcut.text.Texts;
import app.offcut.ui.projects.ProjectList.Shown;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * The list itself: virtualised, sortable, one line of equal height per project. Filtering and
 * sorting are the model's; this keeps selection and scroll where they are.
 */
final class ProjectTable extends TableView<ListedProject> {
    private static final double LINE = 48;

    /** As many lines as can be selected while lines move by themselves. */
    private static final int MANY = 2_000;

    /** For a button of ten letters, and the menu beside it. */
    private static final double ACTION = 136;

    /** Of all columns but the first two, and of the scroll bar. */
    private static final double FIXED = 92 + 92 + 148 + ACTION + 18;

    private final ProjectList list;
    private final ObservableList<ListedProject> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable ListedProject> chosen =
            new ReadOnlyObjectWrapper<>();
    private final Place place;
    private boolean moving;
    private boolean waiting;
    private TableColumn<ListedProject, ProjectRow> caches = new TableColumn<>();

    ProjectTable(ProjectList list) {
        this.list = list;
        setId("projects");
        setAccessibleText(Texts.of("ui.projects"));
        setFixedCellSize(LINE);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setItems(lines);
        place = new Place(this);
        getSelectionModel().selectedItemProperty().subscribe(_ -> choose());
        lines.setAll(list.shown());
        list.shownProperty().subscribe(this::show);
    }

    /** The toolkit's own way sorts on the window's thread, and looks for every selected line. */
    @Override
    public void sort() {
        list.order(getSortOrder().stream().map(ProjectTable::order).toList());
    }

    private static RowOrder order(TableColumn<ListedProject, ?> column) {
        return new RowOrder(
                (RowOrder.By) column.getUserData(), column.getSortType() == SortType.DESCENDING);
    }

    /** The project that was selected last; null for none. Does not waver while lines move. */
    ReadOnlyObjectProperty<@Nullable ListedProject> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    private void choose() {
        if (moving) return;
        chosen.set(getSelectionModel().getSelectedItem());
        if (waiting && !holding()) move(list.shownProperty().get(), false);
    }

    /** The toolkit needs seconds to move so many selected lines; it happens when they are fewer. */
    private boolean holding() {
        return getSelectionModel().getSelectedIndices().size() > MANY;
    }

    private void show(Shown before, Shown now) {
        boolean asked = before.by() != now.by();
        if (asked || !holding()) move(now, asked);
        else waiting = true;
    }

    private void move(Shown now, boolean asked) {
        waiting = false;
        moving = true;
        place.keep(() -> lines.setAll(now.projects()), asked);
        moving = false;
        choose();
    }

    /** The columns, from left to right; the list begins with what frees most. */
    void columns(
            Supplier<TableCell<ListedProject, ProjectRow>> project,
            Supplier<TableCell<ListedProject, ProjectRow>> bar,
            Supplier<TableCell<ListedProject, ProjectRow>> state,
            Supplier<TableCell<ListedProject, ProjectRow>> action) {
        TableColumn<ListedProject, ProjectRow> free =
                sizes("ui.column.free", row -> row.usage().reclaimableBytes(), RowOrder.By.FREE);
        var name = column("ui.column.project", project, RowOrder.By.NAME);
        name.getStyleClass().add("project-column");
        caches = column("ui.column.caches", bar, RowOrder.By.CACHES);
        var states = column("ui.column.state", state, RowOrder.By.STATE);
        caches.prefWidthProperty().bind(widthProperty().map(w -> cachesWidth(w.doubleValue())));
        name.prefWidthProperty()
                .bind(
                        widthProperty()
                                .map(w -> w.doubleValue() - FIXED - cachesWidth(w.doubleValue())));
        var total = sizes("ui.column.total", row -> row.usage().totalBytes(), RowOrder.By.TOTAL);
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
        var column = column("ui.column.action", cell, null);
        column.setSortable(false);
        column.getStyleClass().add("action-column");
        return fixed(column, ACTION);
    }

    private static TableColumn<ListedProject, ProjectRow> column(
            String key,
            Supplier<TableCell<ListedProject, ProjectRow>> cell,
            RowOrder.@Nullable By order) {
        TableColumn<ListedProject, ProjectRow> column = new TableColumn<>(Texts.of(key));
        column.setCellValueFactory(line -> line.getValue().rowProperty());
        column.setCellFactory(_ -> cell.get());
        column.setUserData(order);
        column.setReorderable(false);
        column.setResizable(false);
        return column;
    }

    /** Puts a switch into the head of the column of bars. */
    void cachesSwitch(Node node) {
        caches.setGraphic(node);
    }

    private static TableColumn<ListedProject, ProjectRow> sizes(
            String key, ToLongFunction<ProjectRow> bytes, RowOrder.By order) {
        var column = column(key, () -> new SizeCell(bytes), order);
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
