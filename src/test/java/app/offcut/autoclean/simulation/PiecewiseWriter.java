package app.offcut.autoclean.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/**
 * Writes the sample video as ffmpeg does: a box of open length that grows, at the end the index,
 * and last the length of the first box.
 *
 * @param lasts from the first byte to the last, the pause not counted
 * @param pause in the middle; zero for none
 */
record PiecewiseWriter(Duration lasts, Duration pause, End end) implements FinalWriter {
    private static final int PIECES = 40;
    private static final int HEAD = 40;
    private static final byte[] SAMPLE = SampleLibrary.finalVideo();
    private static final int FTYP = 32;
    private static final int MOOV = ByteBuffer.wrap(SAMPLE).getInt(FTYP);

    /** Where the samples' box begins in the sample, whose index stands before it. */
    private static final int MDAT = FTYP + MOOV + 8;

    static PiecewiseWriter lasting(Duration lasts) {
        return new PiecewiseWriter(lasts, Duration.ZERO, End.WHOLE);
    }

    /** A good video, byte by byte what a whole run leaves. */
    static byte[] video() {
        ByteBuffer video = ByteBuffer.allocate(SAMPLE.length);
        video.put(head(SAMPLE.length - MDAT)).put(SAMPLE, MDAT + 8, SAMPLE.length - MDAT - 8);
        return video.put(index()).array();
    }

    private static byte[] head(int mdatBytes) {
        ByteBuffer head = ByteBuffer.allocate(HEAD + 8).put(SAMPLE, 0, FTYP);
        head.putInt(8).put("free".getBytes(ISO_8859_1));
        return head.putInt(mdatBytes).put("mdat".getBytes(ISO_8859_1)).array();
    }

    /** With the places of the samples as they are when the index stands behind them. */
    private static byte[] index() {
        byte[] moov = Arrays.copyOfRange(SAMPLE, FTYP, FTYP + MOOV);
        ByteBuffer bytes = ByteBuffer.wrap(moov);
        for (int at = 8; at < moov.length - 8; at++) {
            if (!new String(moov, at, 4, ISO_8859_1).equals("stco")) continue;
            int entries = bytes.getInt(at + 8);
            for (int place = at + 12; place < at + 12 + 4 * entries; place += 4)
                bytes.putInt(place, bytes.getInt(place) - MDAT + HEAD);
        }
        return moov;
    }

    @Override
    public void write(Path file) throws IOException, InterruptedException {
        byte[] video = video();
        int index = video.length - MOOV;
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(head(0)), 0);
            int done = HEAD + 8;
            for (int piece = 1; piece <= PIECES; piece++) {
                int until = HEAD + 8 + (int) ((long) (index - HEAD - 8) * piece / PIECES);
                channel.write(ByteBuffer.wrap(video, done, until - done), done);
                done = until;
                if (piece == PIECES / 2) {
                    Thread.sleep(pause);
                    if (end == End.TORN) return;
                }
                Thread.sleep(lasts.dividedBy(PIECES));
            }
            channel.write(ByteBuffer.wrap(video, index, MOOV), index);
            channel.write(ByteBuffer.wrap(video, HEAD, 4), HEAD);
        }
    }
}
