package app.offcut.cleanup.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinalRulesTest extends FinishedProjectFixture {
    @Test
    void requiresAFinal() throws Exception {
        Files.delete(project.finalFile());
        assertBroken(Rule.NO_FINAL);
    }

    @Test
    void acceptsNoLinkAsAFinal() throws Exception {
        Path real = folder.resolve("final.mp4");
        Files.move(project.finalFile(), real);
        Files.createSymbolicLink(project.finalFile(), real);
        assertBroken(Rule.NO_FINAL);
    }

    @Test
    void acceptsNoFolderAsAFinal() throws Exception {
        Files.delete(project.finalFile());
        Files.createDirectory(project.finalFile());
        assertBroken(Rule.NO_FINAL);
    }

    @ParameterizedTest
    @CsvSource({"0, NO_FINAL", "1023, NO_FINAL", "1024, FINAL_INCOMPLETE"})
    void acceptsNoFinalBelowOneKibibyte(int bytes, @Nullable Rule rule) {
        project.truncateFinal(bytes);
        assertBroken(rule);
    }

    @Test
    void acceptsTwoCompleteFinalsIfTheRowNamesOne() {
        sample.file(".cache/output/p1/final.mp4", SampleLibrary.finalVideo(), sample.yesterday());
        assertPassed();
        assertEquals(
                StayReason.FINAL_VIDEO,
                engine.reasons("p1").get(".cache/output/p1/final.mp4"),
                "both are kept");
    }

    @Test
    void refusesTwoFinalsIfOneIsCutOff() {
        byte[] half = Arrays.copyOf(SampleLibrary.finalVideo(), 20_000);
        sample.file(".cache/output/p1/final.mp4", half, sample.yesterday());
        assertBroken(Rule.TWO_FINALS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023})
    void refusesTwoFinalsIfOneHasOnlyBegun(int bytes) {
        sample.file(".cache/output/p1/final.mp4", bytes);
        assertBroken(Rule.TWO_FINALS);
        sample.sql("UPDATE projects SET video_path = '.cache/output/p1/final.mp4'");
        assertBroken(Rule.TWO_FINALS);
    }

    @Test
    void refusesTwoFinalsIfOneIsALink() throws Exception {
        Path link = at(".cache/output/p1/final.mp4");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, at("public/videos/p1/final.mp4"));
        assertBroken(Rule.TWO_FINALS);
    }

    @Test
    void refusesTwoFinalsIfNoRowNamesEither() {
        sample.file(".cache/output/p1/final.mp4", SampleLibrary.finalVideo(), sample.yesterday());
        sample.sql("UPDATE projects SET video_path = NULL");
        assertBroken(Rule.TWO_FINALS);
        sample.sql("UPDATE projects SET video_path = 'public/videos/p2/final.mp4'");
        assertBroken(Rule.TWO_FINALS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public/videos/p1/final.mp4",
                "./public/videos/x/../p1/final.mp4",
                "public\\videos\\p1\\final.mp4",
                "D:\\BMAD video generator\\app\\public\\videos\\p1\\final.mp4",
                "c:/app/public/videos/p1/final.mp4",
                "D:\\public\\videos\\app\\public\\videos\\p1\\final.mp4"
            })
    void findsTheFinalHoweverTheRowSpellsIt(String path) {
        sample.sql("UPDATE projects SET video_path = ?", path);
        assertPassed();
    }

    @Test
    void findsTheFinalByAnAbsolutePath() {
        sample.sql("UPDATE projects SET video_path = ?", project.finalFile().toString());
        assertPassed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "output/Ice_cores_video.mp4",
                "public/videos/p2/final.mp4",
                "/etc/passwd",
                "../../../etc/passwd",
                "/public/videos/p1/final.mp4",
                ".cache/output/p1/final.mp4",
                ".cache/videos/p1/scene-1-source.mp4",
                "ai-video-generator.db"
            })
    void wantsAReviewIfTheRowNamesAnotherFile(String path) {
        sample.sql("UPDATE projects SET video_path = ?", path);
        assertBroken(Rule.FINAL_ELSEWHERE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 20_000, 46_000})
    void refusesAFinalThatIsCutOff(int bytes) {
        project.truncateFinal(bytes);
        assertBroken(Rule.FINAL_INCOMPLETE);
        String said =
                engine.cleanup.plan("p1").verdict() instanceof Verdict.Refused(Refusal why)
                        ? why.message()
                        : "";
        assertTrue(said.contains(" final.mp4 ") && !said.contains("/"), said);
    }

    // the final is 6 s long: 2 % of little is less than a second
    @ParameterizedTest
    @CsvSource(
            nullValues = "passed",
            value = {"6, passed", "6.95, passed", "7.2, FINAL_TOO_SHORT", "3, passed"})
    void refusesAFinalShorterThanRecorded(double seconds, @Nullable Rule rule) {
        sample.sql("UPDATE projects SET video_total_duration = ?", seconds);
        assertBroken(rule);
    }

    /** A value in {@code projects} does not hide the rendered video's own row. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "passed",
            value = {"6, passed", "7.2, FINAL_TOO_SHORT"})
    void refusesAFinalShorterThanItsRenderedVideo(
            double seconds, @Nullable Rule rule, @TempDir Path other, @TempDir Path memory) {
        SampleLibrary library = SampleLibrary.in(other, Form.DOCUMENTED);
        library.project("p1").scenes(3).finished();
        library.sql("UPDATE rendered_videos SET duration_seconds = ?", seconds);
        library.sql("ALTER TABLE projects ADD COLUMN thumbnail_path TEXT");
        library.sql("UPDATE projects SET thumbnail_path = '.cache/output/p1/final-thumb.jpg'");
        try (TestEngine otherEngine = TestEngine.on(library, memory)) {
            assertEquals(rules(rule), otherEngine.broken("p1"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "passed",
            value = {"7.95, passed", "8.2, FINAL_TOO_SHORT"})
    void refusesAFinalShorterThanItsScenes(double seconds, @Nullable Rule rule) {
        sample.sql("UPDATE projects SET video_total_duration = NULL");
        sample.sql("UPDATE scenes SET duration = ?", seconds / 3);
        assertBroken(rule);
    }

    // with a made-up length of the final, so that the share counts and not the seconds
    @ParameterizedTest
    @CsvSource(
            nullValues = "passed",
            value = {
                "98.01, 100, , passed",
                "97.99, 100, , FINAL_TOO_SHORT",
                "95.01, , 100, passed",
                "94.99, , 100, FINAL_TOO_SHORT",
                "97, 100, 97, FINAL_TOO_SHORT",
                "999, , , DURATION_UNKNOWN"
            })
    void allowsAShareOfALongFinal(
            double seconds, Double recorded, Double scenes, @Nullable Rule rule) {
        assertEquals(rules(rule), GateOnLength.broken(seconds, recorded, scenes));
    }

    @Test
    void wantsAReviewIfNobodyKnowsTheLength() {
        sample.sql("UPDATE projects SET video_total_duration = NULL");
        sample.sql("UPDATE scenes SET duration = NULL");
        assertBroken(Rule.DURATION_UNKNOWN);
        sample.sql("UPDATE scenes SET duration = 0");
        assertBroken(Rule.DURATION_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void refusesAFinalOfAnotherSizeThanRecorded(int more) {
        sample.sql("UPDATE projects SET video_file_size = video_file_size + ?", more);
        assertBroken(Rule.FINAL_SIZE_DIFFERS);
    }

    @Test
    void needsNoRecordedSize() {
        sample.sql("UPDATE projects SET video_file_size = NULL");
        assertPassed();
    }

    @ParameterizedTest
    @CsvSource({
        "zeros, 4, FINAL_ODD",
        "zeros, 1048576, FINAL_ODD",
        "zeros, 1048577, FINAL_INCOMPLETE",
        "a phone's trailer, 0, FINAL_ODD",
        "an ID3 tag, 0, FINAL_ODD",
        "the start of a box, 0, FINAL_INCOMPLETE"
    })
    void asksAPersonAboutAFinalWithSomethingBehindItsEnd(
            String what, int zeros, @Nullable Rule rule) throws IOException {
        byte[] tail =
                switch (what) {
                    case "a phone's trailer" -> "\0\0\1\n\16\0\0\0Image_UTC_Data".getBytes(UTF_8);
                    case "an ID3 tag" -> "TAGSong of the sea".getBytes(UTF_8);
                    case "the start of a box" -> "\0\0\1\0free\0".getBytes(UTF_8);
                    default -> new byte[zeros];
                };
        Instant before = Files.getLastModifiedTime(project.finalFile()).toInstant();
        Files.write(project.finalFile(), tail, StandardOpenOption.APPEND);
        project.touch(project.finalPath(), before);
        sample.sql("UPDATE projects SET video_file_size = NULL");
        assertBroken(rule);
    }
}
