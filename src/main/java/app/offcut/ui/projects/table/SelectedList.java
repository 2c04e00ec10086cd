package app.offcut.ui.projects.table;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;

/** A view of the selected lines, as numbers, projects or cells. Holds nothing itself. */
final class SelectedList<E> extends ObservableListBase<E> {
    private final LineSet lines;
    private final IntFunction<E> of;

    SelectedList(LineSet lines, IntFunction<E> of) {
        this.lines = lines;
        this.of = of;
    }

    @Override
    public E get(int position) {
        return of.apply(lines.at(Objects.checkIndex(position, size())));
    }

    @Override
    public int size() {
        return lines.size();
    }

    /** Calls the listeners once. */
    void tell(LineSet before, IntFunction<E> was) {
        fireChange(new Replaced<>(this, 0, size(), view(before, was)));
    }

    /** Calls the listeners once, and tells of one new line only, or of none if it is -1. */
    void tellOf(int line, LineSet before, IntFunction<E> was) {
        int from = lines.has(line) ? lines.above(line) : 0;
        fireChange(
                new Replaced<>(this, from, lines.has(line) ? from + 1 : from, view(before, was)));
    }

    /** The lines may not change any more. */
    static <E> List<E> view(LineSet lines, IntFunction<E> of) {
        return new AbstractList<>() {
            @Override
            public E get(int position) {
                return of.apply(lines.at(Objects.checkIndex(position, size())));
            }

            @Override
            public int size() {
                return lines.size();
            }
        };
    }

    /** A single change of everything. */
    private static final class Replaced<E> extends Change<E> {
        private final int from;
        private final int to;
        private final List<E> removed;
        private boolean begun;

        Replaced(ObservableList<E> list, int from, int to, List<E> removed) {
            super(list);
            this.from = from;
            this.to = to;
            this.removed = removed;
        }

        @Override
        public boolean next() {
            boolean first = !begun;
            begun = true;
            return first;
        }

        @Override
        public void reset() {
            begun = false;
        }

        @Override
        public int getFrom() {
            return from;
        }

        @Override
        public int getTo() {
            return to;
        }

        @Override
        public List<E> getRemoved() {
            return removed;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}
