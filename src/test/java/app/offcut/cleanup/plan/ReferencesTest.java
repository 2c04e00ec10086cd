package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of other projects that protect a download, however they name it. */
class ReferencesTest extends SharedDownloadFixture {
    private void staysShared() {
        assertEquals(StayReason.SHARED_WITH, reason());
        Fate fate =
                engine.cleanup.plan("p1").items().stream()
                        .filter(item -> item.path().equals(FILE))
                        .findFirst()
                        .orElseThrow()
                        .fate();
        assertEquals(new Fate.Stays(StayReason.SHARED_WITH, "Other"), fate);
        engine.clean("p1");
        assertTrue(Files.exists(at(FILE)));
    }

    /** An id may look like another's part: then it is both, and each protects. */
    @Test
    void keepsADownloadWhoseIdLooksLikeAPartOfAnother() {
        String whole = "assets/cache/dvids/988497.f401.mp4";
        sample.file(whole, 100, sample.longAgo());
        other.suggest(1, "dvids", "988497.f401", null);
        assertEquals(StayReason.SHARED_WITH, engine.reasons("p1").get(whole));
    }

    @Test
    void keepsADownloadThatAnotherProjectSuggests() {
        other.suggest(1, "dvids", "988497", null);
        staysShared();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nasa", "youtube", "DVIDS", ""})
    void keepsItWhateverTheOtherRowsProvider(String provider) {
        other.suggest(1, provider, "988497", null);
        staysShared();
    }

    @Test
    void keepsItIfTheOtherRowsProviderIsNull() {
        other.suggest(1, null, "988497", null);
        staysShared();
    }

    @ParameterizedTest
    @ValueSource(strings = {"video:988497", "a:988497", "a:b:988497", "988497 ", " 988497"})
    void keepsItIfTheOtherRowHasTheRawId(String videoId) {
        other.suggest(1, "dvids", videoId, null);
        staysShared();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assets/cache/dvids/988497.mp4",
                "assets\\cache\\dvids\\988497.mp4",
                "D:\\app\\assets\\cache\\dvids\\988497.mp4",
                "D:\\app\\Assets\\Cache\\DVIDS\\988497.MP4",
                "/home/somebody/app/assets/cache/dvids/988497.mp4",
                "app/assets/cache/dvids/988497.mp4",
                "../app/assets/cache/dvids/988497.mp4",
                "assets/cache/nasa/988497.webm",
                "somewhere/else/988497.mp4.part"
            })
    void keepsItIfAnotherRowNamesItsPath(String path) {
        other.suggest(1, null, "something", path);
        staysShared();
    }

    @ParameterizedTest
    @ValueSource(strings = {"video_path", "thumbnail_path"})
    void keepsItIfAnotherProjectsFinalHasItsName(String column) {
        sample.sql("UPDATE projects SET " + column + " = 'old/988497.mov' WHERE id = 'p2'");
        staysShared();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets/cache/dvids/a\\b.mp4", "assets\\cache\\nasa\\b.webm"})
    @DisabledOnOs(OS.WINDOWS)
    void keepsAFileWithASeparatorOfWindowsInItsName(String path) {
        sample.project("p3").scenes(1).suggest(1, "dvids", "a\\b", null).finished();
        sample.file("assets/cache/dvids/a\\b.mp4", 100);
        assertEquals(
                GoReason.PROVIDER_UNSHARED,
                engine.reasons("p3").get("assets/cache/dvids/a\\b.mp4"));
        other.suggest(1, null, "something", path);
        assertEquals(
                StayReason.SHARED_WITH, engine.reasons("p3").get("assets/cache/dvids/a\\b.mp4"));
    }

    @Test
    void keepsItIfAnotherProjectsSoundNamesIt() {
        sample.sql("UPDATE scenes SET audio_file_path = ? WHERE project_id = 'p2'", FILE);
        staysShared();
    }

    @Test
    void keepsItIfAClipSelectionNamesIt() {
        engine.close();
        SampleLibrary documented = SampleLibrary.in(newFolder("documented"), Form.DOCUMENTED);
        documented.project("p1").scenes(1).download("dvids", "988497").finished();
        documented.project("p2").named("Other").scenes(1);
        sample = documented;
        engine = TestEngine.on(documented, newFolder("state"));
        assertEquals(GoReason.PROVIDER_UNSHARED, reason());
        documented.sql(
                "INSERT INTO clip_selections(id, project_id, scene_number, youtube_video_id)"
                        + " VALUES ('c', 'p2', 1, '988497')");
        assertEquals(StayReason.SHARED_WITH, reason());
        documented.sql(
                "UPDATE clip_selections SET youtube_video_id = NULL, downloaded_path = ?", FILE);
        staysShared();
        documented.sql("ALTER TABLE clip_selections DROP COLUMN downloaded_path");
        assertEquals(StayReason.REFERENCE_UNKNOWN, reason());
    }

    @Test
    void keepsWhatARowWithoutItsProjectNames() {
        sample.sql("PRAGMA foreign_keys = OFF");
        other.suggest(1, "dvids", "988497", null);
        sample.sql("UPDATE scenes SET project_id = 'deleted' WHERE project_id = 'p2'");
        assertEquals(StayReason.REFERENCE_UNKNOWN, reason());
        engine.clean("p1");
        assertTrue(Files.exists(at(FILE)));
    }

    @Test
    void keepsWhatASuggestionWithoutItsSceneNames() {
        other.suggest(1, "dvids", "988497", null);
        sample.sql("DELETE FROM scenes WHERE project_id = 'p2'");
        assertEquals(StayReason.REFERENCE_UNKNOWN, reason());
    }

    private Path newFolder(String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
