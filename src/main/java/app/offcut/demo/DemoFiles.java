package app.offcut.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Writes the files of a demo library. They are sparse: long, but with next to no disk space. Only
 * videos that must play, thumbnails and records have real content.
 */
final class DemoFiles {
    /** ID3v2.4 without frames, then the head of an MPEG frame: 128 kbit/s, 44.1 kHz. */
    static final byte[] MP3 = HexFormat.of().parseHex("49443304000000000000fffb9064");

    /** {@code ftyp isom}, then an {@code mdat} that reaches to the end of the file. */
    static final byte[] MP4 =
            HexFormat.of().parseHex("000000146674797069736f6d0000020069736f6d000000006d646174");

    /** The signature of a PNG file, and the head of its first block. */
    static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    private final Path library;

    DemoFiles(Path library) {
        this.library = library;
    }

    Path path(String path) {
        return library.resolve(path);
    }

    boolean has(String path) {
        return Files.exists(library.resolve(path));
    }

    /** A pseudo-random length that depends on the path alone. */
    static long between(String path, double least, double most) {
        double share = Math.floorMod(path.hashCode(), 10_007) / 10_007.0;
        return Math.round(least + share * (most - least));
    }

    /**
     * A video, followed by the head of a {@code free} box with a 64-bit size that extends to that
     * length.
     */
    static byte[] padded(byte[] video, long bytes) {
        return ByteBuffer.allocate(video.length + 16)
                .put(video)
                .putInt(1)
                .put("free".getBytes(StandardCharsets.US_ASCII))
                .putLong(bytes - video.length)
                .array();
    }

    /**
     * Writes a video that plays, extended to that length.
     *
     * @return the length of the file
     */
    long video(String path, byte[] video, long bytes, Instant modified) throws IOException {
        return put(path, padded(video, bytes), bytes, modified);
    }

    void text(String path, String text, Instant modified) throws IOException {
        put(path, text.getBytes(StandardCharsets.UTF_8), 0, modified);
    }

    /** Writes a file of a plausible length that nothing reads beyond its head. */
    void sparse(String path, byte[] head, double least, double most, Instant modified)
            throws IOException {
        put(path, head, between(path, least, most), modified);
    }

    /**
     * Writes a file.
     *
     * @param bytes the length of the file if it is longer than its head
     * @return the length of the file
     */
    long put(String path, byte[] head, long bytes, Instant modified) throws IOException {
        Path file = library.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            ByteBuffer rest = ByteBuffer.wrap(head);
            while (rest.hasRemaining()) channel.write(rest);
            // writing the last byte extends the file
            if (bytes > head.length) channel.write(ByteBuffer.allocate(1), bytes - 1);
        }
        Files.setLastModifiedTime(file, FileTime.from(modified));
        return Math.max(head.length, bytes);
    }

    static byte[] resource(String name) {
        try (InputStream stream =
                Objects.requireNonNull(DemoFiles.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
