package app.offcut.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of a box in memory. Reading beyond its end counts as a flaw of the file, not as a
 * bug.
 */
record BoxBody(ByteBuffer bytes) {
    int u8(long at) throws FlawException {
        return Byte.toUnsignedInt(bytes.get(index(at, 1)));
    }

    int u16(long at) throws FlawException {
        return Short.toUnsignedInt(bytes.getShort(index(at, 2)));
    }

    long u32(long at) throws FlawException {
        return Integer.toUnsignedLong(bytes.getInt(index(at, 4)));
    }

    /** Negative above 2^63, which no length, offset or time of a good file reaches. */
    long i64(long at) throws FlawException {
        return bytes.getLong(index(at, 8));
    }

    /** A four-character code. */
    String type(long at) throws FlawException {
        byte[] code = new byte[4];
        bytes.get(index(at, 4), code);
        return new String(code, ISO_8859_1);
    }

    int version() throws FlawException {
        return u8(0);
    }

    boolean flag(int bit) throws FlawException {
        return (u32(0) & bit) != 0;
    }

    /** The only child of this type. */
    BoxBody child(String type) throws FlawException {
        return maybeChild(type).orElseThrow(() -> new FlawException(Flaw.BAD_INDEX));
    }

    Optional<BoxBody> maybeChild(String type) throws FlawException {
        List<BoxBody> found = children(type);
        if (found.size() > 1) throw new FlawException(Flaw.BAD_INDEX);
        return found.stream().findFirst();
    }

    /** The children of this type; all children together must tile the box. */
    List<BoxBody> children(String type) throws FlawException {
        List<BoxBody> found = new ArrayList<>();
        int seen = 0;
        for (int at = 0; at < bytes.limit(); ) {
            ByteBuffer head = bytes.slice(at, Math.min(Box.HEADER, bytes.limit() - at));
            Box box =
                    Box.parse(head, at, bytes.limit())
                            .filter(child -> !child.open())
                            .orElseThrow(() -> new FlawException(Flaw.BAD_INDEX));
            if (++seen > FileBytes.MAX_BOXES) throw new FlawException(Flaw.TOO_LARGE);
            if (box.is(type))
                found.add(new BoxBody(bytes.slice((int) box.body(), (int) box.bodyBytes())));
            at = (int) box.end();
        }
        return found;
    }

    private int index(long at, int length) throws FlawException {
        if (at < 0 || at > bytes.limit() - length) throw new FlawException(Flaw.BAD_INDEX);
        return (int) at;
    }
}
