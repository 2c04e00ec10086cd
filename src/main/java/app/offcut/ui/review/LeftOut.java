package app.offcut.ui.review;

import app.offcut.text.Texts;
import app.offcut.ui.projects.RowFilter;
import app.offcut.ui.projects.Totals;
import java.util.List;
import java.util.stream.Collectors;

/** Says which projects a cleanup of all ready ones leaves out, and why. */
public final class LeftOut {
    private LeftOut() {}

    /** Empty if nothing is left out. */
    public static String words(Totals totals) {
        String parts =
                List.of(RowFilter.UNFINISHED, RowFilter.ATTENTION, RowFilter.CLEAN).stream()
                        .filter(f -> totals.shown(f) > 0)
                        .map(f -> Texts.of("ui.left-out." + f.word(), totals.shown(f)))
                        .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "" : Texts.of("ui.left-out", parts);
    }
}
