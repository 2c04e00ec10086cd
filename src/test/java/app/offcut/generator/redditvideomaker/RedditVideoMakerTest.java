package app.offcut.generator.redditvideomaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.environment.Unprivileged;
import app.offcut.generator.Recognition;
import app.offcut.generator.Root;
import app.offcut.generator.SampleFolder;
import app.offcut.samples.SampleLibrary;
import app.offcut.session.OpenLibrary;
import app.offcut.session.Wired;
import app.offcut.text.Problem;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RedditVideoMakerBot's records, and what the gate makes of them. */
class RedditVideoMakerTest {
    private static final String THREAD = RedditSample.THREAD;
    private static final String OTHER = "z9y8x7";
    private static final String FINAL = "results/AskReddit/A fox.mp4";

    @TempDir Path folder;
    private RedditSample sample;

    @BeforeEach
    void finish() {
        sample = new RedditSample(folder.resolve("library")).finished(THREAD, "A fox");
    }

    private Set<String> going(String thread) {
        return sample.plan(thread).going().stream()
                .map(path -> path.substring(RedditSample.folder(thread).length() + 1))
                .collect(Collectors.toSet());
    }

    @Test
    void readsTheThread() {
        assertEquals("passed", sample.verdict(THREAD));
        assertEquals(RedditSample.GOES, going(THREAD));
        try (OpenLibrary open = sample.open()) {
            var row = open.row(THREAD);
            assertEquals("A title", row.name());
            assertEquals(FINAL, row.finalFile() == null ? "" : row.finalFile().path());
            assertEquals(Instant.ofEpochSecond(1661435423), row.lastActive());
        }
    }

    /** What it does not know stays, in its folder. */
    @Test
    void removesTheFoldersThatItEmpties() throws Exception {
        sample.finished(OTHER, "Two");
        sample.text(RedditSample.folder(OTHER) + "/png/notes.txt", "mine");
        for (String thread : List.of(THREAD, OTHER))
            try (OpenLibrary open = sample.open()) {
                var report =
                        open.cleanup()
                                .execute(
                                        open.cleanup().plan(thread),
                                        CleanupRequest.of(StartedBy.HAND).keeping(Duration.ZERO),
                                        Progress.NONE);
                assertEquals(Outcome.COMPLETE, report.outcome());
            }
        Path temp = sample.root().resolve("assets/temp");
        try (Stream<Path> left = Files.walk(temp)) {
            assertEquals(
                    Set.of("", OTHER, OTHER + "/png", OTHER + "/png/notes.txt"),
                    left.map(path -> temp.relativize(path).toString())
                            .filter(path -> !path.startsWith(".offcut"))
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void comparesWithTheLengthOfTheLastClip() throws Exception {
        byte[] video = SampleLibrary.finalVideo();
        try (InputStream second = getClass().getResourceAsStream("/app/offcut/video/plain.mp4")) {
            sample.file(FINAL, Objects.requireNonNull(second).readAllBytes());
        }
        assertEquals("refused: final-too-short", sample.verdict(THREAD));
        sample.file(FINAL, video);
        String clip = RedditSample.folder(THREAD) + "/background_noaudio.mp4";
        byte[] half = Arrays.copyOf(video, video.length / 2);
        sample.file(clip, half, SampleFolder.AGE.plusHours(1));
        assertEquals("review: duration-unknown", sample.verdict(THREAD));
        sample.delete(clip);
        assertEquals("review: duration-unknown", sample.verdict(THREAD));
    }

    @Test
    void needsBothFinalsWhereThereAreTwo() {
        sample.finishedTwice(OTHER, "Two");
        assertEquals("passed", sample.verdict(OTHER));
        byte[] video = SampleLibrary.finalVideo();
        sample.file("results/AskReddit/OnlyTTS/Two.mp4", Arrays.copyOf(video, 9000));
        assertEquals("refused: final-incomplete", sample.verdict(OTHER));
        sample.file("results/AskReddit/OnlyTTS/Two.mp4", video);
        sample.delete("results/AskReddit/Two.mp4");
        assertEquals("refused: finals-missing", sample.verdict(OTHER));
    }

    @Test
    void isLeftAloneForFiveMinutes() {
        sample.finishedTwice(OTHER, "Two");
        assertEquals("passed", sample.unattendedVerdict(OTHER));
        for (String name : List.of("Two.mp4", "OnlyTTS/Two.mp4")) {
            String video = "results/AskReddit/" + name;
            sample.file(video, SampleLibrary.finalVideo(), Duration.ofMinutes(4));
            assertEquals("refused: not-quiet", sample.unattendedVerdict(OTHER));
            sample.file(video, SampleLibrary.finalVideo(), Duration.ofMinutes(6));
            assertEquals("passed", sample.unattendedVerdict(OTHER));
        }
    }

    @Test
    void needsTheFinalInItsPlace() throws Exception {
        Files.move(sample.root().resolve(FINAL), sample.root().resolve("results/A fox.mp4"));
        assertEquals("refused: no-final", sample.verdict(THREAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"---------", "r--r--r--", "-wx-wx-wx"})
    void saysThatTheFinalsCannotBeRead(String mode) throws Exception {
        Path closed = sample.root().resolve("results/AskReddit");
        Unprivileged.open(folder);
        Unprivileged.mode(closed, mode);
        String verdict = Unprivileged.call(() -> sample.verdict(THREAD));
        Unprivileged.mode(closed, "rwxrwxrwx");
        assertEquals("refused: final-unreadable", verdict);
    }

    @Test
    void isWorkingWithoutARow() {
        sample.unfinished(OTHER);
        sample.file("results/AskReddit/A new one.mp4", SampleLibrary.finalVideo());
        assertEquals("refused: no-final", sample.verdict(OTHER));
        assertEquals(new RowState.NoFinalYet(), state(OTHER));
        sample.file(RedditSample.folder(OTHER) + "/mp3/3.mp3", new byte[9], Duration.ZERO);
        assertTrue(
                state(OTHER) instanceof RowState.Rendering(Refusal why)
                        && why.rule() == Rule.WORK_SIGNS);
        sample.row(OTHER, "AskReddit", "A new one.mp4");
        assertEquals("review: newer-work", sample.verdict(OTHER));
    }

    private RowState state(String thread) {
        try (OpenLibrary open = sample.open()) {
            return open.row(thread).state();
        }
    }

    /** Its folder is made again for the same thread, whose row is there already. */
    @Test
    void isRenderedAgainWithoutANewRow() {
        String clip = RedditSample.folder(THREAD) + "/background.mp4";
        sample.file(clip, new byte[9], Duration.ofMinutes(1));
        assertEquals("review: newer-work", sample.verdict(THREAD));
    }

    @Test
    void cleansNeitherOfTwoThreadsWithTheSameFinal() {
        sample.finished(OTHER, "a FOX"); // the same name on some disks
        for (String thread : List.of(THREAD, OTHER))
            assertEquals("refused: no-final", sample.verdict(thread));
        try (OpenLibrary open = sample.open()) {
            assertTrue(
                    open.survey().problems().stream().anyMatch(one -> one.contains("a fox.mp4")),
                    open.survey().problems().toString());
        }
        sample = new RedditSample(folder.resolve("two-rows")).finished(THREAD, "A fox");
        sample.row(THREAD, "AskReddit", "Another.mp4");
        assertEquals("refused: no-final", sample.verdict(THREAD));
    }

    /** A title may be that of a clip, or end with the extension. */
    @ParameterizedTest
    @ValueSource(strings = {"background", "background_noaudio"})
    void losesNoFinalThatIsTitledLikeAClip(String title) {
        sample.finished(OTHER, title);
        Map<String, String> before = sample.checksums();
        try (OpenLibrary open = sample.open()) {
            var plan = open.cleanup().plan(OTHER);
            open.cleanup().execute(plan, CleanupRequest.of(StartedBy.HAND), Progress.NONE);
        }
        assertEquals(before, sample.checksums());
        assertEquals("refused: no-final", sample.verdict(OTHER));
    }

    @Test
    void keepsWhatIsNoneOfARender() throws Exception {
        String place = RedditSample.folder(THREAD);
        sample.text(place + "/notes.txt", "mine");
        sample.file(place + "/cut.mp4", SampleLibrary.finalVideo());
        sample.text("assets/temp/background.mp4", "no thread's");
        Files.createLink(
                sample.root().resolve(place + "/png/comment_1.png"), sample.root().resolve(FINAL));
        assertEquals(RedditSample.GOES, going(THREAD));
    }

    @Test
    void knowsWhoseFinalsTheyAre() {
        sample.finishedTwice(OTHER, "Two");
        sample.file("results/AskReddit/nobodys.mp4", SampleLibrary.finalVideo());
        try (OpenLibrary open = sample.open()) {
            Map<String, String> owners = new TreeMap<>();
            Surveyor surveyor = new Wired(open).surveyor();
            for (FinalFingerprint look : surveyor.finals())
                owners.put(look.path(), look.projectId());
            assertEquals(
                    Map.of(
                            FINAL,
                            THREAD,
                            "results/AskReddit/Two.mp4",
                            OTHER,
                            "results/AskReddit/OnlyTTS/Two.mp4",
                            OTHER,
                            "results/AskReddit/nobodys.mp4",
                            ""),
                    owners);
            assertEquals(
                    List.of(FINAL),
                    surveyor.finals(Set.of(THREAD, "AskReddit")).stream()
                            .map(FinalFingerprint::path)
                            .toList());
        }
    }

    @Test
    void losesItsStatusWithItsFinal() {
        try (OpenLibrary open = sample.open()) {
            var plan = open.cleanup().plan(THREAD);
            var request = CleanupRequest.of(StartedBy.HAND);
            assertEquals(
                    Outcome.COMPLETE,
                    open.cleanup().execute(plan, request, Progress.NONE).outcome());
            assertEquals("complete", open.row(THREAD).databaseStatus());
            assertTrue(open.row(THREAD).state() instanceof RowState.Clean);
            sample.file(FINAL, SampleLibrary.anotherFinalVideo());
            assertNull(open.row(THREAD).databaseStatus());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"" + OTHER + "\", \"filename\": {}}",
                "{\"id\": \"" + OTHER + "\", \"subreddit\": \"..\", \"filename\": \"a.mp4\"}",
                "{\"id\": \""
                        + OTHER
                        + "\", \"subreddit\": \"AskReddit\","
                        + " \"filename\": \"../../assets/temp/x/background.mp4\"}",
                "{\"id\": \""
                        + OTHER
                        + "\", \"subreddit\": \"AskReddit\","
                        + " \"filename\": \"A fox\\u0000.mp4\"}"
            })
    void provesNothingByAHostileRow(String row) {
        sample.unfinished(OTHER);
        sample.rawRow(row);
        assertEquals("refused: no-final", sample.verdict(OTHER));
        assertEquals("passed", sample.verdict(THREAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../" + THREAD, "/etc", "..", ".offcut", "a\\\\b", "con"})
    void takesNoUnsafeId(String id) {
        sample.row(id, "AskReddit", "Any.mp4");
        try (OpenLibrary open = sample.open()) {
            var row =
                    open.survey().rows().stream()
                            .filter(one -> !one.id().equals(THREAD))
                            .findFirst()
                            .orElseThrow();
            assertTrue(row.state() instanceof RowState.Unavailable, row.state().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[{]", "null", "[1, 2"})
    void cleansNothingWithADamagedList(String json) {
        try (OpenLibrary open = sample.open()) {
            sample.text(RedditSample.ROWS, json);
            Problem problem = assertThrows(Problem.class, () -> open.plan(THREAD));
            assertTrue(problem.sentence().contains("videos.json"), problem.sentence());
            assertEquals(List.of(), open.survey().rows());
        }
    }

    @Test
    void isBoundedInWhatItReads() {
        try (OpenLibrary open = sample.open()) {
            for (String json : List.of("[".repeat(1_000_000), "[" + " ".repeat(5_000_000) + "]")) {
                sample.text(RedditSample.ROWS, json);
                assertThrows(Problem.class, () -> open.plan(THREAD));
            }
        }
    }

    private Recognition recognised() {
        return new RedditVideoMaker().recognise(Root.at(sample.root()));
    }

    @Test
    void isRecognisedBySeveralMarks() throws Exception {
        assertEquals(Recognition.YES, recognised());
        sample.text(RedditSample.ROWS, "[]");
        assertEquals(Recognition.YES, recognised());
        for (String other : List.of("{}", "[1]", "[{\"id\": 1}]", "[{\"name\": \"a\"}]")) {
            sample.text(RedditSample.ROWS, other);
            assertEquals(Recognition.UNSURE, recognised(), other);
        }
        sample.text(RedditSample.ROWS, "[]");
        Path assets = sample.root().resolve("assets");
        Files.move(assets, folder.resolve("elsewhere"));
        assertEquals(Recognition.UNSURE, recognised());
        sample.delete(RedditSample.ROWS);
        assertEquals(Recognition.NO, recognised());
        Files.move(folder.resolve("elsewhere"), assets);
        assertEquals(Recognition.NO, recognised());
    }

    @Test
    void isNoThreadWithoutFolderAndRow() {
        sample.text("assets/temp/.offcut-like", "");
        sample.row("gone", "AskReddit", "Gone.mp4");
        Set<String> ids = new HashSet<>();
        try (OpenLibrary open = sample.open()) {
            open.records().names().forEach(one -> ids.add(one.id()));
        }
        assertEquals(Set.of(THREAD, "gone"), ids);
    }

    /** Where all finals lie together, a folder without a row may be of any of them. */
    @Test
    void noFolderIsAnOrphan() {
        try (OpenLibrary open = sample.open()) {
            CleanupPlan plan = open.plan(AreaChoice.of(Area.ORPHANS));
            assertEquals(
                    Rule.RECORDS_UNSURE, plan.verdict().refusal(_ -> true).orElseThrow().rule());
        }
    }
}
