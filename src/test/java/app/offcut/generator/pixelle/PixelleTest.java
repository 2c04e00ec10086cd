package app.offcut.generator.pixelle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.Unprivileged;
import app.offcut.generator.Recognition;
import app.offcut.generator.Records.Description;
import app.offcut.generator.Root;
import app.offcut.generator.moneyprinterturbo.Lengths;
import app.offcut.samples.SampleLibrary;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.UserPreferences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixelle-Video's records, and what the gate makes of them. */
class PixelleTest {
    private static final String TASK = PixelleSample.TASK;
    private static final String OTHER = "20260616_090000_00ff";
    private static final String FINAL = "/srv/output/" + TASK + "/final.mp4";

    @TempDir Path folder;
    private PixelleSample sample;
    private String bytes;

    @BeforeEach
    void finish() {
        sample = new PixelleSample(folder.resolve("library")).standard(TASK);
        bytes = String.valueOf(SampleLibrary.finalVideo().length);
    }

    private Set<String> going(String task) {
        return sample.plan(task).going().stream()
                .map(path -> path.substring(("output/" + task + "/").length()))
                .collect(Collectors.toSet());
    }

    @Test
    void readsTheTask() {
        assertEquals("passed", sample.verdict(TASK));
        assertEquals(PixelleSample.GOES, going(TASK));
        try (OpenLibrary open = sample.open()) {
            var row = open.row(TASK);
            assertEquals("The fox", row.name());
            assertEquals(2, row.scenes());
            assertEquals(
                    new Description.Folders(sample.root().toRealPath().resolve("output"), 1),
                    open.records().describe());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A clip is cut to the length of its speech, and its own length is what was recorded. */
    @Test
    void doesNotTrustALengthWithGeneratedClips() {
        sample.metadata(TASK, "completed", FINAL, "60", bytes);
        assertEquals("refused: final-too-short", sample.verdict(TASK));
        clips(TASK, 1);
        assertEquals("review: duration-unknown", sample.verdict(TASK));
    }

    private void clips(String task, int scenes) {
        sample.text(
                "output/" + task + "/storyboard.json",
                "{\"frames\": [%s]}"
                        .formatted(
                                String.join(
                                        ", ",
                                        Collections.nCopies(
                                                scenes,
                                                "{\"duration\": 30, \"media_type\": \"video\"}"))));
    }

    private void segment(String task, int scene, double seconds) {
        byte[] video = Lengths.lasting(SampleLibrary.finalVideo(), seconds);
        sample.file(
                "output/" + task + "/frames/0" + scene + "_segment.mp4",
                video,
                Duration.ofHours(4));
    }

    /** The final's length is that of its scenes together, all of which must tell. */
    @ParameterizedTest
    @CsvSource({
        "2, 2.5, 3.5, '', passed",
        "2, 2.5, 3.5, 'none', passed",
        "2, 0.5, 0.5, '', passed", // no scene is missing in it
        "2, 30, 30, '', refused: final-too-short",
        "2, 2.5, 4.7, '', refused: final-too-short",
        "2, 2.5, 3.5, 'fade', review: duration-unknown",
        "3, 2.5, 3.5, '', review: duration-unknown",
        "1, 2.5, 3.5, '', review: duration-unknown"
    })
    void knowsTheLengthOfGeneratedClipsByTheirSegments(
            int scenes, double first, double second, String transition, String verdict) {
        sample.metadata(TASK, "completed", FINAL, "60", bytes, transition);
        clips(TASK, scenes);
        segment(TASK, 1, first);
        segment(TASK, 2, second);
        assertEquals(verdict, sample.verdict(TASK));
        sample.file(
                "output/" + TASK + "/frames/02_segment.mp4", new byte[3000], Duration.ofHours(4));
        assertEquals("review: duration-unknown", sample.verdict(TASK));
        sample.delete("output/" + TASK + "/frames/02_segment.mp4");
        assertEquals("review: duration-unknown", sample.verdict(TASK));
    }

    @Test
    void cleansGeneratedClipsByTheirSegments() throws Exception {
        sample.metadata(TASK, "completed", FINAL, "60", bytes);
        clips(TASK, 2);
        segment(TASK, 1, 2.5);
        segment(TASK, 2, 3.5);
        assertEquals("passed", sample.unattendedVerdict(TASK));
        try (OpenLibrary open = sample.open()) {
            CleanupReport report =
                    open.cleanup()
                            .execute(
                                    open.cleanup().plan(TASK),
                                    CleanupRequest.of(StartedBy.HAND).keeping(Duration.ZERO),
                                    Progress.NONE);
            assertEquals(Outcome.COMPLETE, report.outcome());
        }
        assertEquals("passed", sample.verdict(TASK));
        assertEquals(Set.of(), going(TASK));
    }

    /** The asset pipeline records no length of the whole, so its scenes tell. */
    @Test
    void knowsTheLengthOfTheAssetPipelinesFinal() {
        sample.assets(OTHER, "Once upon a time");
        assertEquals("passed", sample.verdict(OTHER));
        sample.text("output/" + OTHER + "/storyboard.json", "{\"frames\": [{\"duration\": 60}]}");
        assertEquals("refused: final-too-short", sample.verdict(OTHER));
        sample.delete("output/" + OTHER + "/storyboard.json");
        assertEquals("review: duration-unknown", sample.verdict(OTHER));
    }

    @ParameterizedTest
    @CsvSource({
        "60, -1, refused: final-too-short",
        "6, 46623, refused: final-size-differs",
        "6.1, -1, passed",
        "1e999, -1, passed", // unknown, so the scenes tell
        "-6, -1, passed",
        "6, 1e300, passed",
        "6, 0.5, passed"
    })
    void comparesWithWhatTheGeneratorWrote(String seconds, String size, String verdict) {
        sample.metadata(TASK, "completed", FINAL, seconds, size.equals("-1") ? bytes : size);
        assertEquals(verdict, sample.verdict(TASK));
    }

    @ParameterizedTest
    @CsvSource({
        "failed, review: job-not-complete duration-unknown",
        "cancelled, review: job-not-complete duration-unknown",
        "running, review: dead-job duration-unknown",
        "Completed, review: dead-job duration-unknown"
    })
    void trustsNoOtherStatus(String status, String verdict) {
        sample.metadata(TASK, status, FINAL, "6", bytes);
        assertEquals(verdict, sample.verdict(TASK));
        sample.delete("output/" + TASK + "/final.mp4");
        assertEquals("refused: no-final", sample.verdict(TASK));
    }

    @Test
    void isWorkingWithoutMetadata() {
        sample.delete("output/" + TASK + "/metadata.json");
        assertEquals("review: dead-job duration-unknown", sample.verdict(TASK));
        sample.file("output/" + TASK + "/frames/03_audio.mp3", new byte[9], Duration.ofMinutes(2));
        assertEquals("refused: work-signs", sample.verdict(TASK));
    }

    @Test
    void isLeftAloneForFiveMinutes() {
        assertEquals("passed", sample.unattendedVerdict(TASK));
        String video = "output/" + TASK + "/final.mp4";
        sample.file(video, SampleLibrary.finalVideo(), Duration.ofMinutes(4));
        assertEquals("refused: not-quiet", sample.unattendedVerdict(TASK));
        assertEquals("passed", sample.verdict(TASK));
        sample.file(video, SampleLibrary.finalVideo(), Duration.ofMinutes(6));
        assertEquals("passed", sample.unattendedVerdict(TASK));
    }

    @Test
    void needsTheFinalInItsPlace() throws Exception {
        Path video = sample.root().resolve("output/" + TASK + "/final.mp4");
        Files.copy(video, video.resolveSibling("copy.mp4"), StandardCopyOption.COPY_ATTRIBUTES);
        assertEquals("passed", sample.verdict(TASK));
        Files.move(video, folder.resolve("moved.mp4"));
        assertEquals("review: final-elsewhere", sample.verdict(TASK));
        Files.delete(video.resolveSibling("copy.mp4"));
        assertEquals("refused: no-final", sample.verdict(TASK));
    }

    @Test
    void sparesWhatAnotherTaskNamesAsItsFinal() {
        sample.standard(OTHER);
        String clip = "output/" + TASK + "/frames/01_segment.mp4";
        assertTrue(going(TASK).contains("frames/01_segment.mp4"));
        sample.metadata(OTHER, "completed", "/srv/" + clip, "6", bytes);
        Set<String> others = new HashSet<>(PixelleSample.GOES);
        others.remove("frames/01_segment.mp4");
        assertEquals(others, going(TASK));
    }

    @Test
    void takesNoOtherTasksFinal() {
        sample.standard(OTHER);
        sample.metadata(OTHER, "completed", FINAL, "6", bytes);
        assertEquals("passed", sample.verdict(TASK));
        assertEquals("review: final-elsewhere", sample.verdict(OTHER));
        sample.delete("output/" + OTHER + "/final.mp4");
        assertEquals("refused: no-final", sample.verdict(OTHER));
    }

    /** A recorded path may protect an intermediate, and takes none that the name does not allow. */
    @Test
    void condemnsNothingByAPath() {
        sample.standard(OTHER);
        String clip = "/srv/output/" + TASK + "/frames/01_segment.mp4";
        sample.metadata(OTHER, "completed", clip, "6", bytes);
        Set<String> left = new HashSet<>(PixelleSample.GOES);
        left.remove("frames/01_segment.mp4");
        assertEquals(left, going(TASK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/output/" + TASK + "/../" + TASK + "/final.mp4",
                "/etc/passwd",
                "../final.mp4",
                "final.mp4",
                "/srv/output/" + TASK + "/final.mp4\\u0000",
                "\\u0000",
                "\\ud800"
            })
    void opensNoPathOfTheMetadata(String path) {
        sample.metadata(TASK, "completed", path, "6", bytes);
        assertEquals("review: final-elsewhere", sample.verdict(TASK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"task_id\": 3, \"status\": []}",
                "{\"task_id\": \"" + TASK + "\", \"status\": \"completed\"}",
                "{\"task_id\": \"" + TASK + "\", \"status\": \"completed\", \"result\": 5}",
                "{\"task_id\": \""
                        + OTHER
                        + "\", \"status\": \"completed\", \"result\":"
                        + " {\"video_path\": \""
                        + FINAL
                        + "\"}}",
                "{\"task_id\": \""
                        + TASK
                        + "\", \"status\": \"completed\", \"input\": [],"
                        + " \"completed_at\": \"+999999999-01-01T00:00\", \"result\":"
                        + " {\"video_path\": {}, \"n_frames\": 1e300}}"
            })
    void provesNothingByDamagedMetadata(String json) {
        sample.text("output/" + TASK + "/metadata.json", json);
        assertEquals("review: dead-job duration-unknown", sample.verdict(TASK));
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 5_000_000})
    void isBoundedInWhatItReads(int depth) {
        sample.text("output/" + TASK + "/metadata.json", "[".repeat(depth));
        sample.text("output/" + TASK + "/storyboard.json", "{\"frames\":" + "[".repeat(depth));
        assertEquals("review: dead-job duration-unknown", sample.verdict(TASK));
    }

    @Test
    void provesNothingByMetadataThatItMayNotRead() throws Exception {
        Unprivileged.open(folder);
        Unprivileged.mode(sample.root().resolve("output/" + TASK + "/metadata.json"), "---------");
        assertEquals(
                "review: dead-job duration-unknown", Unprivileged.call(() -> sample.verdict(TASK)));
    }

    @Test
    void followsNoLinkToMetadata() throws Exception {
        Path metadata = sample.root().resolve("output/" + TASK + "/metadata.json");
        Path moved = folder.resolve("metadata.json");
        Files.move(metadata, moved);
        Files.createSymbolicLink(metadata, moved);
        assertEquals("refused: job-active", sample.verdict(TASK));
    }

    @Test
    void keepsSpeechAndPicturesUntilTheyAreReleased() {
        assertEquals(PixelleSample.GOES, going(TASK));
        try (OwnDatabase own = OwnDatabase.open(sample.environment().stateFolder())) {
            new UserPreferences(own).keptCategories(Set.of());
        }
        Set<String> all = new HashSet<>(PixelleSample.GOES);
        all.addAll(
                Set.of(
                        "frames/01_audio.mp3",
                        "frames/02_audio.mp3",
                        "frames/02_image.png",
                        "frames/01_composed.png",
                        "frames/02_composed.png"));
        assertEquals(all, going(TASK));
    }

    /** A final titled like a clip is not seen as one, and yet stays. */
    @Test
    void losesNoFinalThatIsTitledLikeAClip() {
        sample.assets(OTHER, "01_video");
        CleanupPlan plan = sample.plan(OTHER);
        assertTrue(!plan.going().contains("output/" + OTHER + "/01_video.mp4"));
        assertEquals("refused: no-final", sample.verdict(OTHER));
    }

    @Test
    void leavesWhatBelongsToNoTask() {
        sample.text("output/mine/frames/01_segment.mp4", "no task");
        sample.text("output/" + TASK + "/frames/deep/01_segment.mp4", "deeper");
        sample.text("output/" + TASK + "/01_segment.mp4", "beside");
        assertEquals(PixelleSample.GOES, going(TASK));
        try (OpenLibrary open = sample.open()) {
            assertEquals(1, open.records().facts().projects().size());
        }
    }

    private Recognition recognised() {
        return new Pixelle().recognise(Root.at(sample.root()));
    }

    @Test
    void isRecognisedBySeveralMarks() {
        assertEquals(Recognition.YES, recognised());
        sample.text("output/" + TASK + "/metadata.json", "{}");
        assertEquals(Recognition.YES, recognised());
        sample.delete("pixelle_video/service.py");
        sample.delete("pixelle_video");
        assertEquals(Recognition.UNSURE, recognised());
        sample.standard(TASK);
        sample.delete("output/.index.json");
        assertEquals(Recognition.YES, recognised());
        sample.text("output/" + TASK + "/metadata.json", "{}");
        assertEquals(Recognition.NO, recognised());
        sample.metadata(OTHER, "completed", FINAL, "6", bytes);
        sample.text(
                "output/" + OTHER + "/metadata.json",
                "{\"task_id\": \"another\", \"status\": \"completed\"}");
        assertEquals(Recognition.UNSURE, recognised());
    }

    @Test
    void isRecognisedBeforeItsFirstTask() {
        sample = new PixelleSample(folder.resolve("fresh"));
        assertEquals(Recognition.YES, recognised());
        sample.text("output/.index.json", "[]");
        assertEquals(Recognition.NO, recognised());
    }

    /** What a cleanup takes is no mark, so the answer stays the same. */
    @Test
    void isRecognisedAfterACleanup() {
        TreeMap<String, String> left = new TreeMap<>(sample.checksums());
        sample.plan(TASK).going().forEach(left::remove);
        sample.checksums().keySet().stream()
                .filter(path -> !left.containsKey(path))
                .forEach(sample::delete);
        assertEquals(Recognition.YES, recognised());
    }
}
