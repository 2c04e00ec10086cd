package app.offcut.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.video.Mp4Reader.Result.Complete;
import app.offcut.video.Mp4Reader.Result.Incomplete;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Hand-made boxes, good and hostile. Every number is 32 bits wide unless a long is given. */
final class Mp4Parts {
    static final byte[] FTYP = box("ftyp", ints(0x69736f6d, 0));
    static final byte[] MVHD = box("mvhd", ints(0, 0, 0, 1000, 2000));
    private static final byte[] MDHD = box("mdhd", ints(0, 0, 0, 10, 0, 0));
    private static final byte[] STTS = box("stts", ints(0, 0));

    private Mp4Parts() {}

    static byte[] box(String type, byte[]... bodies) {
        byte[] body = join(bodies);
        return join(ints(8 + body.length), type.getBytes(ISO_8859_1), body);
    }

    static byte[] ints(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
        Arrays.stream(numbers).forEach(bytes::putInt);
        return bytes.array();
    }

    static byte[] number(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    static byte[] header(int size, String type) {
        return join(ints(size), type.getBytes(ISO_8859_1));
    }

    static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x55);
        return bytes;
    }

    static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    /** A {@code trak} with the given tables: sizes, runs and offsets. */
    static byte[] trak(byte[]... tables) {
        byte[] stbl = box("stbl", STTS, join(tables));
        return box("trak", box("tkhd", ints(0, 0, 0, 1)), box("mdia", MDHD, box("minf", stbl)));
    }

    /** An entry for each format, of nothing but its header. */
    static byte[] stsd(String... formats) {
        byte[] entries = {};
        for (String format : formats) entries = join(entries, box(format, filled(28)));
        return box("stsd", ints(0, formats.length), entries);
    }

    static byte[] stsz(int alike, int count, int... sizes) {
        return box("stsz", ints(0, alike, count), ints(sizes));
    }

    static byte[] stsc(int... firstAndPerChunk) {
        int runs = firstAndPerChunk.length / 2;
        byte[] entries = {};
        for (int run = 0; run < runs; run++) {
            entries =
                    join(
                            entries,
                            ints(firstAndPerChunk[2 * run], firstAndPerChunk[2 * run + 1], 1));
        }
        return box("stsc", ints(0, runs), entries);
    }

    static byte[] stco(int... offsets) {
        return box("stco", ints(0, offsets.length), ints(offsets));
    }

    static byte[] co64(long offset) {
        return box("co64", ints(0, 1), number(offset));
    }

    static byte[] moov(byte[]... boxes) {
        return box("moov", MVHD, join(boxes));
    }

    /** {@code ftyp}, an {@code mdat} of that payload from byte 24 on, {@code moov}. */
    static byte[] movie(byte[] payload, byte[]... tables) {
        return join(FTYP, box("mdat", payload), moov(trak(tables)));
    }

    /** A good movie of one sample with the given payload; more tables may stand before its own. */
    static byte[] movieOf(byte[] payload, byte[]... tables) {
        return movie(payload, join(tables), stsz(payload.length, 1), stsc(1, 1), stco(24));
    }

    static Mp4Reader.Result read(byte[] file) throws IOException {
        return Mp4Reader.read(new SpyChannel(file));
    }

    /** Complete, with the 2 seconds of {@link #MVHD}. */
    static void accept(byte[] file) throws IOException {
        assertEquals(new Complete(2), read(file));
    }

    static void refuse(Flaw flaw, byte[] file) throws IOException {
        assertEquals(new Incomplete(flaw), read(file));
    }
}
