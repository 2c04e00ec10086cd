package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.ui.projects.list.ListedProject.Line;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        List<Line> found =
                search.isEmpty()
                        ? lines
                        : lines.stream().filter(line -> line.keys().contain(search)).toList();
        List<Line> sorted =
                found.stream().filter(line -> filter.shows(line.row().state())).toList();
        for (RowOrder next : order.reversed()) sorted = next.sort(sorted);
        return Arranged.of(
                before,
                sorted.stream().map(Line::project).toList(),
                search.isEmpty() ? Map.of() : count(found));
    }

    private static Map<RowFilter, Integer> count(List<Line> found) {
        Map<RowFilter, Integer> counts = new EnumMap<>(RowFilter.class);
        for (RowFilter each : RowFilter.values())
            counts.put(
                    each,
                    (int) found.stream().filter(line -> each.shows(line.row().state())).count());
        return counts;
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
        Arranged wanted = of(lines, before);
        now.addAll(wanted.projects());
        return Arranged.of(before, List.copyOf(now), wanted.found());
    }

    /** Whether a project keeps its position, and its count, although its row has changed. */
    boolean leaves(ProjectRow before, ProjectRow now) {
        Stream<RowFilter> counted =
                search.isEmpty() ? Stream.of(filter) : Stream.of(RowFilter.values());
        return counted.allMatch(each -> each.shows(before.state()) == each.shows(now.state()))
                && before.name().equals(now.name())
                && order.stream().allMatch(by -> by.same(before, now));
    }
}
