package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.ui.projects.list.ListedProject.Line;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Filter, search and sort order of the list. Immutable, so that any thread can arrange by it. */
record Arrangement(RowFilter filter, String search, List<RowOrder> order) {
    Arrangement {
        search = search.strip().toLowerCase(Locale.ROOT);
        order = List.copyOf(order);
    }

    /**
     * @param before the list that is shown now
     */
    Arranged of(List<Line> lines, List<ListedProject> before) {
        List<Line> sorted =
                lines.stream()
                        .filter(line -> filter.shows(line.row().state()) && found(line))
                        .toList();
        for (RowOrder next : order.reversed()) sorted = next.sort(sorted);
        return Arranged.of(before, sorted.stream().map(Line::project).toList());
    }

    /**
     * The same without moving what is shown: what is gone leaves, what is new comes last.
     *
     * @param before the list that is shown now
     */
    Arranged keeping(List<Line> lines, List<ListedProject> before) {
        Set<ListedProject> left = lines.stream().map(Line::project).collect(Collectors.toSet());
        Set<ListedProject> now = new LinkedHashSet<>(before);
        now.retainAll(left);
        now.addAll(of(lines, before).projects());
        return Arranged.of(before, List.copyOf(now));
    }

    private boolean found(Line line) {
        return search.isEmpty() || line.keys().contain(search);
    }

    /** Whether a project keeps its position although its row has changed. */
    boolean leaves(ProjectRow before, ProjectRow now) {
        return filter.shows(before.state()) == filter.shows(now.state())
                && before.name().equals(now.name())
                && order.stream().allMatch(by -> by.same(before, now));
    }
}
