package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.ui.projects.list.ListedProject.Line;
import java.util.List;
import java.util.Locale;

/**
 * Which projects are shown, and in which order. Immutable, so that a long list can be arranged on
 * another thread.
 *
 * @param order the first decides; the next only where it leaves it open
 */
record Arrangement(RowFilter filter, String search, List<RowOrder> order) {
    Arrangement {
        search = search.strip().toLowerCase(Locale.ROOT);
        order = List.copyOf(order);
    }

    /**
     * @param before what is shown now
     * @return the very same list if nothing moves
     */
    List<ListedProject> of(List<Line> lines, List<ListedProject> before) {
        List<Line> sorted =
                lines.stream()
                        .filter(line -> filter.shows(line.row().state()) && found(line))
                        .toList();
        for (RowOrder next : order.reversed()) sorted = next.sort(sorted);
        List<ListedProject> now = sorted.stream().map(Line::project).toList();
        return now.equals(before) ? before : now;
    }

    private boolean found(Line line) {
        return search.isEmpty() || line.keys().contain(search);
    }

    /** Whether a project stays where it is although its row is another one now. */
    boolean leaves(ProjectRow before, ProjectRow now) {
        return filter.shows(before.state()) == filter.shows(now.state())
                && before.name().equals(now.name())
                && order.stream().allMatch(by -> by.same(before, now));
    }
}
