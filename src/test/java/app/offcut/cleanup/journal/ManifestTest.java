package app.offcut.cleanup.journal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.plan.SampleDoomedFile;
import app.offcut.generator.aivideogen.AiVideoLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    @TempDir Path folder;

    private Path file(String path) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
        return Files.setLastModifiedTime(
                file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public/videos/p1/final.mp4",
                ".cache/x.mp4",
                ".cache/videos/x.mp4",
                ".cache/audio/p1/scene-1.mp3",
                "x.mp4",
                ".cache/videos/../../public/videos/p1/final.mp4"
            })
    void refusesWhatLiesOutsideTheZone(String path) throws Exception {
        Files.createDirectories(folder.resolve(".cache/videos"));
        file(path);
        DoomedFile doomed = SampleDoomedFile.doomed(AiVideoLayout.SEGMENTS, folder, path);
        assertThrows(IllegalArgumentException.class, () -> Manifest.Entry.of(doomed));
        assertTrue(Files.exists(folder.resolve(path)));
    }
}
