package app.offcut.video;

import java.util.Optional;

/** One {@code trak}: the places and durations of its samples, including those of its fragments. */
final class Track {
    private final BoxBody stbl;
    private final long id;
    private final long timescale;
    private final long usualDuration;
    private final long usualSize;
    private final boolean uncompressed;
    private double duration;

    /**
     * @param mvex the fragments' defaults; empty if there are none
     */
    Track(BoxBody trak, Optional<BoxBody> mvex) throws FlawException {
        BoxBody tkhd = trak.child("tkhd");
        BoxBody mdia = trak.child("mdia");
        id = tkhd.u32(tkhd.version() == 1 ? 20 : 12);
        timescale = TimeHeader.of(mdia.child("mdhd")).timescale();
        stbl = mdia.child("minf").child("stbl");
        Optional<BoxBody> trex = mvex.isEmpty() ? mvex : trexOf(mvex.get(), id);
        usualDuration = trex.isEmpty() ? 0 : trex.get().u32(12);
        usualSize = trex.isEmpty() ? 0 : trex.get().u32(16);
        duration = sttsSum(stbl.child("stts"));
        uncompressed = SampleFormats.uncompressed(stbl);
    }

    long id() {
        return id;
    }

    /** The default duration of a fragment's samples. */
    long usualDuration() {
        return usualDuration;
    }

    /** The default size in bytes of a fragment's samples. */
    long usualSize() {
        return usualSize;
    }

    /** Whether silence and black are zeros in this track. */
    boolean uncompressed() {
        return uncompressed;
    }

    void lengthen(double ticks) {
        duration += ticks;
    }

    double seconds() {
        return duration / timescale;
    }

    /** Claims the samples that {@code moov} lists, chunk by chunk. */
    void claimSamples(MediaData data) throws FlawException {
        SampleSizes sizes = new SampleSizes(stbl);
        boolean wide = stbl.children("stco").isEmpty();
        BoxBody offsets = stbl.child(wide ? "co64" : "stco");
        BoxBody stsc = stbl.child("stsc");
        long chunks = offsets.u32(4);
        long runs = stsc.u32(4);
        long chunk = 1;
        long sample = 0;
        for (long run = 0; run < runs; run++) {
            long perChunk = stsc.u32(12 + 12 * run);
            long nextRun = run + 1 < runs ? stsc.u32(20 + 12 * run) : chunks + 1;
            refuseUnless(stsc.u32(8 + 12 * run) == chunk && nextRun > chunk);
            for (; chunk < nextRun; chunk++) {
                refuseUnless(perChunk <= sizes.count() - sample);
                long offset = wide ? offsets.i64(8 * chunk) : offsets.u32(4 + 4 * chunk);
                data.claim(this, offset, sizes.sum(sample, perChunk));
                sample += perChunk;
            }
        }
        refuseUnless(chunk == chunks + 1 && sample == sizes.count());
    }

    private static Optional<BoxBody> trexOf(BoxBody mvex, long id) throws FlawException {
        for (BoxBody trex : mvex.children("trex")) if (trex.u32(4) == id) return Optional.of(trex);
        return Optional.empty();
    }

    private static double sttsSum(BoxBody stts) throws FlawException {
        double sum = 0;
        long runs = stts.u32(4);
        for (long run = 0; run < runs; run++)
            sum += (double) stts.u32(8 + 8 * run) * stts.u32(12 + 8 * run);
        return sum;
    }

    private static void refuseUnless(boolean consistent) throws FlawException {
        if (!consistent) throw new FlawException(Flaw.BAD_INDEX);
    }
}
