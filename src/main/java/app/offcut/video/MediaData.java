package app.offcut.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The {@code mdat} boxes of a file, and the byte ranges that samples claim in them. */
final class MediaData {
    private static final int BLOCKS = 17;
    private static final int BLOCK_BYTES = 4096;

    private final TreeMap<Long, Box> mdats = new TreeMap<>();
    private final @Nullable ByteRanges compressed;
    private long first = Long.MAX_VALUE;
    private long last;

    /**
     * @param uncompressed whether a track is uncompressed; blanks then count only within compressed
     *     tracks
     */
    MediaData(List<Box> boxes, boolean uncompressed) {
        compressed = uncompressed ? new ByteRanges() : null;
        for (Box box : boxes) if (box.is("mdat")) mdats.put(box.body(), box);
    }

    /** Claims a range for samples, which must be inside one of the file's {@code mdat} boxes. */
    void claim(Track track, long start, long length) throws FlawException {
        Map.Entry<Long, Box> mdat = mdats.floorEntry(start);
        if (mdat == null) throw new FlawException(Flaw.SAMPLES_OUTSIDE);
        claim(track, mdat.getValue(), start, length);
    }

    /** Claims a range for samples, which must be inside this {@code mdat}; samples may be empty. */
    void claim(Track track, Box mdat, long start, long length) throws FlawException {
        if (length <= 0 || start < mdat.body() || length > mdat.end() - start)
            throw new FlawException(Flaw.SAMPLES_OUTSIDE);
        first = Math.min(first, start);
        last = Math.max(last, start + length);
        if (compressed != null && !track.uncompressed()) compressed.add(start, start + length);
    }

    /**
     * Refuses an open {@code mdat} with bytes after the last sample: it was left by a killed writer
     * that updates the index while recording.
     */
    void refuseOpenEnd(Box lastBox) throws FlawException {
        if (lastBox.open() && lastBox.end() != last) throw new FlawException(Flaw.OPEN_MDAT);
    }

    /** Refuses a file without samples, or with zero blocks where a disk lost written data. */
    void refuseBlanks(FileBytes file) throws IOException, FlawException {
        if (last == 0) throw new FlawException(Flaw.NO_SAMPLES);
        long span = last - 1 - first;
        long steps = BLOCKS - 1;
        long done = -1;
        for (long step = 0; step <= steps; step++) {
            long at = first + span / steps * step + span % steps * step / steps;
            // whole pages, because a disk loses whole pages
            long start = Math.max(first, at - at % BLOCK_BYTES);
            long end = Math.min(last, start + BLOCK_BYTES);
            boolean counts = compressed == null || compressed.meet(start, end);
            if (counts && start != done && isBlank(file, start, end))
                throw new FlawException(Flaw.ZEROS);
            done = start;
        }
    }

    private static boolean isBlank(FileBytes file, long start, long end)
            throws IOException, FlawException {
        ByteBuffer block = file.read(start, (int) (end - start));
        while (block.hasRemaining()) if (block.get() != 0) return false;
        return true;
    }
}
