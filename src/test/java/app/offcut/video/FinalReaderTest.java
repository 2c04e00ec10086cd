package app.offcut.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.library.Library;
import app.offcut.samples.SampleLibrary;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finals of a list, read on the short way: each as if it were read alone. */
class FinalReaderTest {
    private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");

    @TempDir Path folder;
    private Path root;
    private Library library;

    @BeforeEach
    void makeLibrary() throws IOException {
        root = folder.toRealPath().resolve("library");
        Files.createDirectories(root.resolve("public/videos"));
        Files.createDirectories(root.resolve(".cache/audio"));
        Files.createDirectories(root.resolve(".cache/videos"));
        library =
                Library.open(
                        root,
                        new Environment(Map.of(), InstantSource.system(), root, folder, folder));
    }

    private FoundFile put(String project, byte[] content) throws IOException {
        Path place = root.resolve("public/videos").resolve(project).resolve("final.mp4");
        Files.createDirectories(place.getParent());
        Files.write(place, content);
        Files.setLastModifiedTime(place, FileTime.from(THEN));
        return found(place);
    }

    private FoundFile found(Path place) {
        return new FoundFile(
                root.relativize(place), FoundFile.Kind.REGULAR, new FileIdentity(1, 1), 1, THEN);
    }

    private static byte[] longVideo() {
        byte[] video = SampleLibrary.anotherFinalVideo();
        byte[] free = new byte[200_000];
        free[0] = (byte) (free.length >>> 24);
        free[1] = (byte) (free.length >>> 16);
        free[2] = (byte) (free.length >>> 8);
        free[3] = (byte) free.length;
        System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, free, 4, 4);
        byte[] both = Arrays.copyOf(video, video.length + free.length);
        System.arraycopy(free, 0, both, video.length, free.length);
        return both;
    }

    private void readsLikeOneAlone(List<FoundFile> files) {
        List<FinalVideo> quick = FinalVideo.readAll(library, files);
        assertEquals(files, quick.stream().map(FinalVideo::file).toList());
        for (FinalVideo one : quick) {
            FinalVideo alone = FinalVideo.read(library, one.file());
            if (alone.result() instanceof Mp4Reader.Result.Unreadable)
                assertInstanceOf(Mp4Reader.Result.Unreadable.class, one.result());
            else assertEquals(alone, one);
        }
    }

    @Test
    void readsWholeAndBrokenFinals() throws IOException {
        byte[] video = SampleLibrary.anotherFinalVideo();
        List<FoundFile> files = new ArrayList<>();
        files.add(put("whole", video));
        files.add(put("long", longVideo()));
        files.add(put("cut", Arrays.copyOf(video, video.length / 2)));
        files.add(put("long cut", Arrays.copyOf(longVideo(), longVideo().length - 1)));
        files.add(put("padded", Arrays.copyOf(video, video.length + 5)));
        files.add(put("empty", new byte[0]));
        files.add(put("Größe 日本", video));
        readsLikeOneAlone(files);
        List<FinalVideo> read = FinalVideo.readAll(library, files);
        assertEquals(
                List.of(true, true, false, false, true, false, true),
                read.stream().map(FinalVideo::complete).toList());
    }

    @Test
    void readsNothingBehindALink() throws IOException {
        FoundFile linked = put("linked", SampleLibrary.anotherFinalVideo());
        Path place = root.resolve(linked.path());
        Files.move(place, folder.resolve("elsewhere.mp4"));
        Files.createSymbolicLink(place, folder.resolve("elsewhere.mp4"));
        FoundFile inLink = put("real", SampleLibrary.anotherFinalVideo());
        Files.move(root.resolve("public/videos/real"), folder.resolve("real"));
        Files.createSymbolicLink(root.resolve("public/videos/real"), folder.resolve("real"));
        FoundFile missing = found(root.resolve("public/videos/nobody/final.mp4"));
        List<FoundFile> files = List.of(linked, inLink, missing);
        readsLikeOneAlone(files);
        for (FinalVideo one : FinalVideo.readAll(library, files))
            assertInstanceOf(Mp4Reader.Result.Unreadable.class, one.result());
    }

    @Test
    void readsManyInSeveralFolders() throws IOException {
        List<FoundFile> files = new ArrayList<>();
        byte[] video = SampleLibrary.anotherFinalVideo();
        for (int i : IntStream.range(0, 300).toArray()) {
            byte[] content = i % 3 == 0 ? Arrays.copyOf(video, video.length - i) : video;
            FoundFile file = put("p" + i, content);
            Path other = root.resolve(".cache/output/p" + i + "/final.mp4");
            Files.createDirectories(other.getParent());
            Files.write(other, content);
            Files.setLastModifiedTime(other, FileTime.from(THEN));
            files.add(file);
            files.add(found(other));
        }
        readsLikeOneAlone(files);
    }
}
