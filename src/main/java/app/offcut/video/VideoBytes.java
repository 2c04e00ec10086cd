package app.offcut.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file whose bytes are read from any place in it. */
interface VideoBytes {
    /** Length in bytes. */
    long size() throws IOException;

    /**
     * Reads some bytes, at least one unless there are none.
     *
     * @param at the place in the file
     * @return how many; 0 or less at the end of the file
     */
    int read(ByteBuffer into, long at) throws IOException;

    static VideoBytes of(SeekableByteChannel channel) {
        return new VideoBytes() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public int read(ByteBuffer into, long at) throws IOException {
                return channel.position(at).read(into);
            }
        };
    }
}
