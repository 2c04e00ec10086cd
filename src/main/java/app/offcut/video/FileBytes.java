package app.offcut.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the few parts of a file that are needed, within the limits of a good file. */
final class FileBytes {
    static final int MAX_BOXES = 100_000;
    private static final long MAX_INDEX_BYTES = 256L << 20;
    private static final long MAX_TRAILING_BYTES = 1L << 20;

    /** A file up to this length is read at once: its parts would take more calls than pages. */
    private static final long SMALL = 64 * 1024;

    private final VideoBytes file;
    private @Nullable ByteBuffer whole;
    private final long size;
    private long indexBytes;
    private long trailingBytes;

    FileBytes(VideoBytes file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    /**
     * The top-level boxes, which tile the file except for {@link #trailingBytes}; {@code ftyp} is
     * first.
     */
    List<Box> boxes() throws IOException, FlawException {
        List<Box> boxes = new ArrayList<>();
        for (long at = 0; at < size; at = boxes.getLast().end()) {
            ByteBuffer head = read(at, (int) Math.min(Box.HEADER, size - at));
            Optional<Box> box =
                    Box.parse(head.duplicate(), at, size).filter(b -> !b.open() || b.is("mdat"));
            if (at == 0 && box.isPresent() && !box.get().is("ftyp"))
                throw new FlawException(Flaw.NO_FTYP);
            if (boxes.size() == MAX_BOXES) throw new FlawException(Flaw.TOO_LARGE);
            if (box.isEmpty()) {
                trailingBytes = size - at;
                if (at == 0 || trailingBytes > MAX_TRAILING_BYTES || Box.mayBegin(head))
                    throw new FlawException(Flaw.CUT_OFF);
                break;
            }
            boxes.add(box.get());
        }
        return boxes;
    }

    /** Bytes after the last box that are neither a box nor the beginning of one; 1 MiB at most. */
    long trailingBytes() {
        return trailingBytes;
    }

    /** The content of a {@code moov} or {@code moof}; a shared limit applies to all of them. */
    BoxBody index(Box box) throws IOException, FlawException {
        indexBytes += box.bodyBytes();
        if (indexBytes > MAX_INDEX_BYTES) throw new FlawException(Flaw.TOO_LARGE);
        return new BoxBody(read(box.body(), (int) box.bodyBytes()));
    }

    /** Reads bytes. A file that shrinks meanwhile counts as truncated. */
    ByteBuffer read(long at, int length) throws IOException, FlawException {
        if (size > SMALL || at < 0 || length > size - at) return fresh(at, length);
        if (whole == null) whole = fresh(0, (int) size);
        return whole.slice((int) at, length);
    }

    private ByteBuffer fresh(long at, int length) throws IOException, FlawException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining())
            if (file.read(bytes, at + bytes.position()) <= 0) throw new FlawException(Flaw.CUT_OFF);
        return bytes.flip();
    }
}
