package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a provider's download may go: only if it is certain that nobody else needs it. */
class SharedDownloadsTest {
    private static final String FILE = "assets/cache/dvids/988497.mp4";

    @TempDir Path folder;
    @TempDir Path state;
    private SampleLibrary sample;
    private SampleProject other;
    private TestEngine engine;

    @BeforeEach
    void makeTwoProjects() {
        open(Form.SHIPPED);
    }

    private void open(Form form) {
        sample = SampleLibrary.in(folder, form);
        sample.project("p1").scenes(2).download("dvids", "988497").finished();
        other = sample.project("p2").named("Other").scenes(1);
        engine = TestEngine.on(sample, state);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private String fate() {
        return String.valueOf(engine.fates("p1").get(FILE));
    }

    private void staysShared() {
        assertEquals("shared-with", fate());
        Fate fate =
                engine.cleanup.plan("p1").items().stream()
                        .filter(item -> item.path().equals(FILE))
                        .findFirst()
                        .orElseThrow()
                        .fate();
        assertEquals(new Fate.Stays(StayReason.SHARED_WITH, "Other"), fate);
        engine.clean("p1");
        assertTrue(Files.exists(sample.root().resolve(FILE)));
    }

    @Test
    void takesADownloadThatOnlyThisProjectUses() {
        assertEquals("provider-unshared", fate());
        engine.clean("p1");
        assertFalse(Files.exists(sample.root().resolve(FILE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "988497.f401.mp4",
                "988497.f140.m4a",
                "988497.f251-drc.webm",
                "988497.temp.mp4",
                "988497.mp4.part",
                "988497.mp4.ytdl",
                "988497.mp4.part-Frag3",
                "988497.f401.mp4.part-Frag12.part"
            })
    void treatsWhatADownloaderLeftLikeTheDownload(String name) {
        String left = "assets/cache/dvids/" + name;
        sample.file(left, 100, sample.longAgo());
        assertEquals("provider-unshared", engine.fates("p1").get(left));
        other.suggest(1, "dvids", "988497", null);
        assertEquals("shared-with", engine.fates("p1").get(left));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"988497.final.mp4", "988497x.f401.mp4", "f401.988497.mp4", "988497.f.mp4"})
    void leavesWhatOnlyLooksLikeItsParts(String name) {
        String other = "assets/cache/dvids/" + name;
        sample.file(other, 100, sample.longAgo());
        assertFalse(engine.fates("p1").containsKey(other));
    }

    /** An id may look like another's part: then it is both, and each protects. */
    @Test
    void keepsADownloadWhoseIdLooksLikeAPartOfAnother() {
        String whole = "assets/cache/dvids/988497.f401.mp4";
        sample.file(whole, 100, sample.longAgo());
        other.suggest(1, "dvids", "988497.f401", null);
        assertEquals("shared-with", engine.fates("p1").get(whole));
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
        assertEquals("provider-unshared", engine.fates("p3").get("assets/cache/dvids/a\\b.mp4"));
        other.suggest(1, null, "something", path);
        assertEquals("shared-with", engine.fates("p3").get("assets/cache/dvids/a\\b.mp4"));
    }

    @Test
    void keepsItIfAnotherProjectsSoundNamesIt() {
        sample.sql("UPDATE scenes SET audio_file_path = ? WHERE project_id = 'p2'", FILE);
        staysShared();
    }

    @ParameterizedTest
    @CsvSource({
        "video:988497, assets/cache/dvids/988497.mp4",
        "a<b>c, assets/cache/dvids/a-b-c.mp4",
        "x?|*, assets/cache/dvids/x---.webm",
        "plain, assets/cache/dvids/dvids/plain.mp4",
        "plain, assets/cache/dvids/plain.mp4.part",
        "plain, assets/cache/dvids/plain.tmp"
    })
    void findsItsOwnDownloadHoweverItIsNamed(String videoId, String path) {
        sample.sql("DELETE FROM visual_suggestions WHERE video_id = '988497'");
        sample.file(path, 100);
        assertEquals("null", String.valueOf(engine.fates("p1").get(path)));
        sample.sql(
                "INSERT INTO visual_suggestions(id, scene_id, video_id, title, embed_url, rank,"
                        + " provider) VALUES ('new', 'p1-scene-1', ?, '', '', 1, 'dvids')",
                videoId);
        assertEquals("provider-unshared", engine.fates("p1").get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assets/cache/nasa/988497.mp4",
                "assets/cache/988497.mp4",
                "assets/cache/dvids/nasa/988497.mp4",
                "assets/cache/dvids/dvids/dvids/988497.mp4",
                "assets/cache/dvids/9884970.mp4",
                "assets/cache/metadata.json",
                "assets/cache/dvids/metadata.json"
            })
    void leavesFilesAloneThatAreNotItsDownload(String path) {
        sample.sql(
                "UPDATE visual_suggestions SET video_id = 'metadata' WHERE rank = 1 AND id LIKE"
                        + " '%-d2'");
        sample.file(path, 100);
        assertFalse(engine.goes("p1").contains(path));
    }

    @Test
    void takesTheDownloadOfARowWithoutProviderFromYoutube() {
        sample.file("assets/cache/youtube/p1-d1.mp4", 100);
        assertTrue(engine.goes("p1").contains("assets/cache/youtube/p1-d1.mp4"));
    }

    @Test
    void keepsItIfAClipSelectionNamesIt() {
        engine.close();
        SampleLibrary documented = SampleLibrary.in(newFolder("documented"), Form.DOCUMENTED);
        documented.project("p1").scenes(1).download("dvids", "988497").finished();
        documented.project("p2").named("Other").scenes(1);
        sample = documented;
        engine = TestEngine.on(documented, newFolder("state"));
        assertEquals("provider-unshared", fate());
        documented.sql(
                "INSERT INTO clip_selections(id, project_id, scene_number, youtube_video_id)"
                        + " VALUES ('c', 'p2', 1, '988497')");
        assertEquals("shared-with", fate());
        documented.sql(
                "UPDATE clip_selections SET youtube_video_id = NULL, downloaded_path = ?", FILE);
        staysShared();
        documented.sql("ALTER TABLE clip_selections DROP COLUMN downloaded_path");
        assertEquals("reference-unknown", fate());
    }

    @Test
    void keepsWhatARowWithoutItsProjectNames() {
        sample.sql("PRAGMA foreign_keys = OFF");
        other.suggest(1, "dvids", "988497", null);
        sample.sql("UPDATE scenes SET project_id = 'deleted' WHERE project_id = 'p2'");
        assertEquals("reference-unknown", fate());
        engine.clean("p1");
        assertTrue(Files.exists(sample.root().resolve(FILE)));
    }

    @Test
    void keepsWhatASuggestionWithoutItsSceneNames() {
        other.suggest(1, "dvids", "988497", null);
        sample.sql("DELETE FROM scenes WHERE project_id = 'p2'");
        assertEquals("reference-unknown", fate());
    }

    @Test
    void keepsEveryDownloadIfAColumnIsMissing() {
        sample.sql("ALTER TABLE visual_suggestions DROP COLUMN default_segment_path");
        assertEquals("reference-unknown", fate());
        assertTrue(engine.goes("p1").contains(".cache/videos/p1/scene-1-source.mp4"));
    }

    @Test
    void keepsEveryDownloadIfATableIsMissing() {
        sample.sql("DROP TABLE visual_suggestions");
        assertFalse(engine.goes("p1").contains(FILE));
    }

    @Test
    void letsTheLastProjectOutTakeIt() {
        other.download("dvids", "988497").finished();
        assertEquals("shared-with", fate());
        assertEquals("complete", engine.clean("p1").databaseStatus());
        assertTrue(Files.exists(sample.root().resolve(FILE)));

        assertTrue(engine.goes("p2").contains(FILE));
        engine.clean("p2");

        assertFalse(Files.exists(sample.root().resolve(FILE)));
    }

    @Test
    void waitsForAProjectThatSaysCleanedButGrewBack() {
        other.download("dvids", "988497").finished();
        engine.clean("p2");
        assertEquals("provider-unshared", fate());
        sample.file(".cache/videos/p2/scene-1-source.mp4", 10);
        assertEquals("shared-with", fate());
    }

    @Test
    void waitsForAProjectThatIsPinned() {
        other.download("dvids", "988497").finished();
        engine.clean("p2");
        engine.pins.pin("p2");
        assertEquals("shared-with", fate());
    }

    @Test
    void waitsForAProjectWhoseFinalIsGoodNoMore() {
        other.download("dvids", "988497").finished();
        engine.clean("p2");
        other.truncateFinal(20_000);
        assertEquals("shared-with", fate());
        other.finalVideo(SampleLibrary.finalVideo(), sample.yesterday());
        assertEquals("provider-unshared", fate());
        other.job("again", "processing", Instant.now());
        assertEquals("shared-with", fate());
    }

    @Test
    void believesNoStatusAlone() {
        other.download("dvids", "988497");
        engine.clean("p1");
        sample.file(FILE, 9000);
        sample.sql("UPDATE projects SET cleanup_status = 'complete' WHERE id = 'p2'");
        assertEquals("shared-with", fate(), "it has no final");
    }

    @ParameterizedTest
    @CsvSource({"599, too-new", "601, provider-unshared", "-100, too-new"})
    void keepsADownloadOfTheLastTenMinutes(int seconds, String fate) throws Exception {
        engine.at = Instant.now();
        Files.setLastModifiedTime(
                sample.root().resolve(FILE),
                java.nio.file.attribute.FileTime.from(
                        engine.at.minus(Duration.ofSeconds(seconds))));
        assertEquals(fate, fate());
    }

    @Test
    void touchesNothingOfADamagedDatabase() throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + sample.database());
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = (SELECT"
                            + " rootpage FROM sqlite_master WHERE name = 'idx_scenes_project')"
                            + " WHERE name = 'idx_projects_last_active'");
        }
        var problem =
                org.junit.jupiter.api.Assertions.assertThrows(
                        app.offcut.text.Problem.class, () -> engine.cleanup.plan("p1"));
        assertEquals(app.offcut.text.Problem.Code.DATABASE_CORRUPT, problem.code());
    }

    private Path newFolder(String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
