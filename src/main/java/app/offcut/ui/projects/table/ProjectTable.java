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
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
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
public final class ProjectTable extends TableView<ListedProject> {
    /** Widths and heights, for text of the usual size. */
    private static final double LINE = 48;

    private static final double SIZE = 92;

    /** For "Undo until 12:05 PM", and "Rückgängig bis 29. Sept.". */
    private static final double STATE = 200;

    /** For the other states, where it is tight. */
    private static final double SHORT_STATE = 124;

    /** What a name and its picture should have. */
    private static final double NAME = 160;

    /** As many lines as can be selected while lines move by themselves. */
    private static final int MANY = 2_000;

    /** Lines that are styled within a frame, and those that a large window shows. */
    private static final int AT_ONCE = 4;

    private static final int SCREENFUL = 24;

    /** For a button of ten letters, and the menu beside it. */
    private static final double ACTION = 136;

    private static final double SCROLL_BAR = 18;

    /** Below that there is no room for what the details say too. */
    private static final double ROOM_FOR_TOTAL = 832;

    private static final double ROOM_FOR_CACHES = 692;

    /** What the button can spare where it is tight. */
    private static final double TIGHT = 24;

    private final ProjectList list;
    private final ObservableList<ListedProject> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable ListedProject> chosen =
            new ReadOnlyObjectWrapper<>();
    private final ViewportState viewport;
    private boolean moving;
    private boolean waiting;
    private TableColumn<ListedProject, ProjectRow> name = new TableColumn<>();
    private TableColumn<ListedProject, ProjectRow> caches = new TableColumn<>();
    private TableColumn<ListedProject, ProjectRow> total = new TableColumn<>();
    private TableColumn<ListedProject, ProjectRow> free = new TableColumn<>();
    private TableColumn<ListedProject, ProjectRow> states = new TableColumn<>();
    private TableColumn<ListedProject, ProjectRow> actions = new TableColumn<>();
    private double scale = 1;
    private Runnable selected = () -> {};

    public ProjectTable(ProjectList list) {
        this.list = list;
        setId("projects");
        setAccessibleText(Texts.of("ui.projects"));
        widthProperty().subscribe(() -> fit());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setItems(lines);
        viewport = new ViewportState(this);
        getSelectionModel().selectedItemProperty().subscribe(_ -> choose());
        getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<ListedProject>) _ -> tellSelected());
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
    public ReadOnlyObjectProperty<@Nullable ListedProject> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Whoever follows what is selected; told once when all lines are replaced. */
    public void onSelected(Runnable listener) {
        selected = listener;
    }

    private void tellSelected() {
        if (!moving) selected.run();
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
        if (lines.isEmpty()) fill(now);
        else viewport.keep(() -> lines.setAll(now.projects()), asked);
        moving = false;
        choose();
        tellSelected();
    }

    /** Shows the list from now on; to be called when the table itself has been painted. */
    public void begin() {
        fill(list.shownProperty().get());
        list.shownProperty().subscribe(this::show);
    }

    /** A screenful of lines takes longer to style than a frame may: it comes in some frames. */
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
        int to = from < SCREENFUL ? Math.min(all, from + AT_ONCE) : all;
        lines.addAll(now.projects().subList(from, to));
        if (to < all) fill(now);
    }

    /** The columns, from left to right; the list begins with what frees most. */
    public void columns(
            Supplier<TableCell<ListedProject, ProjectRow>> project,
            Supplier<TableCell<ListedProject, ProjectRow>> bar,
            Supplier<TableCell<ListedProject, ProjectRow>> state,
            Supplier<TableCell<ListedProject, ProjectRow>> action) {
        name = column("ui.column.project", project, RowOrder.By.NAME);
        name.getStyleClass().add("project-column");
        caches = column("ui.column.caches", bar, RowOrder.By.CACHES);
        total = sizes("ui.column.total", row -> row.usage().totalBytes(), RowOrder.By.TOTAL);
        free = sizes("ui.column.free", row -> row.usage().reclaimableBytes(), RowOrder.By.FREE);
        states = column("ui.column.state", state, RowOrder.By.STATE);
        actions = column("ui.column.action", action, null);
        actions.setSortable(false);
        actions.getStyleClass().add("action-column");
        getColumns().setAll(List.of(name, caches, total, free, states, actions));
        free.setSortType(SortType.DESCENDING);
        getSortOrder().setAll(List.of(free));
        fit();
    }

    /** Lines and columns grow with the text. */
    public void follow(ObservableValue<TextSize> text) {
        text.subscribe(size -> {
            scale = size.percent() / 100.0;
            fit();
        });
    }

    /** The name gets what the others leave; in little room the most important ones are shown. */
    private void fit() {
        double room = getWidth() / scale;
        setFixedCellSize(LINE * scale);
        total.setVisible(room >= ROOM_FOR_TOTAL);
        caches.setVisible(room >= ROOM_FOR_CACHES);
        double tight = caches.isVisible() ? 0 : TIGHT;
        double others = SIZE + ACTION + SCROLL_BAR - tight;
        double state = tight == 0 ? STATE : Math.clamp(room - others - NAME, SHORT_STATE, STATE);
        others += state;
        if (total.isVisible()) others += SIZE;
        // the bars take a part of the room that names do not need
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

    /** Puts a switch into the head of the column of bars. */
    public void cachesSwitch(Node node) {
        caches.setGraphic(node);
    }

    private static TableColumn<ListedProject, ProjectRow> sizes(
            String key, ToLongFunction<ProjectRow> bytes, RowOrder.By order) {
        var column = column(key, () -> new SizeCell(bytes), order);
        column.getStyleClass().add("size-column");
        return column;
    }

    public void nothingToShow(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("small");
        setPlaceholder(label);
    }
}
