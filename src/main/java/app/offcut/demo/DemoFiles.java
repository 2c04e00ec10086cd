package app.offcut.demo;

import app.offcut.demo.DemoProject.Download;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Writes the files of demo projects. They are sparse: long, but with next to no disk space. Only
 * final videos and thumbnails have real content.
 */
final class DemoFiles {
    /** Duration of every demo final, truncated or not. */
    static final double FINAL_SECONDS = 2;

    private static final int THUMBNAILS = 12;
    private static final byte[] FINAL = resource("final.mp4");
    private static final byte[] NOTHING = {};

    /** ID3v2.4 without frames, then the head of an MPEG frame: 128 kbit/s, 44.1 kHz. */
    private static final byte[] MP3 = HexFormat.of().parseHex("49443304000000000000fffb9064");

    /** {@code ftyp isom}, then an {@code mdat} that reaches to the end of the file. */
    private static final byte[] MP4 =
            HexFormat.of().parseHex("000000146674797069736f6d0000020069736f6d000000006d646174");

    private final Path library;
    private final Instant now;

    DemoFiles(Path library, Instant now) {
        this.library = library;
        this.now = now;
    }

    static long finalVideoBytes() {
        return FINAL.length;
    }

    /** A pseudo-random length that depends on the path alone. */
    static long between(String path, double least, double most) {
        double share = Math.floorMod(path.hashCode(), 10_007) / 10_007.0;
        return Math.round(least + share * (most - least));
    }

    void write(DemoProject project) throws IOException {
        if (project.small()) put(project.source(1), NOTHING, 600_000, project.made());
        else intermediates(project);
        if (project.stage().hasFinal()) finalVideo(project);
    }

    private void intermediates(DemoProject project) throws IOException {
        for (int scene = 1; scene <= project.scenesWithFiles(); scene++) scene(project, scene);
        if (project.number() == 0) { // not a file of the generator's, so it stays
            byte[] notes = "Scene 4: try the harbour at dawn\n".getBytes(StandardCharsets.UTF_8);
            put(project.notes(), notes, 0, project.made());
        }
        for (Download download : project.downloads()) {
            String path = download.path();
            if (Files.exists(library.resolve(path))) continue; // two projects share it
            sparse(path, MP4, 2.5e6, 6.5e6, project.made());
        }
        if (project.scenesWithFiles() < project.scenes() || project.stage() == DemoState.NO_FINAL)
            return;
        Instant rendered = project.stage() == DemoState.RENDERING ? now : project.made();
        sparse(project.scratch() + "concatenated.mp4", MP4, 2e6, 4e6, rendered);
        sparse(project.scratch() + "scene-1-trimmed.mp4", MP4, 2e5, 6e5, rendered);
    }

    private void scene(DemoProject project, int scene) throws IOException {
        Instant made = project.made();
        boolean again = project.stage().editedAgain() && scene <= 2;
        Instant fetched = again ? project.at().plus(Duration.ofHours(20)) : made;
        sparse(project.audio(scene), MP3, 5e4, 1e5, made);
        sparse(project.source(scene), MP4, 4e5, 9e5, fetched);
        sparse(project.preview(scene), MP4, 1e5, 3e5, made);
        sparse(project.suggestion(scene), MP4, 5e4, 2e5, made);
    }

    private void finalVideo(DemoProject project) throws IOException {
        String path = project.finalVideo();
        if (project.stage() == DemoState.CUT_OFF)
            put(path, Arrays.copyOf(FINAL, FINAL.length * 3 / 5), 0, project.at());
        else if (project.small()) put(path, FINAL, 0, project.at());
        else put(path, padded(project.finalBytes()), project.finalBytes(), project.at());
        if (project.small()) return;
        byte[] thumbnail = resource("thumbnail-" + project.number() % THUMBNAILS + ".jpg");
        put(project.thumbnail(), thumbnail, 0, project.at());
    }

    /**
     * Writes what a library contains besides its projects: files of the generator's own, and an
     * orphan.
     */
    void writeOthers(String orphan, Instant made) throws IOException {
        put(".cache/audio/previews/narrator.mp3", MP3, 44_000, made);
        put(".cache/videos/" + orphan + "/scene-1-source.mp4", MP4, 6_400_000, made);
        put(".cache/videos/" + orphan + "/scene-2-source.mp4", MP4, 5_100_000, made);
        put(".cache/audio/projects/" + orphan + "/scene-1.mp3", MP3, 71_064, made);
        byte[] index = "{\"videos\": {}}\n".getBytes(StandardCharsets.UTF_8);
        put("assets/cache/metadata.json", index, 0, made);
    }

    /**
     * The final, followed by the head of a {@code free} box with a 64-bit size that extends to that
     * length.
     */
    private static byte[] padded(long bytes) {
        return ByteBuffer.allocate(FINAL.length + 16)
                .put(FINAL)
                .putInt(1)
                .put("free".getBytes(StandardCharsets.US_ASCII))
                .putLong(bytes - FINAL.length)
                .array();
    }

    private void sparse(String path, byte[] head, double least, double most, Instant modified)
            throws IOException {
        put(path, head, between(path, least, most), modified);
    }

    /**
     * @param bytes the length of the file if it is longer than its head
     */
    private void put(String path, byte[] head, long bytes, Instant modified) throws IOException {
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
