package app.offcut.generator.moneyprinterturbo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.moneyprinterturbo.SampleTask.Era;
import app.offcut.samples.SampleLibrary;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import app.offcut.settings.UserPreferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine makes of a task. */
class MoneyPrinterTurboTest {
    private static final String OTHER = "11111111-2222-4333-8444-555555555550";

    @TempDir Path folder;
    private Path root;
    private Environment environment;
    private SampleTask task;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectory(folder.resolve("library"));
        environment = TestEnvironment.in(folder.resolve("home"));
        task = SampleTask.in(root);
        // a second one, so that the library is recognised whatever happens to the first
        SampleTask.in(root, OTHER).manifest("");
    }

    private CleanupPlan plan() {
        try (OpenLibrary open = LibraryOpener.open(root, environment)) {
            return open.cleanup().plan(SampleTask.ID);
        }
    }

    private static CleanupReport clean(OpenLibrary open, Duration keep, Set<Rule> accepted) {
        return open.cleanup()
                .execute(
                        open.cleanup().plan(SampleTask.ID),
                        CleanupRequest.of(StartedBy.HAND).accepting(accepted).keeping(keep),
                        Progress.NONE);
    }

    private static List<Rule> rules(CleanupPlan plan) {
        return switch (plan.verdict()) {
            case Verdict.Passed _ -> List.of();
            case Verdict.Refused(Refusal refusal) -> List.of(refusal.rule());
            case Verdict.NeedsReview(List<Refusal> refusals) ->
                    refusals.stream().map(Refusal::rule).toList();
        };
    }

    /** Nothing goes, whatever the person accepts. */
    private void refuses(Rule rule) throws IOException {
        Map<String, String> before = checksums();
        assertEquals(List.of(rule), rules(plan()));
        try (OpenLibrary open = LibraryOpener.open(root, environment)) {
            CleanupReport report = clean(open, Duration.ZERO, EnumSet.allOf(Rule.class));
            assertEquals(Outcome.REFUSED, report.outcome());
        }
        assertEquals(before, checksums());
    }

    private Map<String, String> checksums() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList())
                if (!file.toString().contains(".offcut"))
                    sums.put(root.relativize(file).toString(), SampleLibrary.checksum(file));
        }
        return sums;
    }

    /** Without a doubt, so that auto-clean may do it, unless a failed run left something. */
    @ParameterizedTest
    @EnumSource
    void isReadyInEveryEra(Era era) {
        task.finished(era);
        boolean left = EnumSet.of(Era.MAY_2025, Era.APRIL_2026, Era.JULY_2026).contains(era);
        assertEquals(left ? List.of(Rule.DEAD_JOB) : List.of(), rules(plan()));
    }

    @Test
    void holdsBesideWhatTheWebServerShows() throws IOException {
        task.finished(Era.THREE_VIDEOS);
        try (OpenLibrary open = LibraryOpener.open(root, environment)) {
            CleanupReport report = clean(open, Duration.ofHours(1), Set.of());
            assertEquals(Outcome.HELD, report.outcome());
            List<String> held = held();
            assertEquals(3, held.size(), held.toString());
            for (String file : held) assertTrue(file.startsWith("storage/.offcut/"), file);
            assertFalse(Files.exists(root.resolve("storage/tasks/.offcut")));
            open.purge(String.valueOf(report.run()));
            assertEquals(List.of(), held());
            assertEquals("complete", open.row(SampleTask.ID).databaseStatus());
        }
        // nothing left to measure by, and nothing left to do
        assertEquals(Set.of(), plan().going());
        assertEquals(List.of(), rules(plan()));
    }

    private List<String> held() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(path -> root.relativize(path).toString())
                    .filter(path -> path.contains(".offcut") && path.endsWith(".mp4"))
                    .toList();
        }
    }

    @Test
    void offersNarrationAndMusic() {
        task.finished(Era.JULY_2026).file("audio.mp3", new byte[4000]);
        for (String name : List.of("audio.mp3", "sonilo-bgm-1.m4a"))
            assertEquals(StayReason.CATEGORY_KEPT.word(), reason(plan(), name));
        try (OwnDatabase own = OwnDatabase.open(environment.stateFolder())) {
            new UserPreferences(own).keptCategories(Set.of());
        }
        Set<String> going = plan().going();
        assertTrue(going.contains(task.folder() + "/audio.mp3"), going.toString());
        assertTrue(going.contains(task.folder() + "/sonilo-bgm-1.m4a"), going.toString());
        assertEquals(StayReason.NEVER_TOUCHED.word(), reason(plan(), "custom-audio-a1b2.wav"));
    }

    /** Until July 2026 the user's voice was any file on the machine, in the task's folder too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"custom_audio_file\": \"audio.mp3\"",
                "\"custom_audio_file\": \"storage/tasks/TASK/audio.mp3\"",
                "\"bgm_file\": \"/MoneyPrinterTurbo/storage/tasks/TASK/audio.mp3\"",
                "\"video_materials\": [{\"url\": \"D:\\\\M\\\\storage\\\\tasks\\\\TASK\\\\audio.mp3\"}]"
            })
    void keepsWhatTheUserPutIn(String parameter) {
        try (OwnDatabase own = OwnDatabase.open(environment.stateFolder())) {
            new UserPreferences(own).keptCategories(Set.of());
        }
        task.finished(Era.APRIL_2024);
        assertTrue(plan().going().contains(task.folder() + "/audio.mp3"));
        task.manifest(", \"video_count\": 1, " + parameter.replace("TASK", SampleTask.ID));
        assertEquals(StayReason.REFERENCE_UNKNOWN.word(), reason(plan(), "audio.mp3"));
        assertTrue(plan().going().contains(task.folder() + "/combined-1.mp4"));
    }

    private static String reason(CleanupPlan plan, String name) {
        return plan.items().stream()
                .filter(item -> item.path().endsWith("/" + name))
                .findFirst()
                .orElseThrow()
                .fate()
                .word();
    }

    /** A footage that was cut short makes a short final that agrees with it. */
    @Test
    void acceptsAFinalAsLongAsItsFootage() throws IOException {
        task.finished(Era.APRIL_2024);
        double seconds = Lengths.secondsOf(SampleLibrary.finalVideo());
        byte[] half = Lengths.lasting(SampleLibrary.finalVideo(), seconds / 2);
        task.file("combined-1.mp4", half).file("final-1.mp4", half);
        assertEquals(List.of(), rules(plan()));
    }

    @Test
    void refusesAFinalShorterThanItsFootage() throws IOException {
        task.finished(Era.THREE_VIDEOS);
        double seconds = Lengths.secondsOf(SampleLibrary.finalVideo());
        task.file("combined-2.mp4", Lengths.lasting(SampleLibrary.finalVideo(), seconds + 1));
        assertEquals(List.of(), rules(plan())); // within the tolerance
        task.file("combined-2.mp4", Lengths.lasting(SampleLibrary.finalVideo(), seconds + 2));
        refuses(Rule.FINAL_TOO_SHORT);
    }

    @Test
    void asksWhereTheFootageTellsNoLength() {
        task.finished(Era.APRIL_2024);
        byte[] video = SampleLibrary.finalVideo();
        task.file("combined-1.mp4", Arrays.copyOf(video, video.length / 2));
        assertEquals(List.of(Rule.DURATION_UNKNOWN), rules(plan()));
    }

    @Test
    void saysThatTheFinalIsNoLongerThere() throws IOException {
        task.finished(Era.APRIL_2024);
        Files.move(task.path("final-1.mp4"), folder.resolve("my video.mp4"));
        refuses(Rule.NO_FINAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void wantsAllFinals(int missing) throws IOException {
        task.finished(Era.THREE_VIDEOS);
        Files.delete(task.path("final-" + missing + ".mp4"));
        refuses(Rule.FINALS_MISSING);
    }

    /** While the second of three videos is made. */
    @Test
    void leavesATaskAlone() throws IOException {
        task.manifest(", \"video_count\": 3").videos(1);
        refuses(Rule.FINALS_MISSING);
        task.file("temp-clip-1.mp4", new byte[4000]);
        refuses(Rule.FINALS_MISSING);
    }

    @Test
    void leavesATaskAloneThatDoesNotSayHowManyVideosItMakes() throws IOException {
        task.manifest("").videos(2);
        assertEquals(List.of(), rules(plan()));
        Files.delete(task.path("combined-2.mp4"));
        assertTrue(rules(plan()).contains(Rule.JOB_NOT_COMPLETE));
        assertTrue(
                plan().verdict() instanceof Verdict.NeedsReview(List<Refusal> doubts)
                        && doubts.stream()
                                .map(Refusal::message)
                                .anyMatch(words -> words.startsWith("Nothing tells whether")));
    }

    /** The footage of a video goes only beside that video; the rest may go after a review. */
    @ParameterizedTest
    @CsvSource({"PT59M, WORK_SIGNS", "PT61M, DEAD_JOB"})
    void keepsFootageWithoutItsFinal(Duration age, Rule rule) throws IOException {
        task.finished(Era.APRIL_2024).file("combined-2.mp4", SampleLibrary.finalVideo());
        task.changed("combined-2.mp4", age);
        task.changed("final-1.mp4", age.minusSeconds(30));
        CleanupPlan plan = plan();
        assertEquals(List.of(rule), rules(plan));
        assertEquals(StayReason.FINAL_MISSING.word(), reason(plan, "combined-2.mp4"));
        assertEquals("own-intermediate", reason(plan, "combined-1.mp4"));
    }

    @Test
    void keepsAFinalThatIsAHardLinkOfItsFootage() throws IOException {
        task.finished(Era.APRIL_2024);
        Files.delete(task.path("combined-1.mp4"));
        Files.createLink(task.path("combined-1.mp4"), task.path("final-1.mp4"));
        assertEquals(StayReason.PROTECTED_IDENTITY.word(), reason(plan(), "combined-1.mp4"));
    }

    @Test
    void asksAboutAFinalInAnotherFormat() throws IOException {
        task.finished(Era.APRIL_2024);
        Files.move(task.path("final-1.mp4"), task.path("final-1.mov"));
        assertEquals(List.of(Rule.FINAL_UNCHECKED), rules(plan()));
    }

    /** A sign of work that is fresh refuses; later it asks; what it left goes after a day. */
    @ParameterizedTest
    @CsvSource({
        "PT59M, WORK_SIGNS, false",
        "PT61M, DEAD_JOB, false",
        "PT23H, DEAD_JOB, false",
        "PT25H, DEAD_JOB, true"
    })
    void takesLeftoversOfFailedRunsAfterADay(Duration age, Rule rule, boolean goes) {
        task.finished(Era.MAY_2025);
        for (String file : task.intermediates())
            if (!file.contains("combined")) task.changed(Path.of(file).getFileName() + "", age);
        // the final is made later than what a failed run left
        task.changed("final-1.mp4", age.minusSeconds(30));
        CleanupPlan plan = plan();
        assertEquals(rule, rules(plan).getFirst());
        assertEquals(goes ? "own-intermediate" : "too-new", reason(plan, "temp-clip-1.mp4"));
    }

    @Test
    void neverTakesSharedFootage() {
        task.finished(Era.JULY_2026);
        assertTrue(plan().items().stream().noneMatch(i -> i.path().contains("cache_videos")));
    }

    /** A task that stopped early has its product in the files that would be intermediates. */
    @Test
    void leavesATaskWithoutAVideoAlone() throws IOException {
        task.manifest("").file("audio.mp3", new byte[5000]).file("subtitle.srt", new byte[50]);
        refuses(Rule.NO_FINAL);
        assertInstanceOf(Verdict.Refused.class, plan().verdict());
    }

    /** No record tells that the render has ended, so a cleanup by hand waits longer too. */
    @Test
    void isLeftAloneForTenSeconds() throws IOException {
        Instant now = Instant.now();
        task.finished(Era.APRIL_2024);
        Files.setLastModifiedTime(task.path("final-1.mp4"), FileTime.from(now.minusSeconds(9)));
        try (TestEngine engine = TestEngine.on(root, Files.createDirectory(folder.resolve("s")))) {
            engine.at = now;
            assertEquals(List.of(Rule.NOT_QUIET), engine.broken(SampleTask.ID));
            engine.at = now.plusSeconds(1);
            assertEquals(List.of(), engine.broken(SampleTask.ID));
        }
    }

    @Test
    void aSignOfWorkBlocksTheStock() {
        SampleTask.in(root, OTHER).changed("script.json", Duration.ofDays(8));
        task.finished(Era.APRIL_2024);
        try (OpenLibrary open = LibraryOpener.open(root, environment)) {
            assertEquals(List.of(), rules(open.plan(AreaChoice.keeping(0))));
            task.file("temp-clip-1.mp4", new byte[4000])
                    .changed("temp-clip-1.mp4", Duration.ofMinutes(5));
            assertEquals(List.of(Rule.WORK_SIGNS), rules(open.plan(AreaChoice.keeping(0))));
        }
    }
}
