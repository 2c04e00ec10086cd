package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleLibrary;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a provider's download may go: only if it is certain that nobody else needs it. */
class ProviderFilesTest extends SharedDownloadFixture {
    @Test
    void deletesADownloadThatOnlyThisProjectUses() {
        assertEquals(GoReason.PROVIDER_UNSHARED, reason());
        engine.clean("p1");
        assertFalse(Files.exists(at(FILE)));
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
    void treatsPartsOfADownloadLikeTheDownload(String name) {
        String left = "assets/cache/dvids/" + name;
        sample.file(left, 100, sample.longAgo());
        assertEquals(GoReason.PROVIDER_UNSHARED, engine.reasons("p1").get(left));
        other.suggest(1, "dvids", "988497", null);
        assertEquals(StayReason.SHARED_WITH, engine.reasons("p1").get(left));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"988497.final.mp4", "988497x.f401.mp4", "f401.988497.mp4", "988497.f.mp4"})
    void leavesWhatOnlyLooksLikeItsParts(String name) {
        String other = "assets/cache/dvids/" + name;
        sample.file(other, 100, sample.longAgo());
        assertFalse(engine.reasons("p1").containsKey(other));
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
        assertNull(engine.reasons("p1").get(path));
        sample.sql(
                "INSERT INTO visual_suggestions(id, scene_id, video_id, title, embed_url, rank,"
                        + " provider) VALUES ('new', 'p1-scene-1', ?, '', '', 1, 'dvids')",
                videoId);
        assertEquals(GoReason.PROVIDER_UNSHARED, engine.reasons("p1").get(path));
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
    void looksForADownloadWithoutProviderInYoutube() {
        sample.file("assets/cache/youtube/p1-d1.mp4", 100);
        assertTrue(engine.goes("p1").contains("assets/cache/youtube/p1-d1.mp4"));
    }

    @Test
    void keepsEveryDownloadIfAColumnIsMissing() {
        sample.sql("ALTER TABLE visual_suggestions DROP COLUMN default_segment_path");
        assertEquals(StayReason.REFERENCE_UNKNOWN, reason());
        assertTrue(engine.goes("p1").contains(".cache/videos/p1/scene-1-source.mp4"));
    }

    @Test
    void keepsEveryDownloadIfATableIsMissing() {
        sample.sql("DROP TABLE visual_suggestions");
        assertFalse(engine.goes("p1").contains(FILE));
    }

    @Test
    void letsTheLastProjectDeleteIt() {
        other.download("dvids", "988497").finished();
        assertEquals(StayReason.SHARED_WITH, reason());
        assertEquals("complete", engine.clean("p1").databaseStatus());
        assertTrue(Files.exists(at(FILE)));

        assertTrue(engine.goes("p2").contains(FILE));
        engine.clean("p2");

        assertFalse(Files.exists(at(FILE)));
    }

    @Test
    void waitsForAProjectThatSaysCleanedButGrewBack() {
        other.download("dvids", "988497").finished();
        engine.clean("p2");
        assertEquals(GoReason.PROVIDER_UNSHARED, reason());
        sample.file(".cache/videos/p2/scene-1-source.mp4", 10);
        assertEquals(StayReason.SHARED_WITH, reason());
    }

    @Test
    void waitsForAProjectThatIsPinned() {
        other.download("dvids", "988497").finished();
        engine.clean("p2");
        engine.pins.pin("p2");
        assertEquals(StayReason.SHARED_WITH, reason());
    }

    @Test
    void waitsForAProjectWhoseFinalIsGoodNoMore() {
        other.download("dvids", "988497").finished();
        engine.clean("p2");
        other.truncateFinal(20_000);
        assertEquals(StayReason.SHARED_WITH, reason());
        other.finalVideo(SampleLibrary.finalVideo(), sample.yesterday());
        assertEquals(GoReason.PROVIDER_UNSHARED, reason());
        other.job("again", "processing", Instant.now());
        assertEquals(StayReason.SHARED_WITH, reason());
    }

    @Test
    void trustsNoStatusAlone() {
        other.download("dvids", "988497");
        engine.clean("p1");
        sample.file(FILE, 9000);
        sample.sql("UPDATE projects SET cleanup_status = 'complete' WHERE id = 'p2'");
        assertEquals(StayReason.SHARED_WITH, reason(), "it has no final");
    }

    @ParameterizedTest
    @CsvSource({"599, false", "601, true", "-100, false"})
    void keepsADownloadOfTheLastTenMinutes(int seconds, boolean goes) throws Exception {
        engine.at = Instant.now();
        Files.setLastModifiedTime(
                at(FILE),
                java.nio.file.attribute.FileTime.from(
                        engine.at.minus(Duration.ofSeconds(seconds))));
        assertEquals(goes ? GoReason.PROVIDER_UNSHARED : StayReason.TOO_NEW, reason());
    }

    /**
     * A part of a download may mean two downloads. Then the plan of one project reads the folders
     * of everybody who may need either, as a list does.
     */
    @Test
    void asksEverybodyWhoMayMeanAPartByItsName() {
        sample.project("p3").scenes(1).download("dvids", "clip.mp4").finished();
        String part = "assets/cache/dvids/clip.mp4.part";
        sample.file(part, 100, sample.longAgo());
        other.finished();
        sample.sql(
                "UPDATE scenes SET audio_file_path = 'assets/cache/clip.mp4' WHERE project_id = ?",
                "p2");
        assertEquals(StayReason.SHARED_WITH, engine.reasons("p3").get(part));
        engine.clean("p2");
        assertEquals(GoReason.PROVIDER_UNSHARED, engine.reasons("p3").get(part));
    }
}
