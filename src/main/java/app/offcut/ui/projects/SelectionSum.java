package app.offcut.ui.projects;

import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.SelectionTotals;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Adds up the selected projects: few at once, many in the background, one sum at a time. A sum that
 * is outdated when it arrives is not shown.
 */
final class SelectionSum {
    /** Takes much less than a frame. */
    private static final int FEW = 200;

    private final Background background;
    private final Supplier<List<ListedProject>> selected;
    private final Consumer<SelectionTotals> shown;
    private boolean underWay;
    private boolean outdated;

    /**
     * @param selected immutable each time
     */
    SelectionSum(
            Background background,
            Supplier<List<ListedProject>> selected,
            Consumer<SelectionTotals> shown) {
        this.background = background;
        this.selected = selected;
        this.shown = shown;
    }

    void count() {
        outdated = underWay;
        List<ListedProject> now = selected.get();
        if (now.size() <= FEW) shown.accept(SelectionTotals.of(now));
        else if (!underWay) {
            underWay = true;
            background.run(
                    Lane.ARRANGE,
                    () -> SelectionTotals.of(now),
                    this::take,
                    bug -> {
                        underWay = false;
                        throw new IllegalStateException("The selection was not added up", bug);
                    });
        }
    }

    private void take(SelectionTotals sum) {
        underWay = false;
        if (outdated) count();
        else shown.accept(sum);
    }
}
