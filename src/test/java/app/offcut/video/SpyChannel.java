package app.offcut.video;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file in memory that counts what is read of it; beyond its bytes it goes on with 0x55. */
class SpyChannel implements SeekableByteChannel {
    private final byte[] bytes;
    private final long size;
    private long position;
    private long bytesRead;

    SpyChannel(byte[] bytes) {
        this(bytes, bytes.length);
    }

    SpyChannel(byte[] bytes, long size) {
        this.bytes = bytes;
        this.size = size;
    }

    long bytesRead() {
        return bytesRead;
    }

    @Override
    public int read(ByteBuffer into) {
        if (position >= size) return -1;
        // one byte too few, to see that short reads are gone on with
        int wanted = (int) Math.min(size - position, Math.max(1, into.remaining() - 1));
        for (int i = 0; i < wanted; i++, position++)
            into.put(position < bytes.length ? bytes[(int) position] : 0x55);
        bytesRead += wanted;
        return wanted;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new AssertionError("the reader wrote");
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new AssertionError("the reader truncated");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
