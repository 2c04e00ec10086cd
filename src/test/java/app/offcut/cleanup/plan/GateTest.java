package app.offcut.cleanup.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    @TempDir Path folder;
    @TempDir Path state;
    private SampleLibrary sample;
    private SampleProject project;
    private TestEngine engine;

    @BeforeEach
    void makeAFinishedProject() {
        sample = SampleLibrary.in(folder, Form.SHIPPED);
        project = sample.project("p1").scenes(3).finished();
        engine = TestEngine.on(sample, state);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private String broken() {
        return engine.broken("p1");
    }

    @ParameterizedTest
    @EnumSource
    void passesAFinishedProjectInEveryForm(Form form, @TempDir Path other, @TempDir Path memory) {
        SampleLibrary library = SampleLibrary.in(other, form);
        library.project("p1").scenes(3).finished();
        try (TestEngine otherEngine = TestEngine.on(library, memory)) {
            assertEquals("passed", otherEngine.broken("p1"));
        }
    }

    @Test
    void wantsAFinal() throws Exception {
        Files.delete(project.finalFile());
        assertEquals("no-final", broken());
    }

    @Test
    void takesNoLinkForAFinal() throws Exception {
        Path real = folder.resolve("final.mp4");
        Files.move(project.finalFile(), real);
        Files.createSymbolicLink(project.finalFile(), real);
        assertEquals("no-final", broken());
    }

    @Test
    void takesNoFolderForAFinal() throws Exception {
        Files.delete(project.finalFile());
        Files.createDirectory(project.finalFile());
        assertEquals("no-final", broken());
    }

    @ParameterizedTest
    @CsvSource({"0, no-final", "1023, no-final", "1024, final-incomplete"})
    void takesNothingBelowOneKibibyteForAFinal(int bytes, String rule) {
        project.truncateFinal(bytes);
        assertEquals(rule, broken());
    }

    @Test
    void takesTwoWholeFinalsIfTheRowNamesOne() {
        sample.file(".cache/output/p1/final.mp4", SampleLibrary.finalVideo(), sample.yesterday());
        assertEquals("passed", broken());
        assertEquals(
                "final-video",
                engine.fates("p1").get(".cache/output/p1/final.mp4"),
                "both are kept");
    }

    @Test
    void refusesTwoFinalsIfOneIsCutOff() {
        byte[] half = Arrays.copyOf(SampleLibrary.finalVideo(), 20_000);
        sample.file(".cache/output/p1/final.mp4", half, sample.yesterday());
        assertEquals("two-finals", broken());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023})
    void refusesTwoFinalsIfOneHasOnlyBegun(int bytes) {
        sample.file(".cache/output/p1/final.mp4", bytes);
        assertEquals("two-finals", broken());
        sample.sql("UPDATE projects SET video_path = '.cache/output/p1/final.mp4'");
        assertEquals("two-finals", broken());
    }

    @Test
    void refusesTwoFinalsIfOneIsALink() throws Exception {
        Path link = sample.root().resolve(".cache/output/p1/final.mp4");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, sample.root().resolve("public/videos/p1/final.mp4"));
        assertEquals("two-finals", broken());
    }

    @Test
    void refusesTwoFinalsIfNoRowNamesEither() {
        sample.file(".cache/output/p1/final.mp4", SampleLibrary.finalVideo(), sample.yesterday());
        sample.sql("UPDATE projects SET video_path = NULL");
        assertEquals("two-finals", broken());
        sample.sql("UPDATE projects SET video_path = 'public/videos/p2/final.mp4'");
        assertEquals("two-finals", broken());
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
        assertEquals("passed", broken());
    }

    @Test
    void findsTheFinalByAnAbsolutePath() {
        sample.sql("UPDATE projects SET video_path = ?", project.finalFile().toString());
        assertEquals("passed", broken());
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
        assertEquals("review final-elsewhere", broken());
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 20_000, 46_000})
    void refusesAFinalThatIsCutOff(int bytes) {
        project.truncateFinal(bytes);
        assertEquals("final-incomplete", broken());
    }

    // the final is 6 s long: 2 % of little is less than a second
    @ParameterizedTest
    @CsvSource({"6, passed", "6.95, passed", "7.2, final-too-short", "3, passed"})
    void refusesAFinalShorterThanRecorded(double seconds, String rule) {
        sample.sql("UPDATE projects SET video_total_duration = ?", seconds);
        assertEquals(rule, broken());
    }

    /** One column that is filled in hides nothing that a row of its own says. */
    @ParameterizedTest
    @CsvSource({"6, passed", "7.2, final-too-short"})
    void refusesAFinalShorterThanItsRenderedVideo(
            double seconds, String rule, @TempDir Path other, @TempDir Path memory) {
        SampleLibrary library = SampleLibrary.in(other, Form.DOCUMENTED);
        library.project("p1").scenes(3).finished();
        library.sql("UPDATE rendered_videos SET duration_seconds = ?", seconds);
        library.sql("ALTER TABLE projects ADD COLUMN thumbnail_path TEXT");
        library.sql("UPDATE projects SET thumbnail_path = '.cache/output/p1/final-thumb.jpg'");
        try (TestEngine otherEngine = TestEngine.on(library, memory)) {
            assertEquals(rule, otherEngine.broken("p1"));
        }
    }

    @ParameterizedTest
    @CsvSource({"7.95, passed", "8.2, final-too-short"})
    void refusesAFinalShorterThanItsScenes(double seconds, String rule) {
        sample.sql("UPDATE projects SET video_total_duration = NULL");
        sample.sql("UPDATE scenes SET duration = ?", seconds / 3);
        assertEquals(rule, broken());
    }

    // with a made-up length of the final, so that the share counts and not the seconds
    @ParameterizedTest
    @CsvSource({
        "98.01, 100, , passed",
        "97.99, 100, , final-too-short",
        "95.01, , 100, passed",
        "94.99, , 100, final-too-short",
        "97, 100, 97, final-too-short",
        "999, , , review duration-unknown"
    })
    void allowsAShareOfALongFinal(double seconds, Double recorded, Double scenes, String rule) {
        assertEquals(rule, GateOnLength.length(seconds, recorded, scenes));
    }

    @Test
    void wantsAReviewIfNobodyKnowsTheLength() {
        sample.sql("UPDATE projects SET video_total_duration = NULL");
        sample.sql("UPDATE scenes SET duration = NULL");
        assertEquals("review duration-unknown", broken());
        sample.sql("UPDATE scenes SET duration = 0");
        assertEquals("review duration-unknown", broken());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void refusesAFinalOfAnotherSizeThanRecorded(int more) {
        sample.sql("UPDATE projects SET video_file_size = video_file_size + ?", more);
        assertEquals("final-size-differs", broken());
    }

    @Test
    void asksNoSizeThatWasNotRecorded() {
        sample.sql("UPDATE projects SET video_file_size = NULL");
        assertEquals("passed", broken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "processing"})
    void refusesWhileAJobIsActive(String status) {
        project.job("again", status, Instant.now().minusSeconds(60));
        assertEquals("job-active", broken());
    }

    @Test
    void takesNoJobForDeadThatIsStillDownloading() {
        project.job("again", "processing", sample.longAgo());
        sample.file(
                ".cache/videos/p1/scene-2-source.mp4",
                10,
                Instant.now().minus(Duration.ofMinutes(59)));
        assertEquals("job-active", broken());
    }

    @ParameterizedTest
    @CsvSource({"59, job-active", "61, review dead-job"})
    void takesAJobForDeadAfterAnHourOfQuiet(int minutes, String rule) {
        project.job("again", "processing", sample.longAgo());
        sample.file(
                ".cache/assembly/again/scene-1-trimmed.mp4",
                10,
                Instant.now().minus(Duration.ofMinutes(minutes)));
        // older work than the final is no newer work
        project.touch(project.finalPath(), Instant.now().minus(Duration.ofMinutes(minutes)));
        sample.sql(
                "UPDATE assembly_jobs SET created_at = datetime('now', '-1 hour', '-2 minutes')");
        assertTrue(broken().startsWith(rule), broken());
    }

    @ParameterizedTest
    @CsvSource({"59, job-active", "61, review dead-job"})
    void countsAChangeOfTheFinalAsLifeOfAJob(int minutes, String rule) {
        project.job("again", "processing", sample.longAgo());
        project.touch(project.finalPath(), Instant.now().minus(Duration.ofMinutes(minutes)));
        assertEquals(rule, broken());
    }

    @Test
    void wantsAReviewIfTheNewestJobFailed() {
        project.job("again", "error", Instant.now());
        assertEquals("review job-not-complete", broken());
    }

    @Test
    void forgivesAnOlderJobThatFailed() {
        project.job("a-first", "error", sample.longAgo());
        assertEquals("passed", broken());
    }

    // as text, 'T' sorts after ' '
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:00:00.000Z, 2026-03-01 10:00:00, review job-not-complete",
        "2026-03-01 10:00:00, 2026-03-01T09:00:00.000Z, passed",
        "2026-03-01 10:00:00, 2026-03-01T10:00:00.001Z, review job-not-complete",
        "2026-03-01 10:00:00, nonsense, review job-not-complete"
    })
    void findsTheNewestJobInBothFormatsOfTime(String complete, String failed, String rule) {
        sample.sql("UPDATE assembly_jobs SET created_at = ?", complete);
        project.job("again", "error", Instant.now());
        sample.sql("UPDATE assembly_jobs SET created_at = ? WHERE id = 'again'", failed);
        assertEquals(rule, broken());
    }

    @Test
    void asksNoJobsWhereThereAreNone() {
        sample.sql("DELETE FROM assembly_jobs");
        assertEquals("passed", broken());
        sample.sql("DROP TABLE assembly_jobs");
        assertEquals("passed", broken());
    }

    @ParameterizedTest
    @CsvSource({"2000, passed", "1999, not-quiet", "0, not-quiet", "-100000, not-quiet"})
    void wantsTwoSecondsOfQuiet(long millis, String rule) {
        project.touch(project.finalPath(), sample.yesterday());
        engine.at = sample.yesterday().plusMillis(millis);
        assertEquals(rule, broken());
    }

    @ParameterizedTest
    @CsvSource({
        "9999, false, not-quiet",
        "10000, false, passed",
        "1999, true, not-quiet",
        "2000, true, passed"
    })
    void wantsTwoEqualLooksWhenUnattended(long millis, boolean vouched, String rule) {
        // somebody else's figures, and no job: no row says that the final is done
        if (!vouched) {
            sample.sql("UPDATE projects SET video_file_size = NULL");
            sample.sql("DELETE FROM assembly_jobs");
        }
        engine.at = Instant.now();
        FinalFingerprint first = engine.cleanup.plan("p1").finalLook();
        engine.at = engine.at.plusMillis(millis);
        assertEquals(rule, TestEngine.words(engine.cleanup.planUnattended("p1", first).verdict()));
    }

    /** Another computer's clock was ahead, and the copy kept its time. */
    @ParameterizedTest
    @CsvSource({"1999, not-quiet", "2000, passed"})
    void takesTheStatusChangeOfAFinalWhoseTimeLiesInTheFuture(long millis, String rule)
            throws IOException {
        project.touch(project.finalPath(), Instant.now().plus(Duration.ofDays(3)));
        engine.at = statusChange().plusMillis(millis);
        assertEquals(rule, broken());
    }

    @ParameterizedTest
    @CsvSource({"-1, passed", "0, passed", "1, review newer-work"})
    void seesNewerWorkThanAFinalWhoseTimeLiesInTheFuture(int millis, String rule)
            throws IOException {
        project.touch(project.finalPath(), Instant.now().plus(Duration.ofDays(3)));
        Instant made = statusChange();
        project.touch(".cache/audio/projects/p1/scene-2.mp3", made.plusMillis(millis));
        engine.at = made.plusSeconds(60);
        assertEquals(rule, broken());
        FinalFingerprint first = engine.cleanup.plan("p1").finalLook();
        engine.at = engine.at.plusSeconds(10);
        assertEquals(rule, TestEngine.words(engine.cleanup.planUnattended("p1", first).verdict()));
    }

    /** This computer's clock was ahead and was put right: two equal looks say that it is done. */
    @Test
    void asksAPersonWhetherWorkIsNewerThanAFinalOfAClockThatWasAhead() throws IOException {
        project.touch(project.finalPath(), Instant.now().plus(Duration.ofDays(3)));
        Instant before = statusChange().minus(Duration.ofHours(3));
        engine.at = before;
        assertEquals("not-quiet", broken());
        engine.at = before.plusMillis(9_999);
        assertEquals("not-quiet", broken());
        engine.at = before.plusMillis(10_000);
        assertEquals("review newer-work", broken());
        project.touch(project.finalPath(), Instant.now().plus(Duration.ofDays(4)));
        assertEquals("not-quiet", broken());
    }

    private Instant statusChange() throws IOException {
        return ((FileTime) Files.getAttribute(project.finalFile(), "unix:ctime")).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "zeros, 4, review final-odd",
        "zeros, 1048576, review final-odd",
        "zeros, 1048577, final-incomplete",
        "a phone's trailer, 0, review final-odd",
        "an ID3 tag, 0, review final-odd",
        "the start of a box, 0, final-incomplete"
    })
    void asksAPersonAboutAFinalWithSomethingBehindItsEnd(String what, int zeros, String rule)
            throws IOException {
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
        assertEquals(rule, broken());
    }

    @ParameterizedTest
    @CsvSource({"9999, not-quiet", "10000, passed"})
    void wantsTenSecondsForAFinalOfATimeToComeWhoeverVouchesForIt(long millis, String rule) {
        engine.at = Instant.now();
        project.touch(project.finalPath(), engine.at.plus(Duration.ofDays(3)));
        FinalFingerprint first = engine.cleanup.plan("p1").finalLook();
        engine.at = engine.at.plusMillis(millis);
        assertEquals(rule, TestEngine.words(engine.cleanup.planUnattended("p1", first).verdict()));
    }

    @Test
    void wantsAnEarlierLookOfTheSameFileWhenUnattended() {
        engine.at = Instant.now();
        FinalFingerprint first = engine.cleanup.plan("p1").finalLook();
        engine.at = engine.at.plusSeconds(60);
        assertEquals(
                "not-quiet", TestEngine.words(engine.cleanup.planUnattended("p1", null).verdict()));
        project.touch(project.finalPath(), sample.yesterday().plusSeconds(1));
        assertEquals(
                "not-quiet",
                TestEngine.words(engine.cleanup.planUnattended("p1", first).verdict()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAFinalThatAnotherProgramIsWriting() throws Exception {
        Process writer =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "exec 3>>\"$0\"; echo open; read line",
                                project.finalFile().toString())
                        .start();
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("open", out.readLine());
            assertEquals("open-writer", broken());
            assertInstanceOf(RowState.Rendering.class, engine.surveyor.row("p1").state());
        } finally {
            writer.getOutputStream().close();
            writer.waitFor();
        }
        assertEquals("passed", broken());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void doesNotMindAReader() throws Exception {
        try (var reader = Files.newInputStream(project.finalFile())) {
            assertTrue(reader.read() >= 0);
            assertEquals("passed", broken());
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, passed", "0, passed", "1, review newer-work"})
    void wantsAReviewIfAnIntermediateIsNewer(int seconds, String rule) {
        for (String path :
                new String[] {
                    ".cache/audio/projects/p1/scene-2.mp3",
                    ".cache/videos/p1/suggestions/p1-v1-8s.mp4",
                    ".cache/assembly/job-p1/concatenated.mp4"
                }) {
            project.touch(path, sample.yesterday().plusSeconds(seconds));
            assertEquals(rule, broken(), path);
            project.touch(path, sample.longAgo());
        }
    }

    @Test
    void takesWhatARowNamesForWorkAsWell() {
        sample.file(".cache/audio/projects/p1/take-7.mp3", 10, Instant.now());
        assertEquals("passed", broken());
        sample.sql(
                "UPDATE scenes SET audio_file_path = ? WHERE scene_number = 1",
                ".cache/audio/projects/p1/take-7.mp3");
        assertEquals("review newer-work", broken());
    }

    @Test
    void doesNotTakeANewDownloadForNewerWork() {
        project.download("dvids", "1").touch("assets/cache/dvids/1.mp4", Instant.now());
        assertEquals("passed", broken());
    }

    @Test
    void refusesEveryProjectWhenAZoneThatWasThereIsMissing() throws Exception {
        sample.project("p2").scenes(1).finished();
        assertEquals("passed", broken());
        Files.move(sample.root().resolve(".cache/audio"), folder.resolve("unplugged"));

        assertEquals("zone-unavailable", broken());
        assertEquals("zone-unavailable", engine.broken("p2"));
        assertInstanceOf(RowState.Unavailable.class, engine.surveyor.row("p2").state());

        Files.move(folder.resolve("unplugged"), sample.root().resolve(".cache/audio"));
        assertEquals("passed", broken());
    }

    @Test
    void doesNotMissAZoneThatNeverWas() {
        assertTrue(Files.notExists(sample.root().resolve("assets")));
        assertEquals("passed", broken());
    }

    @ParameterizedTest
    @ValueSource(strings = {".cache", ".cache/videos"})
    void refusesAZoneBehindALink(String zone) throws Exception {
        Path place = sample.root().resolve(zone);
        Files.move(place, folder.resolve("elsewhere"));
        Files.createSymbolicLink(place, folder.resolve("elsewhere"));
        assertEquals("zone-unavailable", broken());
        assertEquals(
                java.util.Set.of(),
                engine.goes("p1").stream()
                        .filter(path -> path.startsWith(zone))
                        .collect(java.util.stream.Collectors.toSet()));
        Files.move(folder.resolve("elsewhere"), folder.resolve("gone"));
        assertEquals("zone-unavailable", broken(), "dangling");
    }

    @Test
    void refusesAZoneThatIsAFile() throws Exception {
        Files.move(sample.root().resolve(".cache/assembly"), folder.resolve("elsewhere"));
        Files.createFile(sample.root().resolve(".cache/assembly"));
        assertEquals("zone-unavailable", broken());
    }

    @Test
    void refusesAPinnedProject() {
        engine.pins.pin("p1");
        assertEquals("pinned", broken());
        assertEquals(new RowState.Pinned(), engine.surveyor.row("p1").state());
        engine.pins.unpin("p1");
        assertEquals("passed", broken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "a\\b",
                "..\\p1",
                "/",
                "p\n1",
                "p\u0000",
                "p\u0085",
                ".x",
                "p.",
                "p ",
                "CON",
                "con.txt",
                "Nul",
                "com1",
                "LPT9.x",
                "CONIN$",
                "previews",
                "temp",
                "TEST",
                "music",
                "projects",
                "Thumbnails",
                ".offcut"
            })
    void refusesAnIdThatIsNoSafeFolderName(String id) {
        sample.project(id);
        assertEquals("unsafe-id", engine.broken(id));
        assertEquals(java.util.Set.of(), engine.goes(id));
        assertInstanceOf(RowState.Unavailable.class, engine.surveyor.row(id).state());
    }

    @Test
    void refusesAnIdThatIsTooLong() {
        String id = "x".repeat(300);
        sample.project(id);
        assertEquals("unsafe-id", engine.broken(id));
    }

    @Test
    void cleansTwinsByTheirExactNames() {
        SampleProject twin = sample.project("P1").scenes(2).finished();
        assertTrue(engine.library.tellsCaseApart());
        assertEquals("passed", broken());
        assertEquals(14, engine.goes("p1").size());
        assertTrue(engine.goes("p1").stream().allMatch(path -> path.contains("p1")));
        engine.clean("p1");
        assertTrue(Files.exists(twin.finalFile()));
        assertEquals(10, engine.goes("P1").size());
    }

    @Test
    void refusesTwinsWhereTheDiskCannotTellThemApart() throws Exception {
        sample.project("P1").scenes(2).finished();
        // as a disk that ignores case answers
        Files.createLink(folder.resolve("AI-VIDEO-GENERATOR.DB"), sample.database());
        assertEquals("ambiguous-id", broken());
        assertEquals("ambiguous-id", engine.broken("P1"));
    }
}
