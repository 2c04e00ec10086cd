package app.offcut.generator.moneyprinterturbo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.generator.Category;
import app.offcut.generator.Scratch;
import app.offcut.generator.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name that the program has ever written, and names that only look like one. */
class TaskLayoutTest {
    private static final TaskLayout LAYOUT = TaskLayout.LAYOUT;

    private static Optional<Category> kind(String... inner) {
        return LAYOUT.classify(TaskLayout.TASKS, List.of(inner));
    }

    @ParameterizedTest
    @CsvSource({
        "combined.mp4, COMBINED",
        "combined-1.mp4, COMBINED",
        "combined-12.mp4, COMBINED",
        "vid-1710144000123.mp4, SEGMENTS",
        "vid-0123456789abcdef0123456789abcdef.mp4, SEGMENTS",
        "audio.mp3, NARRATION",
        "sonilo-bgm-1.m4a, MUSIC",
        "elevenlabs-bgm-2.mp3, MUSIC",
        "temp-clip-1.mp4, LEFTOVERS",
        "temp-clip-9f3a.mp4, LEFTOVERS",
        "temp-merged-video.mp4, LEFTOVERS",
        "temp-merged-next.mp4, LEFTOVERS",
        "ffmpeg-concat-list.txt, LEFTOVERS",
        "ffmpeg-concat-9f3a.txt, LEFTOVERS",
        ".ffmpeg-concat-9f3a.mp4, LEFTOVERS",
        ".sonilo-proxy-9f3a.mp4, LEFTOVERS",
        ".sonilo-audio-9f3a.m4a, LEFTOVERS",
        ".elevenlabs-music-proxy-9f3a.mp4, LEFTOVERS",
        ".elevenlabs-music-9f3a.mp3, LEFTOVERS",
        "final-1TEMP_MPY_wvf_snd.mp3, LEFTOVERS",
        "combined-1TEMP_MPY_wvf_snd.mp4, LEFTOVERS",
        "temp-clip-1TEMP_MPY_wvf_snd.mp4, LEFTOVERS",
        "final-1.mp4.temp_audio.m4a, LEFTOVERS",
        ".final-1.mp4.9f3a.mp4, LEFTOVERS",
        ".script.json.9f3a.tmp, LEFTOVERS",
        ".vid-0123456789abcdef0123456789abcdef-9f3a.mp4, LEFTOVERS"
    })
    void knowsItsIntermediates(String name, Category category) {
        assertEquals(Optional.of(category), kind(name));
        assertFalse(LAYOUT.isFinalName(name));
        assertFalse(LAYOUT.neverTouched(List.of("storage", "tasks", SampleTask.ID, name)));
        assertEquals(Optional.empty(), kind("deep", name), "in a folder that somebody else made");
        assertEquals(Optional.empty(), LAYOUT.classify(TaskLayout.STOCK, List.of(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final.mp4",
                "final-1.mp4",
                "final-12.mp4",
                "final-007.mp4",
                "final-99999999999999999999999.mp4",
                "final-1.mov",
                "final-1.mkv",
                "final-1.webm",
                "final.webm",
                "FINAL-1.MP4",
                "Final.Mp4"
            })
    void keepsFinals(String name) {
        assertTrue(LAYOUT.isFinalName(name));
        assertTrue(LAYOUT.isFinal(SampleTask.ID, TaskLayout.inTask(SampleTask.ID, name)));
        assertTrue(LAYOUT.neverTouched(TaskLayout.inTask(SampleTask.ID, name)));
        assertEquals(Optional.empty(), kind(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "script.json",
                "SCRIPT.JSON",
                "subtitle.srt",
                "anything.srt",
                "custom-audio-9f3a.mp3",
                "custom-audio-9f3a.flac",
                "state.db",
                "state.db-wal",
                "state.sqlite3",
                "config.toml",
                "config.toml.bak",
                ".offcut"
            })
    void neverTouches(String name) {
        assertTrue(LAYOUT.neverTouched(TaskLayout.inTask(SampleTask.ID, name)));
        assertTrue(LAYOUT.neverTouched(List.of("storage", "tasks", SampleTask.ID, name, "x")));
        assertEquals(Optional.empty(), kind(name));
    }

    /** Names of NarratoAI, of forks, of users, and near misses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "merger.mp4",
                "merger_sfx.mp4",
                "merger_audio.mp3",
                "combined_without_auto_subtitles.mp4",
                "audio_00_00_00_000.mp3",
                "Combined-1.mp4",
                "combined-0.mp4",
                "combined-01.mp4",
                "combined-1.mov",
                "combined-1.mp4.bak",
                "combined-1 (copy).mp4",
                "combined--1.mp4",
                "combined-1\u0661.mp4",
                "my combined-1.mp4",
                "final-1 (copy).mp4",
                "final-1-edited.mp4",
                "final-1.mp4.part",
                "final_1.mp4",
                "vid-xyz.mp4",
                "vid-1.mp4",
                "vid-0123456789ABCDEF0123456789ABCDEF.mp4",
                "vid-0123456789abcdef0123456789abcdef.mp4.bak",
                "audio.wav",
                "Audio.mp3",
                "temp-clip-.mp4",
                "temp.mp4",
                "TEMP_MPY_notes.txt",
                "holidayTEMP_MPY_wvf_snd.mp3",
                "concat.txt",
                "cover.png",
                "notes.txt",
                "\n",
                ""
            })
    void leavesWhatItDoesNotKnow(String name) {
        assertEquals(Optional.empty(), kind(name));
        assertFalse(LAYOUT.isFinalName(name));
    }

    @Test
    void aLineBreakIsPartOfAName() {
        assertFalse(LAYOUT.isFinalName("final-1.mp4\n"));
        assertEquals(Optional.empty(), kind("combined-1.mp4\n"));
        assertTrue(LAYOUT.neverTouched(List.of("custom-audio-1.mp3\n")));
    }

    @Test
    void finalsLieDirectlyInTheirTask() {
        String id = SampleTask.ID;
        assertFalse(LAYOUT.isFinal(id, List.of("storage", "tasks", id, "deep", "final-1.mp4")));
        assertFalse(LAYOUT.isFinal(id, List.of("storage", "tasks", "final-1.mp4")));
        assertFalse(LAYOUT.isFinal(id, List.of("storage", "cache_videos", id, "final-1.mp4")));
        assertFalse(LAYOUT.isFinal("other", TaskLayout.inTask(id, "final-1.mp4")));
    }

    @Test
    void aTaskIsNamedByARandomUuid() {
        assertTrue(LAYOUT.safeId(SampleTask.ID));
        assertTrue(LAYOUT.safeId(SampleTask.ID.toUpperCase(java.util.Locale.ROOT)));
        for (String id :
                List.of(
                        "",
                        ".offcut",
                        "my-edit",
                        SampleTask.ID + "0",
                        SampleTask.ID + "\n",
                        SampleTask.ID.replace("-", ""),
                        "3f2b8c1e-8a4e-1f7e-9b1c-2d1f0a9b8c7d",
                        "3f2b8c1e-8a4e-4f7e-cb1c-2d1f0a9b8c7d")) assertFalse(LAYOUT.safeId(id), id);
    }

    /** Its web server shows everything below {@code storage/tasks}, links included. */
    @Test
    void holdsNothingWhereTheWebServerShowsIt() {
        assertEquals(List.of("storage"), TaskLayout.TASKS.hold());
        assertEquals(TaskLayout.STOCK.names(), TaskLayout.STOCK.hold());
        assertEquals(List.of("storage"), TaskLayout.TEMP.hold());
    }

    private static Optional<Scratch> scratch(String... below) {
        return LAYOUT.scratch(TaskLayout.TEMP, List.of(below));
    }

    @Test
    void aPreviewOfAVoiceGoesAfterADay() {
        String name = "tmp-voice-" + SampleTask.ID + ".mp3";
        Scratch preview = new Scratch(Category.AUDIO, Duration.ofDays(1));
        assertEquals(Optional.of(preview), scratch(name));
        assertFalse(preview.category().keptByDefault());
        assertFalse(LAYOUT.neverTouched(List.of("storage", "temp", name)));
        assertEquals(Optional.empty(), scratch("deep", name));
        assertEquals(Optional.empty(), scratch(SampleTask.ID, name));
        for (Zone zone : List.of(TaskLayout.TASKS, TaskLayout.STOCK))
            assertEquals(Optional.empty(), LAYOUT.scratch(zone, List.of(name)));
        assertEquals(Optional.empty(), LAYOUT.classify(TaskLayout.TEMP, List.of(name)));
        assertEquals(Optional.empty(), kind(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tmp-voice-1.mp3",
                "tmp-voice-.mp3",
                "tmp-voice-" + SampleTask.ID,
                "tmp-voice-" + SampleTask.ID + ".wav",
                "tmp-voice-" + SampleTask.ID + ".MP3",
                "tmp-voice-" + SampleTask.ID + ".mp3\n",
                "tmp-voice-" + SampleTask.ID + ".mp3.bak",
                "tmp-voice-" + SampleTask.ID + " (copy).mp3",
                "tmp-voice-" + SampleTask.ID + "0.mp3",
                "tmp-voice-3F2B8C1E-8A4E-4F7E-9B1C-2D1F0A9B8C7D.mp3",
                "tmp-voice-3f2b8c1e-8a4e-1f7e-9b1c-2d1f0a9b8c7d.mp3",
                "tmp-voice-3f2b8c1e8a4e4f7e9b1c2d1f0a9b8c7d.mp3",
                "tmp-voice-3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7\u0661.mp3",
                "Tmp-voice-" + SampleTask.ID + ".mp3",
                "my tmp-voice-" + SampleTask.ID + ".mp3",
                ".tmp-voice-" + SampleTask.ID + ".mp3",
                "voice-" + SampleTask.ID + ".mp3",
                SampleTask.ID + ".mp3",
                "clip_video_unified",
                ""
            })
    void leavesEverythingElseInTheTemporaryFolder(String name) {
        assertEquals(Optional.empty(), scratch(name));
    }

    @Test
    void aSharedDownloadIsNamedByAnAddress() {
        String name = SampleTask.STOCK;
        assertTrue(LAYOUT.sourceOf(List.of(name)).isPresent());
        assertEquals(Set.of("vid-0123456789abcdef0123456789abcdef"), LAYOUT.stems(name));
        for (List<String> other :
                List.of(
                        List.of("deep", name),
                        List.of("vid-1710144000123.mp4"),
                        List.of("." + name),
                        List.of(name + ".part"),
                        List.of("mine.mp4"))) {
            assertTrue(LAYOUT.sourceOf(other).isEmpty(), other.toString());
            if (other.size() == 1) assertEquals(Set.of(), LAYOUT.stems(other.getFirst()));
        }
    }
}
