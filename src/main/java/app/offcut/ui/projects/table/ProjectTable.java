package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.WindowState;
import app.offcut.settings.WindowState.Sort;
import app.offcut.text.Texts;
import app.offcut.ui.fx.AfterFrame;
import app.offcut.ui.preferences.RememberedWindow;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.ProjectList.Shown;
import app.offcut.ui.projects.list.RowOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.event.EventDispatcher;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The table of projects: virtualised, sortable, with lines of equal height. The model filters and
 * sorts; the table keeps selection and scroll position.
 */
public final class ProjectTable extends TableView<ListedProject> {
    /** The height of a line at the default text size. */
    private static final double LINE = 48;

    /** How many lines can be styled within a frame, and how many a large window shows. */
    private static final int AT_ONCE = 4;

    private static final int SCREENFUL = 24;

    private final ProjectList list;
    private final ObservableList<ListedProject> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable ListedProject> chosen =
            new ReadOnlyObjectWrapper<>();
    private final ViewportState viewport;
    private final SelectedLines selection;

    /** What the lines show, or will once all are added. */
    private List<ListedProject> projects = List.of();

    private boolean moving;
    private Optional<ListColumns> columns = Optional.empty();
    private TableColumn<ListedProject, ProjectRow> caches = new TableColumn<>();
    private Consumer<Sort> sorted = _ -> {};
    private Runnable selected = () -> {};

    public ProjectTable(ProjectList list) {
        this.list = list;
        setId("projects");
        setAccessibleText(Texts.of("ui.projects"));
        setFixedCellSize(LINE);
        widthProperty().subscribe(() -> columns.ifPresent(ListColumns::fit));
        setItems(lines);
        selection = new SelectedLines(this);
        setSelectionModel(selection);
        EventDispatcher own = getEventDispatcher();
        setEventDispatcher(
                (event, tail) -> selection.together(() -> own.dispatchEvent(event, tail)));
        viewport = new ViewportState(this);
        stayUnderThePointer();
        selection.selectedItemProperty().subscribe(_ -> choose());
        selection
                .getSelectedItems()
                .addListener((ListChangeListener<ListedProject>) _ -> notifySelected());
    }

    /** Lines keep their places while the pointer is on one, unless the keyboard is used. */
    private void stayUnderThePointer() {
        addEventFilter(MouseEvent.MOUSE_MOVED, move -> list.still(onLine(move)));
        addEventFilter(MouseEvent.MOUSE_PRESSED, press -> list.still(onLine(press)));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> list.still(false));
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> list.still(false));
    }

    private static boolean onLine(MouseEvent event) {
        for (Node at = event.getPickResult().getIntersectedNode(); at != null; at = at.getParent())
            if (at instanceof TableRow<?> row) return !row.isEmpty();
        return false;
    }

    /**
     * Replaces the toolkit's own sort, which runs on the window's thread and searches every
     * selected line.
     */
    @Override
    public void sort() {
        list.order(getSortOrder().stream().map(ProjectTable::order).toList());
        getSortOrder().stream()
                .findFirst()
                .ifPresent(by ->
                        sorted.accept(
                                new Sort(by.getId(), by.getSortType() == SortType.DESCENDING)));
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new SortableHeaders(this);
    }

    /** Of the selected lines only those in sight; the toolkit looks for a row of each. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute != AccessibleAttribute.SELECTED_ITEMS)
            return super.queryAccessibleAttribute(attribute, parameters);
        return FXCollections.observableArrayList(
                lookupAll(".table-row-cell").stream()
                        .filter(row -> row.isVisible() && ((IndexedCell<?>) row).isSelected())
                        .toList());
    }

    private static RowOrder order(TableColumn<ListedProject, ?> column) {
        return new RowOrder(
                (RowOrder.By) column.getUserData(), column.getSortType() == SortType.DESCENDING);
    }

    /** The project that was selected last; null for none. Stays stable while lines move. */
    public ReadOnlyObjectProperty<@Nullable ListedProject> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Adds a listener for the selection; called once when all lines are replaced. */
    public void onSelected(Runnable listener) {
        selected = listener;
    }

    /** The selected projects now, in their order. Immutable, and made without a look at them. */
    public List<ListedProject> selected() {
        return selection.of(projects);
    }

    private void notifySelected() {
        if (!moving) selected.run();
    }

    private void choose() {
        if (!moving) chosen.set(selection.getSelectedItem());
    }

    private void show(Shown before, Shown now) {
        boolean asked = before.by() != now.by();
        moving = true;
        projects = now.projects();
        if (lines.isEmpty()) fill(now);
        else
            viewport.keep(
                    () -> selection.follow(() -> lines.setAll(now.projects()), now.before()),
                    asked);
        moving = false;
        choose();
        notifySelected();
    }

    /** Shows the list; call after the table itself has been painted. */
    public void begin() {
        projects = list.shown();
        fill(list.shownProperty().get());
        list.shownProperty().subscribe(this::show);
    }

    /** Adds a screenful over several frames, because styling it takes longer than one. */
    private void fill(Shown now) {
        if (now.projects().size() <= AT_ONCE) lines.setAll(now.projects());
        else
            AfterFrame.run(() -> {
                if (list.shownProperty().get() == now) fillOn(now);
            });
    }

    private void fillOn(Shown now) {
        int from = lines.size();
        int all = now.projects().size();
        int more = from == 0 ? 1 : AT_ONCE; // the first line of all brings its code
        int to = from < SCREENFUL ? Math.min(all, from + more) : all;
        lines.addAll(now.projects().subList(from, to));
        if (to < all) fill(now);
    }

    /** The columns from left to right; initially sorted by what frees most. */
    public void columns(
            Supplier<TableCell<ListedProject, ProjectRow>> project,
            Supplier<TableCell<ListedProject, ProjectRow>> bar,
            Supplier<TableCell<ListedProject, ProjectRow>> state,
            Supplier<TableCell<ListedProject, ProjectRow>> action) {
        var name = column("ui.column.project", project, RowOrder.By.NAME);
        name.getStyleClass().add("project-column");
        caches = column("ui.column.caches", bar, RowOrder.By.CACHES);
        var total =
                sizes(
                        "ui.column.total",
                        () ->
                                new SizeCell(
                                        row -> row.usage().totalBytes(),
                                        row -> row.usage().unreadable() > 0),
                        RowOrder.By.TOTAL);
        var free =
                sizes(
                        "ui.column.free",
                        () -> new SizeCell(row -> row.usage().reclaimableBytes(), _ -> false),
                        RowOrder.By.FREE);
        var states = column("ui.column.state", state, RowOrder.By.STATE);
        var actions = column("ui.column.action", action, null);
        actions.setSortable(false);
        actions.getStyleClass().add("action-column");
        columns =
                Optional.of(
                        new ListColumns(
                                this,
                                new ListColumns.All(name, caches, total, free, states, actions)));
        sort(new Sort(free.getId(), true));
    }

    private void sort(Sort by) {
        columns.flatMap(all -> all.named(by.column()))
                .filter(TableColumn::isSortable)
                .ifPresent(column -> {
                    column.setSortType(by.descending() ? SortType.DESCENDING : SortType.ASCENDING);
                    getSortOrder().setAll(List.of(column));
                });
    }

    /** Arranges columns and lines as they were left, and remembers how they are left now. */
    public void remember(RememberedWindow window) {
        WindowState left = window.now();
        columns.ifPresent(
                all -> all.remember(left.columns(), now -> window.change(was -> was.with(now))));
        if (left.sort() != null) sort(left.sort());
        sorted = by -> window.change(was -> was.by(by));
    }

    public void follow(ObservableValue<TextSize> text) {
        text.subscribe(size -> {
            double scale = size.percent() / 100.0;
            setFixedCellSize(LINE * scale);
            columns.ifPresent(all -> all.fit(scale));
        });
    }

    private static TableColumn<ListedProject, ProjectRow> column(
            String key,
            Supplier<TableCell<ListedProject, ProjectRow>> cell,
            RowOrder.@Nullable By order) {
        TableColumn<ListedProject, ProjectRow> column = new TableColumn<>(Texts.of(key));
        column.setCellValueFactory(line -> line.getValue().rowProperty());
        column.setCellFactory(_ -> cell.get());
        column.setUserData(order);
        column.setId(order == null ? "action" : order.name().toLowerCase(Locale.ROOT));
        column.setReorderable(false);
        return column;
    }

    public void cachesSwitch(Node node) {
        caches.setGraphic(node);
    }

    private static TableColumn<ListedProject, ProjectRow> sizes(
            String key, Supplier<TableCell<ListedProject, ProjectRow>> cell, RowOrder.By order) {
        var column = column(key, cell, order);
        column.getStyleClass().add("size-column");
        return column;
    }

    public void nothingToShow(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("small");
        setPlaceholder(label);
    }
}
