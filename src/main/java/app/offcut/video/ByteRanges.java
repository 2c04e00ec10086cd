package app.offcut.video;

import java.util.Arrays;

/** Byte ranges of a file, in insertion order; adjacent ranges are merged. */
final class ByteRanges {
    /** Upper limit, more than ten hours of video and sound need. */
    private static final int MOST = 1 << 22;

    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int count;

    /**
     * @param end first byte after the range
     */
    void add(long start, long end) throws FlawException {
        if (count > 0 && ends[count - 1] == start) {
            ends[count - 1] = end;
            return;
        }
        if (count == MOST) throw new FlawException(Flaw.TOO_LARGE);
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    /** Whether one of the ranges overlaps this one. */
    boolean meet(long start, long end) {
        for (int i = 0; i < count; i++) if (starts[i] < end && ends[i] > start) return true;
        return false;
    }
}
