package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFoldersTest extends TwoProjectsFixture {
    @Test
    void keepsAnUnknownFileUntilARowOfItsKindNamesIt() {
        String path = ".cache/videos/p1/holiday.mp4";
        sample.file(path, 10);
        assertEquals(StayReason.UNKNOWN_FILE, reason(path));
        sample.sql("UPDATE scenes SET audio_file_path = ? WHERE id = 'p1-scene-1'", path);
        assertEquals(
                StayReason.UNKNOWN_FILE, reason(path), "a sound row does not tell of pictures");
        sample.sql(
                "UPDATE visual_suggestions SET default_segment_path = ? WHERE id ="
                        + " 'p1-scene-1-p1-d1'",
                path);
        assertEquals(GoReason.OWN_INTERMEDIATE, reason(path));
    }

    @Test
    void takesTheTrimmedClipsOfItsOwnFolderOnly() {
        project.trimmed(2);
        other.trimmed(1);
        sample.file(".cache/trimmed/p1/holiday.mp4", 10, sample.longAgo());
        sample.file(".cache/trimmed/scene-9-trimmed.mp4", 10, sample.longAgo());
        assertEquals(GoReason.ASSEMBLY_OF_PROJECT, reason(".cache/trimmed/p1/scene-2-trimmed.mp4"));
        assertEquals(StayReason.UNKNOWN_FILE, reason(".cache/trimmed/p1/holiday.mp4"));
        cleanAndCompare();
        assertFalse(Files.exists(at(".cache/trimmed/p1/scene-1-trimmed.mp4")));
        assertTrue(Files.exists(at(".cache/trimmed/p2/scene-1-trimmed.mp4")));
        assertTrue(Files.exists(at(".cache/trimmed/scene-9-trimmed.mp4")));
    }

    @Test
    void takesNewTrimmedClipsForNewerWork() {
        sample.file(".cache/trimmed/p1/scene-1-trimmed.mp4", 10, sample.now());
        assertEquals(List.of(Rule.NEWER_WORK), engine.broken("p1"));
    }

    @Test
    void seesNothingBehindAProjectFolderThatIsALink() throws Exception {
        Files.writeString(outside.resolve("scene-1-treasure.mp4"), "gold");
        Path place = at(".cache/videos/p1");
        Files.move(place, folder.resolve("old"));
        Files.createSymbolicLink(place, outside);
        assertTrue(engine.goes("p1").stream().noneMatch(path -> path.startsWith(".cache/videos")));
        cleanAndCompare();
        assertEquals("gold", Files.readString(outside.resolve("scene-1-treasure.mp4")));
    }

    @Test
    void keepsAFolderThatIsOneProjectsIdAndAnothersJob() {
        other.job("p1", "complete", sample.longAgo());
        sample.file(".cache/assembly/p1/concatenated.mp4", 10);
        assertEquals(StayReason.SHARED_WITH, reason(".cache/assembly/p1/concatenated.mp4"));
        assertEquals(
                StayReason.SHARED_WITH,
                engine.reasons("p2").get(".cache/assembly/p1/concatenated.mp4"));
        assertNull(engine.reasons("p2").get(".cache/videos/p1/scene-1-source.mp4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../public/videos/p2", "..", ".", "", "thumbnails", "a/b", ".offcut"})
    void takesNoFolderOfAJobWhoseIdIsUnsafe(String job) {
        sample.file(".cache/assembly/thumbnails/x-frame-0.jpg", 10);
        sample.sql("UPDATE assembly_jobs SET id = ? WHERE project_id = 'p1'", job);
        assertTrue(
                engine.goes("p1").stream().noneMatch(path -> path.startsWith(".cache/assembly")));
        cleanAndCompare();
    }
}
