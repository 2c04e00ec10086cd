package app.offcut.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** Reads the few parts of a file that are looked at, and no more of them than a good file needs. */
final class FileBytes {
    static final int MAX_BOXES = 100_000;
    private static final long MAX_INDEX_BYTES = 256L << 20;

    private final SeekableByteChannel channel;
    private final long size;
    private long indexBytes;

    FileBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /** The boxes that tile the file, {@code ftyp} first. */
    List<Box> boxes() throws IOException, FlawException {
        List<Box> boxes = new ArrayList<>();
        for (long at = 0; at < size; at = boxes.getLast().end()) {
            ByteBuffer head = read(at, (int) Math.min(Box.HEADER, size - at));
            Box box = Box.parse(head, at, size).orElseThrow(() -> new FlawException(Flaw.CUT_OFF));
            if (at == 0 && !box.is("ftyp")) {
                throw new FlawException(Flaw.NO_FTYP);
            }
            if (boxes.size() == MAX_BOXES) {
                throw new FlawException(Flaw.TOO_LARGE);
            }
            boxes.add(box);
        }
        return boxes;
    }

    /** The content of a {@code moov} or {@code moof}; all that are asked for share one bound. */
    BoxBody index(Box box) throws IOException, FlawException {
        indexBytes += box.bodyBytes();
        if (indexBytes > MAX_INDEX_BYTES) {
            throw new FlawException(Flaw.TOO_LARGE);
        }
        return new BoxBody(read(box.body(), (int) box.bodyBytes()));
    }

    /** A file that shrinks while it is read is cut off. */
    ByteBuffer read(long at, int length) throws IOException, FlawException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        channel.position(at);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new FlawException(Flaw.CUT_OFF);
            }
        }
        return bytes.flip();
    }
}
