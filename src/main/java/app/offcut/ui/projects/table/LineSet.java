package app.offcut.ui.projects.table;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A set of lines, one bit for each. */
final class LineSet {
    private final BitSet bits = new BitSet();

    /** The lines in order; null until they are asked for. */
    private int @Nullable [] numbers;

    private int size;

    LineSet copy() {
        LineSet copy = new LineSet();
        copy.bits.or(bits);
        copy.size = size;
        return copy;
    }

    boolean has(int line) {
        return line >= 0 && bits.get(line);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(int line) {
        if (bits.get(line)) return;
        bits.set(line);
        size++;
        numbers = null;
    }

    /**
     * @param to exclusive
     */
    void add(int from, int to) {
        bits.set(from, to);
        size = bits.cardinality();
        numbers = null;
    }

    void remove(int line) {
        if (!has(line)) return;
        bits.clear(line);
        size--;
        numbers = null;
    }

    void clear() {
        bits.clear();
        size = 0;
        numbers = null;
    }

    /** How many are above this line. */
    int above(int line) {
        return bits.get(0, line).cardinality();
    }

    /** The line at this position of the set. */
    int at(int position) {
        if (size == bits.length()) return position; // all down to the last one
        if (numbers == null) numbers = bits.stream().toArray();
        return numbers[position];
    }

    /** -1 if empty. */
    int last() {
        return bits.length() - 1;
    }

    boolean same(LineSet other) {
        return bits.equals(other.bits);
    }
}
