package app.offcut.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * The position of an MP4 box in its file or in its parent.
 *
 * @param start first byte of the header
 * @param body first byte after the header
 * @param end first byte after the box
 * @param open whether the box has no size of its own and extends to the end of its container
 */
record Box(String type, long start, long body, long end, boolean open) {
    /** The longest header: size, type, large size. */
    static final int HEADER = 16;

    /** Few boxes but {@code mdat} are larger, and text read as a size always is. */
    private static final long LARGEST = 128L << 20;

    /** What writers put behind the index, or before it, whatever size they give it. */
    private static final Set<String> USUAL =
            Set.of("free", "skip", "wide", "mdat", "moov", "moof", "mfra", "udta", "meta", "uuid");

    /**
     * Parses the box at {@code start}; empty if no box fits before {@code limit}.
     *
     * @param head the bytes from {@code start} on: {@link #HEADER}, or fewer near the limit
     */
    static Optional<Box> parse(ByteBuffer head, long start, long limit) {
        if (head.remaining() < 8) return Optional.empty();
        long size = Integer.toUnsignedLong(head.getInt());
        byte[] type = new byte[4];
        head.get(type);
        boolean open = size == 0;
        int header = 8;
        if (size == 1) {
            if (head.remaining() < 8) return Optional.empty();
            size = head.getLong();
            header = HEADER;
        }
        long room = limit - start;
        long length = open ? room : size;
        return length < header || length > room
                ? Optional.empty()
                : Optional.of(
                        new Box(
                                new String(type, ISO_8859_1),
                                start,
                                start + header,
                                start + length,
                                open));
    }

    /**
     * Whether bytes that are not a complete box may be the beginning of one whose end is missing.
     *
     * @param head the first {@link #HEADER} of them, or all if there are fewer
     */
    static boolean mayBegin(ByteBuffer head) {
        if (head.remaining() < 4) return true;
        long size = Integer.toUnsignedLong(head.getInt());
        byte[] name = new byte[Math.min(4, head.remaining())];
        head.get(name);
        String type = new String(name, ISO_8859_1);
        boolean named =
                type.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == 0xA9);
        return USUAL.contains(type) || named && (size == 1 || size >= 8 && size <= LARGEST);
    }

    boolean is(String name) {
        return type.equals(name);
    }

    long bodyBytes() {
        return end - body;
    }
}
