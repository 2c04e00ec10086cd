package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.settings.WindowState;
import app.offcut.text.Texts;
import app.offcut.ui.projects.list.ListedProject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/**
 * Which columns the list shows, in which order and how wide: as the user chose, else as fits best.
 * The first one, for names, takes what the others leave; the last one has the buttons. Both keep
 * their places.
 */
final class ListColumns {
    /** Widths for the default text size. */
    private static final double SIZE = 92;

    /** Fits the other states, in a narrow window. */
    private static final double SHORT_STATE = 124;

    private static final double STATE_PADDING = 16;

    /** Minimum width of a name with its thumbnail. */
    private static final double NAME = 160;

    /** Fits a button of ten letters and the menu beside it. */
    private static final double ACTION = 136;

    /** How much the button column can shrink. */
    private static final double TIGHT = 24;

    private static final double SCROLL_BAR = 18;

    /** Not 80, which the toolkit takes for a column whose width nobody has set. */
    private static final double LEAST_BARS = 82;

    /** No column is dragged narrower. */
    private static final double LEAST = 80;

    /** Below this width, a column is omitted that the details show too. */
    private static final double ROOM_FOR_TOTAL = 832;

    private static final double ROOM_FOR_CACHES = 692;

    /** Columns of the list, by their place in it at first. */
    record All(
            TableColumn<ListedProject, ProjectRow> name,
            TableColumn<ListedProject, ProjectRow> caches,
            TableColumn<ListedProject, ProjectRow> total,
            TableColumn<ListedProject, ProjectRow> free,
            TableColumn<ListedProject, ProjectRow> state,
            TableColumn<ListedProject, ProjectRow> action) {
        /** The ones that can be hidden and moved. */
        List<TableColumn<ListedProject, ProjectRow>> between() {
            return List.of(caches, total, free, state);
        }
    }

    private final TableView<ListedProject> table;
    private final All all;
    private final double widestState = StatePill.widest() + STATE_PADDING;

    /** Their order, without the first and the last. */
    private List<TableColumn<ListedProject, ProjectRow>> order;

    private final Set<TableColumn<ListedProject, ?>> hidden = new HashSet<>();
    private final Map<TableColumn<ListedProject, ?>, Double> chosen = new HashMap<>();
    private Consumer<List<WindowState.Column>> changed = _ -> {};
    private double scale = 1;

    /** Each column has the word by which it is remembered as its id. */
    ListColumns(TableView<ListedProject> table, All all) {
        this.table = table;
        this.all = all;
        order = all.between();
        table.setColumnResizePolicy(new Policy());
        for (var column : all.between()) column.setContextMenu(menu(column));
        all.name.setContextMenu(menu(all.name));
        arrange();
    }

    /** Restores what was chosen, and tells each later choice. */
    void remember(List<WindowState.Column> before, Consumer<List<WindowState.Column>> listener) {
        List<TableColumn<ListedProject, ProjectRow>> known = new ArrayList<>();
        for (WindowState.Column column : before)
            named(column.word())
                    .ifPresent(found -> {
                        if (all.between().contains(found)) known.add(found);
                        if (!column.shown()) hidden.add(found);
                        if (column.width() >= LEAST) chosen.put(found, column.width());
                    });
        all.between().stream().filter(column -> !known.contains(column)).forEach(known::add);
        order = known;
        changed = listener;
        arrange();
    }

    Optional<TableColumn<ListedProject, ProjectRow>> named(String word) {
        return List.of(all.name, all.caches, all.total, all.free, all.state, all.action).stream()
                .filter(column -> column.getId().equals(word))
                .findFirst();
    }

    private void tell() {
        List<TableColumn<ListedProject, ProjectRow>> told = new ArrayList<>(order);
        told.add(all.action);
        changed.accept(
                told.stream()
                        .map(column ->
                                new WindowState.Column(
                                        column.getId(),
                                        chosen.getOrDefault(column, 0.0),
                                        !hidden.contains(column)))
                        .toList());
    }

    private void arrange() {
        List<TableColumn<ListedProject, ?>> columns = new ArrayList<>();
        columns.add(all.name);
        columns.addAll(order);
        columns.add(all.action);
        if (!table.getColumns().equals(columns)) table.getColumns().setAll(columns);
        fit();
    }

    /** Fits the columns to the table's width; a narrow one shows only the most important. */
    void fit(double newScale) {
        scale = newScale;
        fit();
    }

    void fit() {
        double room = table.getWidth() / scale;
        for (var column : all.between()) column.setVisible(!hidden.contains(column));
        if (room < ROOM_FOR_TOTAL) all.total.setVisible(false);
        if (room < ROOM_FOR_CACHES) all.caches.setVisible(false);
        Map<TableColumn<ListedProject, ?>, Double> widths = best(room);
        Map<TableColumn<ListedProject, ?>, Double> wanted = new HashMap<>(widths);
        wanted.replaceAll((column, best) -> chosen.getOrDefault(column, best));
        // what was chosen in a larger window may leave too little here
        if (rest(room, wanted) >= NAME) widths = wanted;
        widths.forEach((column, width) -> column.setPrefWidth(width * scale));
        all.name.setPrefWidth(Math.max(80, rest(room, widths)) * scale);
    }

    private static double rest(double room, Map<?, Double> widths) {
        return room - SCROLL_BAR - widths.values().stream().mapToDouble(width -> width).sum();
    }

    /** Of the visible columns but the first. */
    private Map<TableColumn<ListedProject, ?>, Double> best(double room) {
        boolean narrow = room < ROOM_FOR_CACHES;
        Map<TableColumn<ListedProject, ?>, Double> widths = new HashMap<>();
        widths.put(all.action, ACTION - (narrow ? TIGHT : 0));
        if (all.free.isVisible()) widths.put(all.free, SIZE);
        if (all.total.isVisible()) widths.put(all.total, SIZE);
        if (all.state.isVisible()) {
            double left = rest(room, widths) - NAME;
            widths.put(
                    all.state, narrow ? Math.clamp(left, SHORT_STATE, widestState) : widestState);
        }
        // the bars take some of the width that names do not need
        if (all.caches.isVisible())
            widths.put(all.caches, Math.clamp(Math.floor((room - 572) / 3), LEAST_BARS, 260));
        return widths;
    }

    /** What a drag gives to one column, it takes from the next. */
    private final class Policy extends ConstrainedColumnResizeBase
            implements Callback<TableView.ResizeFeatures, Boolean> {
        @Override
        public Boolean call(TableView.ResizeFeatures asked) {
            TableColumn<?, ?> column = asked.getColumn();
            // with the table's width, fit() changes them
            if (column == null) return true;
            List<TableColumn<ListedProject, ?>> shown = table.getVisibleLeafColumns();
            int at = shown.indexOf(column);
            if (at < 0 || at + 1 >= shown.size()) return false;
            TableColumn<ListedProject, ?> one = shown.get(at);
            TableColumn<ListedProject, ?> next = shown.get(at + 1);
            double delta =
                    Math.clamp(
                            asked.getDelta(),
                            Math.min(0, least(one) - one.getWidth()),
                            Math.max(0, next.getWidth() - least(next)));
            resize(one, one.getWidth() + delta);
            resize(next, next.getWidth() - delta);
            tell();
            return delta == asked.getDelta();
        }
    }

    private double least(TableColumn<ListedProject, ?> column) {
        double least = column == all.name ? NAME : column == all.action ? ACTION - TIGHT : LEAST;
        return least * scale;
    }

    private void resize(TableColumn<ListedProject, ?> column, double width) {
        column.setPrefWidth(width);
        if (column != all.name) chosen.put(column, width / scale);
    }

    /** Opened by the mouse, or by the menu key on a header. */
    private ContextMenu menu(TableColumn<ListedProject, ProjectRow> column) {
        ContextMenu menu = new ContextMenu(new MenuItem());
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            for (var each : order) menu.getItems().add(visible(each));
            menu.getItems().add(new SeparatorMenuItem());
            menu.getItems().add(move("ui.column.left", column, -1));
            menu.getItems().add(move("ui.column.right", column, 1));
            menu.getItems().add(new SeparatorMenuItem());
            menu.getItems().add(item("ui.column.reset", this::reset));
        });
        return menu;
    }

    private MenuItem visible(TableColumn<ListedProject, ProjectRow> column) {
        CheckMenuItem item = new CheckMenuItem(column.getText());
        item.setSelected(!hidden.contains(column));
        item.setOnAction(_ -> {
            if (!hidden.remove(column)) hidden.add(column);
            fit();
            tell();
        });
        return item;
    }

    private MenuItem move(String key, TableColumn<ListedProject, ProjectRow> column, int by) {
        int from = order.indexOf(column);
        MenuItem item =
                item(
                        key,
                        () -> {
                            List<TableColumn<ListedProject, ProjectRow>> moved =
                                    new ArrayList<>(order);
                            moved.remove(from);
                            moved.add(from + by, column);
                            order = moved;
                            arrange();
                            tell();
                        });
        item.setDisable(from < 0 || from + by < 0 || from + by >= order.size());
        return item;
    }

    private void reset() {
        order = all.between();
        hidden.clear();
        chosen.clear();
        arrange();
        tell();
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
