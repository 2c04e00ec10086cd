package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.ui.projects.list.ListedProject.Line;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The sort order of the list. */
public record RowOrder(By by, boolean descending) {
    /** The sort keys, one per column. */
    public enum By {
        NAME,
        CACHES,
        TOTAL,
        FREE,
        STATE;

        /** The keys that are sizes, of which the largest matter most. */
        public static final Set<By> SIZES = EnumSet.of(CACHES, TOTAL, FREE);
    }

    /** A line with its sort key, computed once instead of in every comparison. */
    private record Keyed<K>(Line line, K key) {}

    List<Line> sort(List<Line> lines) {
        return switch (by) {
            case NAME -> sort(lines, line -> line.keys().collation());
            case STATE -> {
                Map<RowState, String> words = new HashMap<>();
                yield sort(
                        lines, line -> words.computeIfAbsent(line.row().state(), RowText::order));
            }
            case CACHES, TOTAL, FREE -> sort(lines, line -> bytes(line.row()));
        };
    }

    private long bytes(ProjectRow row) {
        var usage = row.usage();
        return switch (by) {
            case CACHES -> usage.totalBytes() + row.inHold().heldBytes();
            case TOTAL -> usage.totalBytes();
            default -> usage.reclaimableBytes();
        };
    }

    private <K extends Comparable<? super K>> List<Line> sort(
            List<Line> lines, Function<Line, K> key) {
        Comparator<Keyed<K>> order = Comparator.comparing(Keyed::key);
        return lines.stream()
                .map(line -> new Keyed<>(line, key.apply(line)))
                .sorted(descending ? order.reversed() : order)
                .map(Keyed::line)
                .toList();
    }

    boolean same(ProjectRow one, ProjectRow other) {
        return switch (by) {
            case NAME -> one.name().equals(other.name());
            case STATE -> RowText.order(one.state()).equals(RowText.order(other.state()));
            case CACHES, TOTAL, FREE -> bytes(one) == bytes(other);
        };
    }
}
