package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.generator.Category;
import app.offcut.text.Formats;
import app.offcut.ui.fx.SharedTooltip;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowText;
import app.offcut.ui.projects.list.Totals;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;

/**
 * The bar of a project's caches by category. Either the largest project's bar fills the cell, or
 * every bar does, so that the parts of small ones are visible.
 */
public final class BarCell extends TableCell<ListedProject, ProjectRow> {
    private final StackedBar bar = new StackedBar();
    private final SharedTooltip hint = SharedTooltip.on(this);
    private final ObservableValue<Totals> totals;
    private final ObservableValue<Boolean> full;

    public BarCell(ObservableValue<Totals> totals, ObservableValue<Boolean> full) {
        this.totals = totals;
        this.full = full;
        bar.setMinHeight(8);
        bar.setMaxHeight(8);
        totals.subscribe(_ -> show());
        full.subscribe(_ -> show());
    }

    @Override
    protected void updateItem(ProjectRow row, boolean empty) {
        super.updateItem(row, empty);
        bar.setVisible(!empty && row != null);
        if (!empty && getGraphic() == null) setGraphic(bar);
        if (empty) hint.say(null);
        show();
    }

    private void show() {
        ProjectRow row = getItem();
        if (isEmpty() || row == null) return;
        Map<Category, Long> caches = RowText.caches(row);
        String words = RowText.spoken(caches);
        long own = caches.values().stream().mapToLong(Long::longValue).sum();
        bar.show(caches, full.getValue() ? own : totals.getValue().largestCacheBytes());
        bar.setAccessibleText(words.isEmpty() ? Formats.bytes(0) : words);
        hint.say(words.replace(", ", "\n"));
    }
}
