package app.offcut.ui.projects.list;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The list in its order, and where its projects were before. Computed on any thread, so that the
 * window's thread need not search them.
 *
 * @param projects the list shown before if nothing moves
 * @param before the line on which a project was that is on this line now; -1 if it was on none
 * @param found how many of what is searched for pass each filter; empty while nothing is searched
 */
record Arranged(
        List<ListedProject> projects, IntUnaryOperator before, Map<RowFilter, Integer> found) {
    static Arranged of(
            List<ListedProject> before, List<ListedProject> now, Map<RowFilter, Integer> found) {
        if (now.equals(before)) return new Arranged(before, line -> line, found);
        Map<ListedProject, Integer> lines = new IdentityHashMap<>(before.size());
        for (int i = 0; i < before.size(); i++) lines.put(before.get(i), i);
        int[] from = now.stream().mapToInt(one -> lines.getOrDefault(one, -1)).toArray();
        return new Arranged(now, line -> from[line], found);
    }
}
