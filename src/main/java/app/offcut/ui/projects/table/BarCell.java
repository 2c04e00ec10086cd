package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.text.Formats;
import app.offcut.ui.fx.SharedTooltip;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.Share;
import app.offcut.ui.projects.list.Totals;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;

/**
 * The bar of what a project takes: solid what can go, pale what stays for now, grey what is kept,
 * hatched what is coming back. Either the largest project's bar fills the cell, or every bar does,
 * so that the parts of small ones are visible.
 */
public final class BarCell extends TableCell<ListedProject, ProjectRow> {
    private final StackedBar bar = new StackedBar();
    private final SharedTooltip hint = SharedTooltip.on(this);
    private final ObservableValue<Totals> totals;
    private final ObservableValue<Boolean> full;
    private final InstantSource clock;

    public BarCell(
            ObservableValue<Totals> totals, ObservableValue<Boolean> full, InstantSource clock) {
        this.clock = clock;
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
        List<Share> shares = Share.of(row);
        bar.show(shares, full.getValue() ? Share.sum(shares) : totals.getValue().largestBytes());
        List<String> words =
                shares.stream()
                        .map(share -> share.words(Share.back(row), clock.instant()))
                        .toList();
        bar.setAccessibleText(words.isEmpty() ? Formats.bytes(0) : String.join(", ", words));
        hint.say(String.join("\n", words));
    }
}
