package app.offcut.ui.projects.table;

import app.offcut.ui.projects.list.ListedProject;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TableView.TableViewSelectionModel;
import org.jspecify.annotations.Nullable;

/**
 * The selection of the table; selects whole lines, any number of them. The toolkit's own keeps an
 * object for each selected line and searches all of them for each that changes, which takes seconds
 * to minutes in a long list. This one has a bit for each line, and calls its listeners once for
 * whatever one action changes.
 */
final class SelectedLines extends TableViewSelectionModel<ListedProject> {
    /** Where the toolkit looks for the line from which Shift extends the selection. */
    private static final String ANCHOR = "anchor";

    private final LineSet lines = new LineSet();
    private final SelectedList<Integer> indices = new SelectedList<>(lines, line -> line);
    private final SelectedList<ListedProject> items;

    @SuppressWarnings("rawtypes") // as in the toolkit
    private final SelectedList<TablePosition> cells;

    /** The selection that the listeners know; null if it is the present one. */
    private @Nullable LineSet known;

    private int actions;

    SelectedLines(TableView<ListedProject> table) {
        super(table);
        items = new SelectedList<>(lines, table.getItems()::get);
        cells = new SelectedList<>(lines, this::position);
        setSelectionMode(SelectionMode.MULTIPLE);
    }

    /** Calls the listeners once for all that the action changes. */
    <T extends @Nullable Object> T together(Supplier<T> action) {
        actions++;
        try {
            return action.get();
        } finally {
            actions--;
            tell();
        }
    }

    /**
     * Follows the selected projects to other lines.
     *
     * @param replacement replaces the table's lines
     * @param from the line on which that of a new one was; -1 for none
     */
    void follow(Runnable replacement, IntUnaryOperator from) {
        tell(true);
        if (lines.isEmpty()) {
            replacement.run();
            return;
        }
        List<ListedProject> projects = List.copyOf(getTableView().getItems());
        LineSet before = lines.copy();
        int lead = getSelectedIndex();
        int now = -1;
        replacement.run();
        lines.clear();
        for (int line = 0; line < getItemCount(); line++) {
            int was = from.applyAsInt(line);
            if (before.has(was)) lines.add(line);
            if (was >= 0 && was == lead) now = line;
        }
        if (now < 0) now = lines.last();
        lead(now, null);
        if (now >= 0) anchor(now);
        tell(before, projects);
    }

    /**
     * The selected ones of these projects, which are on the lines of the table. Immutable; any
     * thread may go through it.
     */
    List<ListedProject> of(List<ListedProject> projects) {
        return SelectedList.view(lines.copy(), projects::get);
    }

    private void begin() {
        if (known == null) known = lines.copy();
    }

    private void tell() {
        tell(actions == 0);
    }

    private void tell(boolean now) {
        LineSet before = known;
        if (!now || before == null) return;
        known = null;
        if (!before.same(lines)) tell(before, getTableView().getItems());
    }

    private void tell(LineSet before, List<ListedProject> projects) {
        indices.tell(before, line -> line);
        items.tell(before, projects::get);
        // one cell alone, because the toolkit searches a list of fifty for each that is reported
        cells.tellOf(getSelectedIndex(), before, this::position);
    }

    private TablePosition<ListedProject, ?> position(int line) {
        return new TablePosition<>(getTableView(), line, null);
    }

    private void lead(int line, @Nullable TableColumn<ListedProject, ?> column) {
        setSelectedIndex(line);
        setSelectedItem(getModelItem(line));
        var focus = getTableView().getFocusModel();
        if (focus != null && line >= 0) focus.focus(line, column);
    }

    private void anchor(int line) {
        getTableView().getProperties().put(ANCHOR, position(line));
    }

    private boolean isOutside(int line) {
        return line < 0 || line >= getItemCount();
    }

    @Override
    public ObservableList<Integer> getSelectedIndices() {
        return indices;
    }

    @Override
    public ObservableList<ListedProject> getSelectedItems() {
        return items;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ObservableList<TablePosition> getSelectedCells() {
        return cells;
    }

    @Override
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    @Override
    public boolean isSelected(int line) {
        return lines.has(line);
    }

    @Override
    public boolean isSelected(int line, @Nullable TableColumn<ListedProject, ?> column) {
        return lines.has(line);
    }

    @Override
    public void select(int line) {
        select(line, null);
    }

    @Override
    public void select(int line, @Nullable TableColumn<ListedProject, ?> column) {
        if (isOutside(line)) return;
        begin();
        lines.add(line);
        lead(line, column);
        tell();
    }

    @Override
    public void select(@Nullable ListedProject project) {
        int line = getTableView().getItems().indexOf(project);
        if (!lines.has(line)) select(line);
    }

    @Override
    public void clearAndSelect(int line) {
        clearAndSelect(line, null);
    }

    @Override
    public void clearAndSelect(int line, @Nullable TableColumn<ListedProject, ?> column) {
        if (isOutside(line)) return;
        anchor(line);
        // as in the toolkit, the focus stays then
        boolean same = lines.size() == 1 && lines.has(line);
        if (same && getSelectedItem() == getModelItem(line)) return;
        begin();
        lines.clear();
        lines.add(line);
        lead(line, column);
        tell();
    }

    @Override
    public void selectIndices(int line, int... others) {
        begin();
        int last = isOutside(line) ? -1 : line;
        if (last >= 0) lines.add(last);
        for (int other : others)
            if (!isOutside(other)) {
                lines.add(other);
                last = other;
            }
        if (last >= 0) lead(last, null);
        tell();
    }

    /**
     * @param end exclusive; below the start if the last one is to have the focus
     */
    @Override
    public void selectRange(int start, int end) {
        if (start != end) selectLines(start, start < end ? end - 1 : end + 1, null);
    }

    @Override
    public void selectRange(
            int start,
            @Nullable TableColumnBase<ListedProject, ?> first,
            int end,
            @Nullable TableColumnBase<ListedProject, ?> last) {
        selectLines(start, end, (TableColumn<ListedProject, ?>) last);
    }

    /**
     * @param end inclusive; gets the focus
     */
    private void selectLines(int start, int end, @Nullable TableColumn<ListedProject, ?> column) {
        if (getItemCount() == 0) return;
        int last = getItemCount() - 1;
        int from = Math.clamp(start, 0, last);
        int to = Math.clamp(end, 0, last);
        begin();
        lines.add(Math.min(from, to), Math.max(from, to) + 1);
        lead(to, column);
        tell();
    }

    @Override
    public void selectAll() {
        if (getItemCount() == 0) return;
        begin();
        lines.add(0, getItemCount());
        lead(getFocusedIndex() < 0 ? getItemCount() - 1 : getFocusedIndex(), null);
        tell();
    }

    @Override
    public void clearSelection(int line) {
        clearSelection(line, null);
    }

    @Override
    public void clearSelection(int line, @Nullable TableColumn<ListedProject, ?> column) {
        if (!lines.has(line)) return;
        begin();
        lines.remove(line);
        if (lines.isEmpty()) lead(-1, null);
        tell();
    }

    @Override
    public void clearSelection() {
        begin();
        lines.clear();
        lead(-1, null);
        focus(-1);
        tell();
    }

    @Override
    public void selectAboveCell() {
        selectPrevious();
    }

    @Override
    public void selectBelowCell() {
        selectNext();
    }

    /** Does nothing, since whole lines are selected. */
    @Override
    public void selectLeftCell() {}

    /** Does nothing, since whole lines are selected. */
    @Override
    public void selectRightCell() {}
}
