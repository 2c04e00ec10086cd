package app.offcut.video;

import java.io.IOException;
import java.util.List;

/**
 * The {@code moof} boxes of a fragmented file: each is followed by its data, and {@code mfra} ends
 * the file.
 */
final class Fragments {
    private final FileBytes file;
    private final Movie movie;
    private final MediaData data;

    Fragments(FileBytes file, Movie movie, MediaData data) {
        this.file = file;
        this.movie = movie;
        this.data = data;
    }

    /** Claims the samples of all fragments and adds their durations to the tracks. */
    void claimSamples(List<Box> boxes) throws IOException, FlawException {
        refuseUnlessEnded(boxes.getLast());
        boolean indexed = false;
        for (int i = 0; i < boxes.size() - 1; i++) {
            Box box = boxes.get(i);
            indexed |= box.is("moov");
            if (box.is("moof")) {
                Box next = boxes.get(i + 1);
                if (!indexed || !next.is("mdat")) throw new FlawException(Flaw.TORN_FRAGMENT);
                claimSamples(box, next);
            }
        }
    }

    /**
     * Checks the end of the file: the last four bytes that a writer writes are the length of {@code
     * mfra}, in its {@code mfro}.
     */
    private void refuseUnlessEnded(Box mfra) throws IOException, FlawException {
        if (!mfra.is("mfra") || mfra.bodyBytes() < 16) throw new FlawException(Flaw.NO_MFRA);
        BoxBody end = new BoxBody(file.read(mfra.end() - 4, 4));
        if (end.u32(0) != mfra.end() - mfra.start()) throw new FlawException(Flaw.NO_MFRA);
    }

    private void claimSamples(Box moof, Box mdat) throws IOException, FlawException {
        long end = moof.start();
        for (BoxBody traf : file.index(moof).children("traf")) {
            BoxBody tfhd = traf.child("tfhd");
            Track track = movie.track(tfhd.u32(4));
            boolean ownBase = tfhd.flag(0x1);
            long base = ownBase ? tfhd.i64(8) : tfhd.flag(0x20000) ? moof.start() : end;
            long at = ownBase ? 16 : 8;
            at += tfhd.flag(0x2) ? 4 : 0;
            long duration = tfhd.flag(0x8) ? tfhd.u32(at) : track.usualDuration();
            at += tfhd.flag(0x8) ? 4 : 0;
            long size = tfhd.flag(0x10) ? tfhd.u32(at) : track.usualSize();
            end = base;
            for (BoxBody box : traf.children("trun")) {
                Run run = Run.of(box, duration, size);
                long start = run.hasOffset() ? base + run.offset() : end;
                if (run.samples() > 0) data.claim(track, mdat, start, run.length());
                end = start + run.length();
                track.lengthen(run.duration());
            }
        }
    }

    /** One {@code trun}: consecutive samples. */
    private record Run(long samples, boolean hasOffset, int offset, long length, double duration) {

        static Run of(BoxBody trun, long usualDuration, long usualSize) throws FlawException {
            long samples = trun.u32(4);
            boolean hasOffset = trun.flag(0x1);
            boolean durations = trun.flag(0x100);
            boolean sizes = trun.flag(0x200);
            long at = 8 + (hasOffset ? 4 : 0) + (trun.flag(0x4) ? 4 : 0);
            int step = 4 * Long.bitCount(trun.u32(0) & 0xF00);
            double duration = durations ? 0 : (double) usualDuration * samples;
            long length = sizes ? 0 : SampleSizes.product(usualSize, samples);
            for (long i = 0; i < samples && (durations || sizes); i++, at += step) {
                duration += durations ? trun.u32(at) : 0;
                length += sizes ? trun.u32(at + (durations ? 4 : 0)) : 0;
            }
            return new Run(samples, hasOffset, hasOffset ? (int) trun.u32(8) : 0, length, duration);
        }
    }
}
