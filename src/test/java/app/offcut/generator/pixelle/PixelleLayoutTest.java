package app.offcut.generator.pixelle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.generator.Category;
import app.offcut.generator.Project;
import app.offcut.generator.RenderProgress;
import app.offcut.generator.RenderProgress.Work;
import app.offcut.generator.Scratch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixelleLayoutTest {
    private static final PixelleLayout LAYOUT = PixelleLayout.LAYOUT;

    private static String category(String inner) {
        return LAYOUT.classify(PixelleLayout.ZONE, List.of(inner.split("/")))
                .map(Object::toString)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "01_audio.mp3, NARRATION",
        "112_audio.mp3, NARRATION",
        "01_narration_1.mp3, NARRATION",
        "01_image.png, PICTURES",
        "01_composed.png, PICTURES",
        "03_tail_reference.png, PICTURES",
        "01_video.mp4, SEGMENTS",
        "01_segment.mp4, SEGMENTS",
        "01_overlay.mp4, SEGMENTS",
        "01_video.mp4_overlay.mp4, SEGMENTS",
        "01_audiolist.txt, ASSEMBLY"
    })
    void knowsTheFilesOfAScene(String name, String category) {
        assertEquals(category, category("frames/" + name));
        // anywhere else the same name is a file of the user's
        for (String elsewhere : List.of("", "deep/", "frames/deep/", "Frames/"))
            assertEquals("", category(elsewhere + name), elsewhere + name);
        assertFalse(LAYOUT.isFinalName(name), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final.mp4",
                "The fox.mp4",
                "1_video.mp4",
                "01 video.mp4",
                "01_video_.mp4",
                "my_segment.mp4",
                "01_final.mp4",
                "٠١_video.mp4",
                "20260615_143052_ab3d.mp4",
                "TITLE.MP4",
                ".mp4",
                "第一集.mp4"
            })
    void takesAnyOtherVideoForAFinal(String name) {
        assertTrue(LAYOUT.isFinalName(name), name);
        assertEquals("", category("frames/" + name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final.mov",
                "mp4",
                "",
                "metadata.json",
                "frames/01_audio.wav",
                "frames/01_image.jpg",
                "frames/1_audio.mp3",
                "frames/01_audio.mp3.part",
                "frames/01_audio.mp3\n",
                "frames/a01_audio.mp3",
                "frames/notes.txt"
            })
    void knowsNoOther(String inner) {
        assertEquals("", category(inner));
        assertFalse(LAYOUT.isFinalName(inner), inner);
    }

    private static Optional<Scratch> scratch(String... below) {
        return LAYOUT.scratch(PixelleLayout.TEMP, List.of(below));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trimmed_0a1b2c3d_01_video.mp4_overlay.mp4",
                "padded_0a1b2c3d_112_video.mp4_overlay.mp4",
                "padded_0a1b2c3d_01_video.mp4",
                "black_pad_0a1b2c3d_01_segment.mp4"
            })
    void aFittedClipGoesAfterADay(String name) {
        Scratch clip = new Scratch(Category.ASSEMBLY, Duration.ofDays(1));
        assertEquals(Optional.of(clip), scratch(name));
        assertFalse(clip.category().keptByDefault());
        assertFalse(LAYOUT.isFinalName(name), name);
        assertFalse(LAYOUT.neverTouched(List.of("temp", name)), name);
        // the user's uploads
        assertEquals(Optional.empty(), scratch("assets_0a1b2c3d4e5f", name));
        assertEquals(Optional.empty(), LAYOUT.scratch(PixelleLayout.ZONE, List.of(name)));
        for (String place : List.of("", "frames/")) assertEquals("", category(place + name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trimmed_1.mp4",
                "trimmed_0a1b2c3d.mp4",
                "trimmed_0a1b2c3d_.mp4",
                "trimmed_0a1b2c3d_My holiday.mp4",
                "trimmed_0a1b2c3_01_video.mp4",
                "trimmed_0a1b2c3d4_01_video.mp4",
                "trimmed_0A1B2C3D_01_video.mp4",
                "trimmed_\u06610a1b2c3_01_video.mp4",
                "Trimmed_0a1b2c3d_01_video.mp4",
                "my trimmed_0a1b2c3d_01_video.mp4",
                "trimmed-0a1b2c3d-01_video.mp4",
                "trimmed_0a1b2c3d_01_video.mov",
                "trimmed_0a1b2c3d_01_video.mp4.bak",
                "trimmed_0a1b2c3d_01_video.mp4\n",
                "trimmed_0a1b2c3d_01_audio.mp3",
                "black_0a1b2c3d_01_video.mp4",
                "pad_0a1b2c3d_01_video.mp4",
                "01_video.mp4",
                "final.mp4",
                ""
            })
    void leavesEverythingElseInTheTemporaryFolder(String name) {
        assertEquals(Optional.empty(), scratch(name));
    }

    @Test
    void holdsFittedClipsWhereNoTaskIsSoughtAndNobodyEmpties() {
        assertEquals(PixelleLayout.ZONE.hold(), PixelleLayout.TEMP.hold());
        assertTrue(PixelleLayout.ZONE.reserved().contains(".offcut"));
    }

    /** A title may look like a clip: it is then neither a final nor an intermediate. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01_video.mp4",
                "02_segment.mp4",
                "99_overlay.mp4",
                "padded_0a1b2c3d_01_video.mp4"
            })
    void leavesAFinalThatIsTitledLikeAClip(String name) {
        assertFalse(LAYOUT.isFinalName(name));
        assertEquals("", category(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/bgm/x.mp3",
                "output/.index.json",
                "output/.projects.json",
                "output/t/metadata.json",
                "output/t/storyboard.json",
                "output/t/frames/METADATA.JSON",
                "output/t/frames/state.db",
                "output/t/frames/state.sqlite-wal"
            })
    void neverTouchesRecordsAndTheUsersOwn(String path) {
        assertTrue(LAYOUT.neverTouched(List.of(path.split("/"))), path);
    }

    @Test
    void isBusyUntilTheMetadataIsThere() {
        Project project = TaskFacts.unfinished("t").project();
        List<String> frame = List.of("output", "t", "frames", "01_audio.mp3");
        RenderProgress busy = LAYOUT.progress(project, List.of(frame));
        assertEquals(Work.BUSY, busy.work());
        assertEquals("output/t/frames/01_audio.mp3", busy.sign());
        List<String> ofAnother = List.of("output", "u", "metadata.json");
        assertEquals(Work.BUSY, LAYOUT.progress(project, List.of(frame, ofAnother)).work());
        List<String> metadata = List.of("output", "t", "metadata.json");
        assertEquals(Work.DONE, LAYOUT.progress(project, List.of(frame, metadata)).work());
    }
}
