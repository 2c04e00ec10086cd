package app.offcut.generator.moneyprinterturbo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Whole MP4s that say how long they are. */
public final class Lengths {
    private Lengths() {}

    public static double secondsOf(byte[] video) {
        ByteBuffer header = header(video);
        return (double) header.getInt(16) / header.getInt(12);
    }

    /** The same video with another duration in its header. */
    public static byte[] lasting(byte[] video, double seconds) {
        byte[] other = video.clone();
        ByteBuffer header = header(other);
        header.putInt(16, (int) Math.round(seconds * header.getInt(12)));
        return other;
    }

    /** The body of the first version of {@code mvhd}: flags, two times, time scale, duration. */
    private static ByteBuffer header(byte[] video) {
        int at = new String(video, StandardCharsets.ISO_8859_1).indexOf("mvhd");
        return ByteBuffer.wrap(video, at + 4, 20).slice();
    }
}
