package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.generator.Zone;
import app.offcut.library.Layout;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AiVideoLayoutTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d", "test-1700000000000", "proj-1", "氷の核",
                "a b", "a.b", "-rf", "~",
                "$(reboot)", "console", "com10", "projects2"
            })
    void takesPlainNamesForIds(String id) {
        assertTrue(Layout.safeId(id));
    }

    @Test
    void takesNoIdThatIsNoFolderNameSomewhere() {
        String[] ids = {
            "", ".", "..", "a/b", "/", "a\\b",
            "\\", "a\0b", "a\nb", "a\tb", "\u007F", "\u0085",
            ".x", ".offcut", "x.", "x..", "x ", " ",
            "CON", "con", "Aux", "nul.txt", "COM1", "com¹",
            "lpt9.log", "CON .txt", "conin$", "CONOUT$", "previews", "Temp",
            "TEST", "music", "projects", "thumbnails", "\uD800", "x\uDC00y"
        };
        for (String id : ids) assertFalse(Layout.safeId(id), id);
        assertFalse(Layout.safeId("x".repeat(256)));
        assertFalse(Layout.safeId("é".repeat(128)));
        assertTrue(Layout.safeId("x".repeat(255)));
    }

    @ParameterizedTest
    @CsvSource({
        "AUDIO, scene-1.mp3, true",
        "AUDIO, SCENE-12.OPUS, true",
        "AUDIO, scene-1.wav.part, true",
        "AUDIO, scene-1.mp3.tmp, true",
        "AUDIO, scene-1.flac, false",
        "AUDIO, scene-.mp3, false",
        "AUDIO, scene-1-x.mp3, false",
        "AUDIO, xscene-1.mp3, false",
        "AUDIO, sub/scene-1.mp3, false",
        "SEGMENTS, scene-01-default.mp4, true",
        "SEGMENTS, scene-3-source.WEBM, true",
        "SEGMENTS, scene-3-custom-7s.mov, true",
        "SEGMENTS, scene-3-source.mp4.part, true",
        "SEGMENTS, scene-3-source.mp4.part-Frag12, true",
        "SEGMENTS, scene-3-source.mp4.part-Frag12.part, true",
        "SEGMENTS, scene-3-source.f137.mp4.ytdl, true",
        "SEGMENTS, scene-3-.mkv, true",
        "SEGMENTS, scene-3.mp4, false",
        "SEGMENTS, scene-3-notes.txt, false",
        "SEGMENTS, suggestions/abc-8s.mp4, true",
        "SEGMENTS, Suggestions/abc-8s.webm.part, true",
        "SEGMENTS, suggestions/abc-8s.f137.mp4.part, true",
        "SEGMENTS, suggestions/abc.mp4, false",
        "SEGMENTS, suggestions/abc-8s, false",
        "SEGMENTS, suggestions/x/abc-8s.mp4, false",
        "SEGMENTS, other/abc-8s.mp4, false",
        "SEGMENTS, abc-8s.mp4, false",
        "ASSEMBLY, concatenated-list.txt, true",
        "ASSEMBLY, downloads/whatever, true",
        "PROVIDER, 1.mp4, false"
    })
    void knowsIntermediatesByTheirNames(Zone zone, String inner, boolean known) {
        assertEquals(known, Layout.intermediate(zone, List.of(inner.split("/"))));
    }

    @ParameterizedTest
    @CsvSource({
        "AUDIO, projects/p1/scene-1.mp3, p1",
        "AUDIO, p1/scene-1.mp3, p1",
        "AUDIO, projects/x.mp3, ",
        "AUDIO, projects/temp/x.mp3, ",
        "AUDIO, previews/v.mp3, ",
        "AUDIO, x.mp3, ",
        "SEGMENTS, p1/suggestions/x-8s.mp4, p1",
        "SEGMENTS, projects/p1/scene-1-x.mp4, ",
        "ASSEMBLY, thumbnails/x.jpg, ",
        "ASSEMBLY, .offcut/run/x, ",
        "ASSEMBLY, job/x, job"
    })
    void tellsWhoseFolderAFileLiesIn(Zone zone, String below, String folder) {
        assertEquals(Optional.ofNullable(folder), Layout.folderOf(zone, List.of(below.split("/"))));
    }

    @Test
    void tellsTheStemsOfAnId() {
        assertEquals(
                Set.of("video:988497", "988497", "video-988497"), Layout.stemsOfId("video:988497"));
        assertEquals(
                Set.of("Army:Navy:Game", "Navy-Game", "Army-Navy-Game"),
                Layout.stemsOfId("Army:Navy:Game"));
        assertEquals(Set.of("a\u0007b", "ab"), Layout.stemsOfId("a\u0007b"));
        assertEquals(Set.of(":", "-"), Layout.stemsOfId(":"));
        assertEquals(Set.of(), Layout.stemsOfId(""));
        assertTrue(Layout.stemsOfId("x".repeat(300)).contains("x".repeat(255)));
    }

    @Test
    void tellsTheStemsOfAFileName() {
        assertEquals(Set.of("988497"), Layout.stems("988497.mp4"));
        assertEquals(Set.of("a.b"), Layout.stems("a.b.mp4"));
        assertEquals(Set.of("1", "1.mp4"), Layout.stems("1.mp4.part"));
        assertEquals(Set.of("1"), Layout.stems("1.tmp"));
        assertEquals(Set.of("a", "a.b"), Layout.stems("a.b.tmp"));
        assertEquals(Set.of("a", "a.f401"), Layout.stems("a.f401.mp4"));
        assertEquals(Set.of("a", "a.f251-drc"), Layout.stems("a.f251-drc.webm"));
        assertEquals(
                Set.of("a", "a.f401", "a.f401.mp4"), Layout.stems("a.f401.mp4.part-Frag3.part"));
        assertEquals(Set.of("a", "a.mp4"), Layout.stems("a.mp4.part-Frag3"));
        assertEquals(Set.of("a", "a.temp"), Layout.stems("a.temp.mp4"));
        assertEquals(Set.of("a.final"), Layout.stems("a.final.mp4"));
        assertEquals(Set.of(".f401"), Layout.stems(".f401.mp4"));
        assertEquals(Set.of(".mp4"), Layout.stems(".mp4"));
        assertEquals(Set.of(".part"), Layout.stems(".part"));
    }

    @Test
    void foldsWhatSomeDiskTakesForTheSame() {
        assertEquals(Layout.folded("É"), Layout.folded("e\u0301"));
        assertEquals(Layout.folded("STRASSE"), Layout.folded("straße"));
        assertNotEquals(Layout.folded("a"), Layout.folded("b"));
    }
}
