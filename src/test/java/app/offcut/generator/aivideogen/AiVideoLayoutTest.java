package app.offcut.generator.aivideogen;

import static app.offcut.generator.aivideogen.AiVideoLayout.LAYOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.files.Names;
import app.offcut.generator.Zone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AiVideoLayoutTest {
    private static Zone zone(String id) {
        return LAYOUT.zones().stream().filter(zone -> zone.id().equals(id)).findAny().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d", "test-1700000000000", "proj-1", "氷の核",
                "a b", "a.b", "-rf", "~",
                "$(reboot)", "console", "com10", "projects2"
            })
    void takesPlainNamesForIds(String id) {
        assertTrue(LAYOUT.safeId(id));
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
        for (String id : ids) assertFalse(LAYOUT.safeId(id), id);
        assertFalse(LAYOUT.safeId("x".repeat(256)));
        assertFalse(LAYOUT.safeId("é".repeat(128)));
        assertTrue(LAYOUT.safeId("x".repeat(255)));
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
        "TRIMMED, scene-3-trimmed.mp4, true",
        "TRIMMED, scene-3-trimmed.mp4.part, true",
        "TRIMMED, scene-3.mp4, false",
        "TRIMMED, holiday.mp4, false",
        "TRIMMED, sub/scene-3-trimmed.mp4, false",
        "PROVIDER, 1.mp4, false"
    })
    void knowsIntermediatesByTheirNames(String zone, String inner, boolean known) {
        assertEquals(known, LAYOUT.classify(zone(zone), List.of(inner.split("/"))).isPresent());
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
        "ASSEMBLY, job/x, job",
        "TRIMMED, p1/scene-1-trimmed.mp4, p1",
        "TRIMMED, scene-1-trimmed.mp4, "
    })
    void tellsWhoseFolderAFileLiesIn(String zone, String below, String folder) {
        assertEquals(Optional.ofNullable(folder), zone(zone).folderOf(List.of(below.split("/"))));
    }

    @Test
    void tellsTheStemsOfAnId() {
        assertEquals(
                Set.of("video:988497", "988497", "video-988497"),
                AiVideoLayout.stemsOfId("video:988497"));
        assertEquals(
                Set.of("Army:Navy:Game", "Navy-Game", "Army-Navy-Game"),
                AiVideoLayout.stemsOfId("Army:Navy:Game"));
        assertEquals(Set.of("a\u0007b", "ab"), AiVideoLayout.stemsOfId("a\u0007b"));
        assertEquals(Set.of(":", "-"), AiVideoLayout.stemsOfId(":"));
        assertEquals(Set.of(), AiVideoLayout.stemsOfId(""));
        assertTrue(AiVideoLayout.stemsOfId("x".repeat(300)).contains("x".repeat(255)));
    }

    @Test
    void tellsTheStemsOfAFileName() {
        assertEquals(Set.of("988497"), LAYOUT.stems("988497.mp4"));
        assertEquals(Set.of("a.b"), LAYOUT.stems("a.b.mp4"));
        assertEquals(Set.of("1", "1.mp4"), LAYOUT.stems("1.mp4.part"));
        assertEquals(Set.of("1"), LAYOUT.stems("1.tmp"));
        assertEquals(Set.of("a", "a.b"), LAYOUT.stems("a.b.tmp"));
        assertEquals(Set.of("a", "a.f401"), LAYOUT.stems("a.f401.mp4"));
        assertEquals(Set.of("a", "a.f251-drc"), LAYOUT.stems("a.f251-drc.webm"));
        assertEquals(
                Set.of("a", "a.f401", "a.f401.mp4"), LAYOUT.stems("a.f401.mp4.part-Frag3.part"));
        assertEquals(Set.of("a", "a.mp4"), LAYOUT.stems("a.mp4.part-Frag3"));
        assertEquals(Set.of("a", "a.temp"), LAYOUT.stems("a.temp.mp4"));
        assertEquals(Set.of("a.final"), LAYOUT.stems("a.final.mp4"));
        assertEquals(Set.of(".f401"), LAYOUT.stems(".f401.mp4"));
        assertEquals(Set.of(".mp4"), LAYOUT.stems(".mp4"));
        assertEquals(Set.of(".part"), LAYOUT.stems(".part"));
        assertEquals(Set.of("a"), LAYOUT.stems("a.tmp\n"), "as a hostile row names it");
        assertEquals(Set.of("a.temp\n"), LAYOUT.stems("a.temp\n.mp4"));
    }

    @Test
    void foldsWhatSomeDiskTakesForTheSame() {
        assertEquals(Names.folded("É"), Names.folded("e\u0301"));
        assertEquals(Names.folded("STRASSE"), Names.folded("straße"));
        assertNotEquals(Names.folded("a"), Names.folded("b"));
    }
}
