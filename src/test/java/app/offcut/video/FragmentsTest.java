package app.offcut.video;

import static app.offcut.video.Mp4Parts.FTYP;
import static app.offcut.video.Mp4Parts.box;
import static app.offcut.video.Mp4Parts.filled;
import static app.offcut.video.Mp4Parts.header;
import static app.offcut.video.Mp4Parts.ints;
import static app.offcut.video.Mp4Parts.join;
import static app.offcut.video.Mp4Parts.moov;
import static app.offcut.video.Mp4Parts.number;
import static app.offcut.video.Mp4Parts.read;
import static app.offcut.video.Mp4Parts.refuse;
import static app.offcut.video.Mp4Parts.stco;
import static app.offcut.video.Mp4Parts.stsc;
import static app.offcut.video.Mp4Parts.stsz;
import static app.offcut.video.Mp4Parts.trak;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.video.Mp4Reader.Result.Complete;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** One track, 10 ticks a second; a usual sample has 10 bytes and 5 ticks. */
class FragmentsTest {
    private static final byte[] TRAK = trak(stsz(0, 0), stsc(), stco());
    private static final byte[] TREX = box("trex", ints(0, 1, 1, 5, 10, 0));
    private static final byte[] START = join(FTYP, moov(TRAK, box("mvex", TREX)));
    private static final byte[] MDAT = box("mdat", filled(100));
    private static final byte[] MFRA = box("mfra", box("mfro", ints(0, 24)));
    private static final byte[] TFHD = tfhd(0x20000);
    private static final int OFFSET = 1;

    @Test
    void sumsTheFragmentsOrTakesTheMoviesWord() throws IOException {
        byte[] two = moof(TFHD, trun(OFFSET, 2, 60));
        byte[] file = join(START, two, MDAT, two, MDAT, MFRA);
        assertEquals(new Complete(2), read(file));
        byte[] mehd = box("mehd", ints(0, 7000));
        byte[] wide = box("mehd", ints(1 << 24), number(8000));
        assertEquals(new Complete(7), read(started(mehd)));
        assertEquals(new Complete(8), read(started(wide)));
        refuse(Flaw.NO_DURATION, started(box("mehd", ints(0, 0))));
        refuse(Flaw.NO_DURATION, started(box("mehd", ints(1 << 24), number(-1))));
    }

    @Test
    void countsTheSamplesOfTheIndexToo() throws IOException {
        byte[] stts = box("stts", ints(0, 1, 3, 10));
        byte[] tables = join(stsz(30, 3), stsc(1, 3), stco(24));
        byte[] minf = box("minf", box("stbl", stts, tables));
        byte[] mdhd = box("mdhd", ints(1 << 24, 0, 0, 0, 0, 10, 0, 0));
        byte[] tkhd = box("tkhd", ints(1 << 24, 0, 0, 0, 0, 1));
        byte[] moov = moov(box("trak", tkhd, box("mdia", mdhd, minf)), box("mvex", TREX));
        byte[] fragment = moof(TFHD, trun(OFFSET, 2, 60));
        assertEquals(new Complete(4), read(join(FTYP, MDAT, moov, fragment, MDAT, MFRA)));
    }

    @Test
    void findsSamplesByEveryKindOfOffset() throws IOException {
        byte[] base = number(START.length);
        byte[] full = box("tfhd", ints(0x1B, 1), base, ints(1, 4, 25));
        accept(1.6, moof(full, trun(OFFSET, 4, 8 + 8 + 36 + 20 + 8)));
        byte[] first = traf(tfhd(0), trun(OFFSET, 3, 8 + 8 + 16 + 20 + 8 + 16 + 16 + 8));
        byte[] behindIt = traf(tfhd(0), trun(0, 3));
        accept(1.5 * 2, box("moof", first, behindIt));
        byte[] own = trun(OFFSET | 0xF04, 2, 8 + 8 + 16 + 56 + 8, 0, 7, 60, 0, 0, 8, 40, 0, 0);
        accept(1.5, moof(TFHD, own));
        accept(1, moof(TFHD, trun(OFFSET, 2, 8 + 8 + 16 + 20 + 16 + 8), trun(0, 0)));
    }

    @Test
    void refusesAFragmentWhoseDataAreNotInItsMdat() throws IOException {
        refuse(Flaw.SAMPLES_OUTSIDE, with(moof(TFHD, trun(OFFSET, 2, 0))));
        refuse(Flaw.SAMPLES_OUTSIDE, with(moof(TFHD, trun(OFFSET, 10, 61))));
        refuse(Flaw.SAMPLES_OUTSIDE, with(moof(TFHD, trun(OFFSET, -1, 60))));
        refuse(Flaw.SAMPLES_OUTSIDE, with(moof(TFHD, trun(OFFSET, 2, Integer.MIN_VALUE))));
        byte[] farBase = box("tfhd", ints(1, 1), number(Long.MAX_VALUE));
        refuse(Flaw.SAMPLES_OUTSIDE, with(moof(farBase, trun(OFFSET, 2, 60))));
        byte[] ofTheNext = moof(TFHD, trun(OFFSET, 2, 60 + 108));
        refuse(Flaw.SAMPLES_OUTSIDE, join(START, ofTheNext, MDAT, MDAT, MFRA));
    }

    @Test
    void refusesTornFragments() throws IOException {
        byte[] good = moof(TFHD, trun(OFFSET, 2, 60));
        assertEquals(new Complete(1), read(with(good)));
        refuse(Flaw.TORN_FRAGMENT, join(START, good, MDAT, good, MFRA));
        refuse(Flaw.TORN_FRAGMENT, join(START, good, box("free"), MDAT, MFRA));
        byte[] moov = moov(TRAK, box("mvex", TREX));
        refuse(Flaw.TORN_FRAGMENT, join(FTYP, good, MDAT, moov, MFRA));
        refuse(Flaw.NO_MFRA, join(START, good, MDAT));
        refuse(Flaw.NO_MFRA, join(START, good, MDAT, MFRA, box("free")));
        refuse(Flaw.NO_MFRA, join(START, good, MDAT, box("mfra")));
        refuse(Flaw.NO_MFRA, join(START, good, MDAT, box("mfra", new byte[16])));
        refuse(Flaw.NO_MFRA, join(FTYP, moov(TRAK), good, MDAT));
        refuse(Flaw.NO_SAMPLES, join(START, MFRA));
    }

    @Test
    void refusesContradictions() throws IOException {
        refuse(Flaw.BAD_INDEX, with(moof(box("tfhd", ints(0x20000, 2)), trun(OFFSET, 2, 60))));
        refuse(Flaw.BAD_INDEX, with(moof(tfhd(0x8), trun(OFFSET, 2, 60))));
        refuse(Flaw.BAD_INDEX, with(moof(TFHD, trun(0x200, -1, 60))));
        refuse(Flaw.BAD_INDEX, with(box("moof", box("traf"))));
        refuse(Flaw.BAD_INDEX, with(box("moof", header(0, "traf"))));
        byte[] stranger = box("trex", ints(0, 9, 1, 5, 10, 0));
        byte[] start = join(FTYP, moov(TRAK, box("mvex", stranger)));
        byte[] good = moof(TFHD, trun(OFFSET, 2, 60));
        refuse(Flaw.SAMPLES_OUTSIDE, join(start, good, MDAT, MFRA));
        refuse(Flaw.SAMPLES_OUTSIDE, join(FTYP, moov(TRAK), good, MDAT, MFRA));
    }

    private static byte[] started(byte[] mehd) {
        byte[] start = join(FTYP, moov(TRAK, box("mvex", mehd, TREX)));
        return join(start, moof(TFHD, trun(OFFSET, 2, 60)), MDAT, MFRA);
    }

    private static byte[] with(byte[] moof) {
        return join(START, moof, MDAT, MFRA);
    }

    private static byte[] tfhd(int flags) {
        return box("tfhd", ints(flags, 1));
    }

    private static byte[] trun(int flags, int samples, int... rest) {
        return box("trun", ints(flags, samples), ints(rest));
    }

    private static byte[] traf(byte[]... boxes) {
        return box("traf", join(boxes));
    }

    private static byte[] moof(byte[]... boxes) {
        return box("moof", traf(boxes));
    }

    private static void accept(double seconds, byte[] moof) throws IOException {
        assertEquals(new Complete(seconds), read(with(moof)));
    }
}
