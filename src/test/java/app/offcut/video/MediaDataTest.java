package app.offcut.video;

import static app.offcut.video.Mp4Parts.FTYP;
import static app.offcut.video.Mp4Parts.accept;
import static app.offcut.video.Mp4Parts.box;
import static app.offcut.video.Mp4Parts.co64;
import static app.offcut.video.Mp4Parts.filled;
import static app.offcut.video.Mp4Parts.header;
import static app.offcut.video.Mp4Parts.join;
import static app.offcut.video.Mp4Parts.moov;
import static app.offcut.video.Mp4Parts.movie;
import static app.offcut.video.Mp4Parts.movieOf;
import static app.offcut.video.Mp4Parts.number;
import static app.offcut.video.Mp4Parts.refuse;
import static app.offcut.video.Mp4Parts.stco;
import static app.offcut.video.Mp4Parts.stsc;
import static app.offcut.video.Mp4Parts.stsd;
import static app.offcut.video.Mp4Parts.stsz;
import static app.offcut.video.Mp4Parts.trak;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.video.Mp4Reader.Result.Complete;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaDataTest {
    private static final int PAGE = 4096;

    @Test
    void refusesAFileThatIsBlankFromAnyPageToItsEnd() throws IOException {
        byte[] moov = moov(trak(stsz(200_000, 1), stsc(1, 1), stco(1)));
        int body = FTYP.length + moov.length + 8;
        byte[] index = moov(trak(stsz(200_000, 1), stsc(1, 1), stco(body)));
        byte[] file = join(FTYP, index, box("mdat", filled(200_000)));
        accept(file);
        for (int page = PAGE; page < file.length; page += PAGE) {
            byte[] blank = Arrays.copyOf(Arrays.copyOf(file, page), file.length);
            refuse(Flaw.ZEROS, blank);
        }
    }

    @Test
    void refusesAHoleOfASixteenthAnywhereBetweenTheSamples() throws IOException {
        int hole = 200_000 / 16 + PAGE;
        for (int at = 0; at < 200_000 - hole; at += 1000) {
            byte[] payload = filled(200_000);
            Arrays.fill(payload, at, at + hole, (byte) 0);
            refuse(Flaw.ZEROS, movieOf(payload));
        }
        refuse(Flaw.ZEROS, movieOf(new byte[10]));
    }

    @Test
    void doesNotMindZerosOutsideTheSamples() throws IOException {
        byte[] payload = join(new byte[50_000], filled(100), new byte[50_000]);
        accept(movie(payload, stsz(100, 1), stsc(1, 1), stco(24 + 50_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sowt", "lpcm", "raw ", "2vuy"})
    void doesNotMindSilenceAndBlackThatAreStoredAsTheyAre(String format) throws IOException {
        accept(movieOf(new byte[200_000], stsd(format)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"avc1", "mp4a", "enca", "Raw "})
    void refusesBlanksOfAnyOtherFormat(String format) throws IOException {
        byte[] payload = new byte[200_000];
        refuse(Flaw.ZEROS, movieOf(payload, stsd(format)));
        refuse(Flaw.ZEROS, movieOf(payload, stsd("sowt", format)));
        refuse(Flaw.ZEROS, movieOf(payload, stsd()));
    }

    @Test
    void refusesBlankPicturesBesideSoundThatIsStoredAsItIs() throws IOException {
        byte[] sound = trak(stsd("sowt"), stsz(100_000, 1), stsc(1, 1), stco(24));
        byte[] pictures = trak(stsd("avc1"), stsz(100_000, 1), stsc(1, 1), stco(100_024));
        byte[] silent = join(new byte[100_000], filled(100_000));
        accept(join(FTYP, box("mdat", silent), moov(sound, pictures)));
        byte[] holed = silent.clone();
        Arrays.fill(holed, 120_000, 140_000, (byte) 0);
        refuse(Flaw.ZEROS, join(FTYP, box("mdat", holed), moov(sound, pictures)));
    }

    @Test
    void readsAtMostAHundredKilobytesOfASixGigabyteFile() throws IOException {
        long payload = 6L << 30;
        int samples = 1 << 20;
        byte[] moov =
                moov(trak(stsz((int) (payload / samples), samples), stsc(1, samples), co64(0)));
        int body = FTYP.length + moov.length + 16;
        byte[] real = moov(trak(stsz(6144, samples), stsc(1, samples), co64(body)));
        byte[] start = join(FTYP, real, header(1, "mdat"), number(16 + payload));
        SpyChannel file = new SpyChannel(start, body + payload);
        assertEquals(new Complete(2), Mp4Reader.read(file));
        assertTrue(file.bytesRead() < 100_000, () -> file.bytesRead() + " bytes");
        assertTrue(file.bytesRead() > 16 * PAGE, "the blocks were looked at");
    }
}
