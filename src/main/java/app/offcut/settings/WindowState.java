package app.offcut.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the user left the window of one library. Immutable; what was never changed is {@link
 * #INITIAL}'s.
 *
 * @param place null until the window was moved or resized
 * @param columns of the list, in their order; empty until one was changed
 * @param sort null until the list was sorted
 * @param detailWidth of the details beside the list, in pixels at the default text size; 0 until it
 *     was changed
 * @param view word of what is shown below the toolbar; empty until it was changed
 */
public record WindowState(
        @Nullable Place place,
        List<Column> columns,
        @Nullable Sort sort,
        double detailWidth,
        String view) {
    public static final WindowState INITIAL = new WindowState(null, List.of(), null, 0, "");

    /**
     * Where the window is while it is not maximised, in the pixels of the desktop.
     *
     * @param maximised whether it was, at last
     */
    public record Place(double x, double y, double width, double height, boolean maximised) {}

    /**
     * @param word of the column
     * @param width in pixels at the default text size; 0 for what fits best
     */
    public record Column(String word, double width, boolean shown) {}

    /** By the word of a column. */
    public record Sort(String column, boolean descending) {}

    public WindowState {
        columns = List.copyOf(columns);
    }

    public WindowState at(Place now) {
        return new WindowState(now, columns, sort, detailWidth, view);
    }

    public WindowState with(List<Column> now) {
        return new WindowState(place, now, sort, detailWidth, view);
    }

    public WindowState by(Sort now) {
        return new WindowState(place, columns, now, detailWidth, view);
    }

    public WindowState withDetails(double width) {
        return new WindowState(place, columns, sort, width, view);
    }

    public WindowState as(String now) {
        return new WindowState(place, columns, sort, detailWidth, now);
    }
}
