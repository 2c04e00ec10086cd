package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.text.Texts;
import app.offcut.ui.fx.AfterFrame;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.ProjectList.Shown;
import app.offcut.ui.projects.list.RowOrder;
import java.util.List;
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
    /** Widths and heights for the default text size. */
    private static final double LINE = 48;

    private static final double SIZE = 92;

    /** Fits the other states, in a narrow window. */
    private static final double SHORT_STATE = 124;

    private static final double STATE_PADDING = 16;

    /** Minimum width of a name with its thumbnail. */
    private static final double NAME = 160;

    /** How many lines can be styled within a frame, and how many a large window shows. */
    private static final int AT_ONCE = 4;

    private static final int SCREENFUL = 24;

    /** Fits a button of ten letters and the menu beside it. */
    private static final double ACTION = 136;

    private static final double SCROLL_BAR = 18;

    /** Below this width, a column is omitted that the details show too. */
    private static final double ROOM_FOR_TOTAL = 832;

    private static final double ROOM_FOR_CACHES = 692;

    /** How much the button column can shrink. */
    private static final double TIGHT = 24;

    private final ProjectList list;
    private final ObservableList<ListedProject> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable ListedProject> chosen =
            new ReadOnlyObjectWrapper<>();
    private final ViewportState viewport;
    private final SelectedLines selection;

    /** What the lines show, or will once all are added. */
    private List<ListedProject> projects = List.of();

    private boolean moving;
    private TableColumn<ListedProject, ProjectRow> name = new TableColumn<>();
    private TableColumn<ListedProject, ProjectRow> caches = new TableColumn<>();
    private TableColumn<ListedProject, ProjectRow> total = new TableColumn<>();
    private TableColumn<ListedProject, ProjectRow> free = new TableColumn<>();
    private TableColumn<ListedProject, ProjectRow> states = new TableColumn<>();
    private TableColumn<ListedProject, ProjectRow> actions = new TableColumn<>();
    private final double widestState = StatePill.widest() + STATE_PADDING;
    private double scale = 1;
    private Runnable selected = () -> {};

    public ProjectTable(ProjectList list) {
        this.list = list;
        setId("projects");
        setAccessibleText(Texts.of("ui.projects"));
        widthProperty().subscribe(() -> fit());
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
        name = column("ui.column.project", project, RowOrder.By.NAME);
        name.getStyleClass().add("project-column");
        caches = column("ui.column.caches", bar, RowOrder.By.CACHES);
        total =
                sizes(
                        "ui.column.total",
                        () ->
                                new SizeCell(
                                        row -> row.usage().totalBytes(),
                                        row -> row.usage().unreadable() > 0),
                        RowOrder.By.TOTAL);
        free =
                sizes(
                        "ui.column.free",
                        () -> new SizeCell(row -> row.usage().reclaimableBytes(), _ -> false),
                        RowOrder.By.FREE);
        states = column("ui.column.state", state, RowOrder.By.STATE);
        actions = column("ui.column.action", action, null);
        actions.setSortable(false);
        actions.getStyleClass().add("action-column");
        getColumns().setAll(List.of(name, caches, total, free, states, actions));
        free.setSortType(SortType.DESCENDING);
        getSortOrder().setAll(List.of(free));
        fit();
    }

    public void follow(ObservableValue<TextSize> text) {
        text.subscribe(size -> {
            scale = size.percent() / 100.0;
            fit();
        });
    }

    /** Gives the name what is left; a narrow window shows only the most important columns. */
    private void fit() {
        double room = getWidth() / scale;
        setFixedCellSize(LINE * scale);
        total.setVisible(room >= ROOM_FOR_TOTAL);
        caches.setVisible(room >= ROOM_FOR_CACHES);
        double tight = caches.isVisible() ? 0 : TIGHT;
        double others = SIZE + ACTION + SCROLL_BAR - tight;
        double state =
                tight == 0
                        ? widestState
                        : Math.clamp(room - others - NAME, SHORT_STATE, widestState);
        others += state;
        if (total.isVisible()) others += SIZE;
        // the bars take some of the width that names do not need
        double bars = Math.clamp(Math.floor((room - 572) / 3), 80, 260);
        if (caches.isVisible()) others += bars;
        total.setPrefWidth(SIZE * scale);
        free.setPrefWidth(SIZE * scale);
        states.setPrefWidth(state * scale);
        actions.setPrefWidth((ACTION - tight) * scale);
        caches.setPrefWidth(bars * scale);
        name.setPrefWidth(Math.max(80, room - others) * scale);
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
