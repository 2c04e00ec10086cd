package app.offcut.video;

import static app.offcut.video.Mp4Parts.FTYP;
import static app.offcut.video.Mp4Parts.MVHD;
import static app.offcut.video.Mp4Parts.accept;
import static app.offcut.video.Mp4Parts.box;
import static app.offcut.video.Mp4Parts.filled;
import static app.offcut.video.Mp4Parts.header;
import static app.offcut.video.Mp4Parts.ints;
import static app.offcut.video.Mp4Parts.join;
import static app.offcut.video.Mp4Parts.moov;
import static app.offcut.video.Mp4Parts.movieOf;
import static app.offcut.video.Mp4Parts.number;
import static app.offcut.video.Mp4Parts.read;
import static app.offcut.video.Mp4Parts.refuse;
import static app.offcut.video.Mp4Parts.stco;
import static app.offcut.video.Mp4Parts.stsc;
import static app.offcut.video.Mp4Parts.stsz;
import static app.offcut.video.Mp4Parts.trak;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import app.offcut.video.Mp4Reader.Result;
import app.offcut.video.Mp4Reader.Result.Complete;
import app.offcut.video.Mp4Reader.Result.Incomplete;
import app.offcut.video.Mp4Reader.Result.Odd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Mp4ReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.mp4",
                "faststart.mp4",
                "fragmented.mp4",
                "fragmented-absolute.mp4",
                "edit-list.mov"
            })
    void acceptsARealFileAndRefusesItCutAnywhere(String name) throws IOException {
        byte[] file = resource(name);
        Complete complete = assertInstanceOf(Complete.class, read(file));
        assertEquals(1, complete.seconds(), 0.3, name);
        for (int length = 0; length < file.length; length++) {
            Result cut = read(Arrays.copyOf(file, length));
            assertInstanceOf(Incomplete.class, cut, name + " cut to " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.mp4", "faststart.mp4", "fragmented.mp4", "edit-list.mov"})
    void endsWithAnAnswerWhateverByteIsWrong(String name) throws IOException {
        byte[] file = resource(name);
        for (int at = 0; at < file.length; at++) {
            for (int wrong : new int[] {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
                byte[] broken = file.clone();
                broken[at] = (byte) wrong;
                assertNotNull(read(broken));
            }
        }
    }

    @Test
    void acceptsTheDemosVideoWithALargeEmptyBoxBehind() throws IOException {
        byte[] file = join(resource("/app/offcut/demo/final.mp4"), box("free", new byte[1 << 20]));
        accept(file);
    }

    @Test
    void acceptsHandMadeMoviesThatTheRefusedOnesDifferFrom() throws IOException {
        accept(movieOf(filled(100)));
        byte[] boxes = join(box("uuid", filled(16)), box("udta"), box("free", new byte[9999]));
        accept(join(movieOf(filled(100)), boxes));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 8, 15, 16, 1000, 1 << 20})
    void tellsAWholeMovieWithPaddingFromAPlainOne(int zeros) throws IOException {
        assertEquals(new Odd(2, zeros), read(join(movieOf(filled(100)), new byte[zeros])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\0\1\n\16\0\0\0Image_UTC_Data1700000000000",
                "vivo{\"makernote\":1}",
                "TAGSong of the sea",
                "APETAGEX\1",
                "\n\n\n\n",
                "\0\0\0\3abcd",
                "\377\377\377\377"
            })
    void tellsAWholeMovieWithATrailerFromAPlainOne(String trailer) throws IOException {
        byte[] tail = trailer.getBytes(ISO_8859_1);
        assertEquals(new Odd(2, tail.length), read(join(movieOf(filled(100)), tail)));
    }

    @Test
    void refusesWhatMayBeTheStartOfABoxBehindAWholeMovie() throws IOException {
        byte[] good = movieOf(filled(100));
        refuse(Flaw.CUT_OFF, join(good, new byte[(1 << 20) + 1]));
        for (String type : new String[] {"free", "uuid", "abcd", "©day", "wide"}) {
            byte[] box = box(type, filled(40));
            for (int length = 1; length < box.length; length++)
                refuse(Flaw.CUT_OFF, join(good, Arrays.copyOf(box, length)));
        }
    }

    @Test
    void refusesWhatIsNoWholeMovie() throws IOException {
        byte[] mdat = box("mdat", filled(100));
        byte[] trak = trak(stsz(100, 1), stsc(1, 1), stco(24));
        refuse(Flaw.NO_MOOV, new byte[0]);
        refuse(Flaw.NO_FTYP, join(mdat, FTYP, moov(trak)));
        refuse(Flaw.NO_MOOV, join(FTYP, mdat));
        refuse(Flaw.OPEN_MDAT, join(FTYP, header(0, "mdat"), filled(100), moov(trak)));
        refuse(Flaw.TWO_MOOVS, join(FTYP, mdat, moov(trak), moov(trak)));
        refuse(Flaw.NO_SAMPLES, join(FTYP, mdat, moov()));
        refuse(Flaw.NO_SAMPLES, join(FTYP, mdat, moov(trak(stsz(0, 0), stsc(), stco()))));
        refuse(Flaw.CUT_OFF, join(FTYP, mdat, moov(trak), new byte[3]));
        for (byte[] time : new byte[][] {ints(1000, 0), ints(1000, -1), ints(0, 5)}) {
            byte[] mvhd = box("mvhd", ints(0, 0, 0), time);
            refuse(Flaw.NO_DURATION, join(FTYP, mdat, box("moov", mvhd, trak)));
        }
        byte[] endless = box("mvhd", ints(1 << 24, 0, 0, 0, 0, 1000), number(-1));
        refuse(Flaw.NO_DURATION, join(FTYP, mdat, box("moov", endless, trak)));
        refuse(Flaw.BAD_INDEX, join(FTYP, mdat, box("moov", trak)));
        refuse(Flaw.BAD_INDEX, join(FTYP, mdat, box("moov", MVHD, trak, header(0, "trak"))));
    }

    @Test
    void acceptsAnOpenMdatBehindTheIndexOnlyIfNothingIsMissing() throws IOException {
        byte[] tables = trak(stsz(100, 1), stsc(1, 1), stco(0));
        int body = FTYP.length + moov(tables).length + 8;
        byte[] moov = moov(trak(stsz(100, 1), stsc(1, 1), stco(body)));
        byte[] file = join(FTYP, moov, header(0, "mdat"), filled(100));
        accept(file);
        refuse(Flaw.SAMPLES_OUTSIDE, Arrays.copyOf(file, file.length - 1));
        refuse(Flaw.OPEN_MDAT, join(file, filled(1)));
    }

    @Test
    void survivesHostileSizes() throws IOException {
        byte[] good = movieOf(filled(100));
        for (int size : new int[] {0, 1, 2, 7, 9, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            refuse(Flaw.CUT_OFF, join(good, header(size, "free")));
            byte[] inner = join(MVHD, header(size, "trak"));
            refuse(Flaw.BAD_INDEX, join(FTYP, box("moov", inner)));
        }
        for (long size : new long[] {0, 1, 15, 17, Long.MAX_VALUE, Long.MIN_VALUE, -1, -16})
            refuse(Flaw.CUT_OFF, join(good, header(1, "free"), number(size)));
    }

    @Test
    void givesUpOnFilesOfTooManyBoxesOrTooLargeAnIndex() throws IOException {
        byte[] many = join(Collections.nCopies(100_001, box("free")).toArray(byte[][]::new));
        refuse(Flaw.TOO_LARGE, join(FTYP, many));
        refuse(Flaw.TOO_LARGE, join(FTYP, box("moov", many)));
        byte[] start = join(FTYP, header(1 << 30, "moov"));
        SpyChannel huge = new SpyChannel(start, FTYP.length + (1L << 30));
        assertEquals(new Incomplete(Flaw.TOO_LARGE), Mp4Reader.read(huge));
    }

    @Test
    void refusesAFileThatShrinksWhileItIsRead() throws IOException {
        byte[] good = movieOf(filled(100));
        SpyChannel shrinking =
                new SpyChannel(good) {
                    @Override
                    public int read(ByteBuffer into) {
                        return position() > 0 ? -1 : super.read(into);
                    }
                };
        assertEquals(new Incomplete(Flaw.CUT_OFF), Mp4Reader.read(shrinking));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Mp4ReaderTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
