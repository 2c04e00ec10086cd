package app.offcut.video;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/**
 * Says whether an MP4 is all there. Media libraries accept files whose end is cut off, so this
 * small reader is our own; it follows ISO/IEC 14496-12.
 */
public final class Mp4Reader {
    private Mp4Reader() {}

    public sealed interface Result {
        /**
         * @param seconds length by {@code mvhd}, {@code mehd} or the fragments; above 0
         */
        record Complete(double seconds) implements Result {}

        /**
         * @param reason key of the text {@code mp4.{reason}}
         */
        record Incomplete(String reason) implements Result {}
    }

    /**
     * @throws IOException only if reading itself fails
     */
    public static Result read(SeekableByteChannel channel) throws IOException {
        throw new UnsupportedOperationException();
    }
}
