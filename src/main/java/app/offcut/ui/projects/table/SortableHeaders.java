package app.offcut.ui.projects.table;

import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowOrder;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.NestedTableColumnHeader;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.input.KeyEvent;

/**
 * The toolkit's table with headers that sort by keyboard, which it forgot: Tab leads to the first
 * one, the arrows to the others, Space or Enter sorts.
 */
final class SortableHeaders extends TableViewSkin<ListedProject> {
    SortableHeaders(TableView<ListedProject> table) {
        super(table);
    }

    @Override
    protected TableHeaderRow createTableHeaderRow() {
        return new TableHeaderRow(this) {
            @Override
            protected NestedTableColumnHeader createRootHeader() {
                return new NestedTableColumnHeader(null) {
                    @Override
                    protected TableColumnHeader createTableColumnHeader(TableColumnBase column) {
                        return column instanceof TableColumn<?, ?> one && one.isSortable()
                                ? new SortableHeader(this, one)
                                : super.createTableColumnHeader(column);
                    }
                };
            }
        };
    }

    private static final class SortableHeader extends TableColumnHeader {
        private final NestedTableColumnHeader row;
        private final TableColumn<?, ?> column;

        SortableHeader(NestedTableColumnHeader row, TableColumn<?, ?> column) {
            super(column);
            this.row = row;
            this.column = column;
            setFocusTraversable(column.getTableView().getVisibleLeafColumn(0) == column);
            accessibleTextProperty().bind(column.textProperty());
            setOnKeyPressed(this::press);
        }

        private void press(KeyEvent key) {
            switch (key.getCode()) {
                case SPACE, ENTER -> sort(column.getTableView());
                case LEFT -> focus(-1);
                case RIGHT -> focus(1);
                default -> {
                    return;
                }
            }
            key.consume();
        }

        private void focus(int by) {
            int to = row.getColumnHeaders().indexOf(this) + by;
            if (to >= 0
                    && to < row.getColumnHeaders().size()
                    && row.getColumnHeaders().get(to) instanceof SortableHeader next)
                next.requestFocus();
        }

        private <S> void sort(TableView<S> table) {
            @SuppressWarnings("unchecked") // it is a column of this table
            TableColumn<S, ?> mine = (TableColumn<S, ?>) column;
            boolean again = table.getSortOrder().equals(List.of(mine));
            boolean descending =
                    again
                            ? mine.getSortType() == SortType.ASCENDING
                            : RowOrder.By.SIZES.contains(mine.getUserData());
            mine.setSortType(descending ? SortType.DESCENDING : SortType.ASCENDING);
            if (!again) table.getSortOrder().setAll(List.of(mine));
        }
    }
}
