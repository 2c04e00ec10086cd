package app.offcut.files.tree;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/** A regular file that a {@link TreeReader} has opened; for the same thread. */
public final class TreeFile implements Closeable {
    private final TreeCalls calls;
    private final int descriptor;
    private final long bytes;
    private final Stamp stamp;
    private final MemorySegment buffer;

    /**
     * @param buffer used for each read
     */
    TreeFile(TreeCalls calls, int descriptor, MemorySegment status, MemorySegment buffer) {
        this.calls = calls;
        this.descriptor = descriptor;
        this.bytes = TreeCalls.bytes(status);
        this.stamp = TreeCalls.stamp(status);
        this.buffer = buffer;
    }

    /** Length in bytes when it was opened. */
    public long bytes() {
        return bytes;
    }

    public Stamp stamp() {
        return stamp;
    }

    /**
     * Reads some bytes, at least one unless there are none.
     *
     * @param into has an array
     * @param at the place in the file
     * @return how many; 0 at its end
     */
    public int read(ByteBuffer into, long at) throws IOException {
        long wanted = Math.min(into.remaining(), buffer.byteSize());
        int read = (int) calls.read(descriptor, buffer, wanted, at);
        if (read < 0) throw new IOException("the file cannot be read");
        int from = into.arrayOffset() + into.position();
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into.array(), from, read);
        into.position(into.position() + read);
        return read;
    }

    @Override
    public void close() {
        calls.close(descriptor);
    }
}
