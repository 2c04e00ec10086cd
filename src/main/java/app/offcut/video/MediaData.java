package app.offcut.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The {@code mdat} boxes of a file, and the stretch of it that samples claim. */
final class MediaData {
    private static final int BLOCKS = 17;
    private static final int BLOCK_BYTES = 4096;

    private final TreeMap<Long, Box> mdats = new TreeMap<>();
    private final @Nullable ByteRanges compressed;
    private long first = Long.MAX_VALUE;
    private long last;

    /**
     * @param uncompressed whether some track is; then blanks count only where a compressed one lies
     */
    MediaData(List<Box> boxes, boolean uncompressed) {
        compressed = uncompressed ? new ByteRanges() : null;
        for (Box box : boxes) {
            if (box.is("mdat")) {
                mdats.put(box.body(), box);
            }
        }
    }

    /** Notes samples that must lie in one of the file's {@code mdat} boxes. */
    void claim(Track track, long start, long length) throws FlawException {
        Map.Entry<Long, Box> mdat = mdats.floorEntry(start);
        if (mdat == null) {
            throw new FlawException(Flaw.SAMPLES_OUTSIDE);
        }
        claim(track, mdat.getValue(), start, length);
    }

    /** Notes samples that must lie in this {@code mdat}; none are of no bytes at all. */
    void claim(Track track, Box mdat, long start, long length) throws FlawException {
        if (length <= 0 || start < mdat.body() || length > mdat.end() - start) {
            throw new FlawException(Flaw.SAMPLES_OUTSIDE);
        }
        first = Math.min(first, start);
        last = Math.max(last, start + length);
        if (compressed != null && !track.uncompressed()) {
            compressed.add(start, start + length);
        }
    }

    /**
     * Refuses an open {@code mdat} with bytes behind the last sample: a writer that keeps the index
     * up to date while it records was killed.
     */
    void refuseOpenEnd(Box lastBox) throws FlawException {
        if (lastBox.open() && lastBox.end() != last) {
            throw new FlawException(Flaw.OPEN_MDAT);
        }
    }

    /** Refuses a file without samples, or with blanks where a disk lost what was written. */
    void refuseBlanks(FileBytes file) throws IOException, FlawException {
        if (last == 0) {
            throw new FlawException(Flaw.NO_SAMPLES);
        }
        long span = last - 1 - first;
        long steps = BLOCKS - 1;
        long done = -1;
        for (long step = 0; step <= steps; step++) {
            long at = first + span / steps * step + span % steps * step / steps;
            // whole pages, because whole pages are what a disk loses
            long start = Math.max(first, at - at % BLOCK_BYTES);
            long end = Math.min(last, start + BLOCK_BYTES);
            boolean counts = compressed == null || compressed.meet(start, end);
            if (counts && start != done && isBlank(file, start, end)) {
                throw new FlawException(Flaw.ZEROS);
            }
            done = start;
        }
    }

    private static boolean isBlank(FileBytes file, long start, long end)
            throws IOException, FlawException {
        ByteBuffer block = file.read(start, (int) (end - start));
        while (block.hasRemaining()) {
            if (block.get() != 0) {
                return false;
            }
        }
        return true;
    }
}
