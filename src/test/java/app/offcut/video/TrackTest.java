package app.offcut.video;

import static app.offcut.video.Mp4Parts.FTYP;
import static app.offcut.video.Mp4Parts.accept;
import static app.offcut.video.Mp4Parts.box;
import static app.offcut.video.Mp4Parts.co64;
import static app.offcut.video.Mp4Parts.filled;
import static app.offcut.video.Mp4Parts.header;
import static app.offcut.video.Mp4Parts.ints;
import static app.offcut.video.Mp4Parts.join;
import static app.offcut.video.Mp4Parts.moov;
import static app.offcut.video.Mp4Parts.movie;
import static app.offcut.video.Mp4Parts.number;
import static app.offcut.video.Mp4Parts.refuse;
import static app.offcut.video.Mp4Parts.stco;
import static app.offcut.video.Mp4Parts.stsc;
import static app.offcut.video.Mp4Parts.stsz;
import static app.offcut.video.Mp4Parts.trak;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Hand-made sample tables of one track; the payload begins at byte 24. */
class TrackTest {
    @Test
    void readsEveryFormOfTheTables() throws IOException {
        byte[] twoRuns = stsc(1, 2, 2, 1);
        byte[] payload = filled(100);
        accept(movie(payload, stsz(0, 3, 30, 30, 40), twoRuns, stco(24, 84)));
        accept(movie(payload, stsz(20, 3), twoRuns, stco(24, 64)));
        accept(movie(payload, stsz(100, 1), stsc(1, 1), co64(24)));
        for (int bits : new int[] {4, 8, 16}) {
            byte[] stz2 = box("stz2", ints(0, bits, 3, 0x11111111, 0x11111111));
            accept(movie(filled(20_000), stz2, twoRuns, stco(24, 10_000)));
        }
        byte[] mvhd = box("mvhd", ints(0x01000000), number(0), number(0), ints(1000), number(2000));
        byte[] trak = trak(stsz(100, 1), stsc(1, 1), stco(24));
        accept(join(FTYP, box("mdat", payload), box("moov", mvhd, trak)));
        byte[] largeSize = join(header(1, "mdat"), number(16 + 100), payload);
        accept(join(FTYP, largeSize, moov(trak(stsz(100, 1), stsc(1, 1), stco(32)))));
    }

    @Test
    void refusesTablesThatContradictEachOther() throws IOException {
        byte[] payload = filled(100);
        byte[] one = stsc(1, 1);
        refuse(Flaw.SAMPLES_OUTSIDE, movie(payload, stsz(101, 1), one, stco(24)));
        refuse(Flaw.SAMPLES_OUTSIDE, movie(payload, stsz(100, 1), one, stco(23)));
        refuse(Flaw.SAMPLES_OUTSIDE, movie(payload, stsz(1, 1), one, stco(4)));
        refuse(Flaw.SAMPLES_OUTSIDE, movie(payload, stsz(0, 1, 0), one, stco(24)));
        refuse(Flaw.SAMPLES_OUTSIDE, movie(payload, stsz(100, 1), one, co64(-1)));
        refuse(Flaw.SAMPLES_OUTSIDE, movie(payload, stsz(100, 1), one, co64(Long.MAX_VALUE)));
        refuse(Flaw.SAMPLES_OUTSIDE, movie(payload, stsz(-1, -1), stsc(1, -1), stco(24)));
        refuse(Flaw.SAMPLES_OUTSIDE, movie(payload, stsz(0, 1, -1), one, stco(24)));
        refuse(Flaw.BAD_INDEX, movie(payload, stsz(0, -1, 1), stsc(1, -1), stco(24)));
        refuse(Flaw.BAD_INDEX, movie(payload, stsz(50, 2), one, stco(24)));
        refuse(Flaw.BAD_INDEX, movie(payload, stsz(50, 1), stsc(1, 2), stco(24)));
        refuse(Flaw.BAD_INDEX, movie(payload, stsz(50, 1), stsc(2, 1), stco(24)));
        refuse(Flaw.BAD_INDEX, movie(payload, stsz(50, 2), stsc(1, 1, 1, 1), stco(24, 74)));
        refuse(Flaw.BAD_INDEX, movie(payload, stsz(50, 1), stsc(), stco(24)));
        refuse(Flaw.BAD_INDEX, movie(payload, stsz(50, 1), box("stsc", ints(0, -1)), stco(24)));
        refuse(Flaw.BAD_INDEX, movie(payload, stsz(9, -1), stsc(1, 1), box("stco", ints(0, -1))));
        refuse(Flaw.BAD_INDEX, movie(payload, box("stz2", ints(0, 7, 1, 1)), one, stco(24)));
        refuse(Flaw.BAD_INDEX, movie(payload, stsz(50, 1), one));
        refuse(Flaw.BAD_INDEX, movie(payload, stsz(50, 1), one, stco(24), stco(24)));
    }
}
