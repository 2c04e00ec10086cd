package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.offcut.environment.TestEnvironment;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Facts;
import app.offcut.generator.Generator;
import app.offcut.generator.Recognition;
import app.offcut.generator.Root;
import app.offcut.generator.moneyprinterturbo.MoneyPrinterTurbo;
import app.offcut.generator.moneyprinterturbo.SampleTask;
import app.offcut.library.Library;
import app.offcut.library.scan.Scan;
import app.offcut.library.scan.UsageScanner;
import app.offcut.samples.SampleLibrary;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that took over MoneyPrinterTurbo's folders: their libraries are not taken for its own,
 * and nothing would go even if they were.
 */
class FalseFriendsTest {
    private final Generator generator = new MoneyPrinterTurbo();

    @TempDir Path folder;
    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectory(folder.resolve("library"));
    }

    private SampleTask video(SampleTask task, String... names) {
        for (String name : names) task.file(name, SampleLibrary.finalVideo());
        return task;
    }

    /** The plan for a library that is taken for MoneyPrinterTurbo's against all marks. */
    private CleanupPlan forced() throws IOException {
        Library library = new Library(root.toRealPath(), FileIdentity.UNKNOWN, generator);
        Facts facts = library.records().facts();
        References references = new References(facts, library.layout());
        Scan scan = new UsageScanner(library).scan(Map.of(), _ -> true, references.finalNames());
        Snapshot snapshot =
                new Snapshot(
                        library,
                        facts,
                        references,
                        scan,
                        _ -> true,
                        UserKeeps.NOTHING,
                        new OpenWriters(Set.of()),
                        Instant.now(),
                        new FinalStability());
        return new CleanupPlanner(snapshot, true).plan(SampleTask.ID);
    }

    private void isNotTaken() {
        assertNotEquals(Recognition.YES, generator.recognise(Root.at(root)));
    }

    /** No person can accept a refusal. */
    private static Rule refused(CleanupPlan plan) {
        return assertInstanceOf(Verdict.Refused.class, plan.verdict()).refusal().rule();
    }

    /** Since May 2025: the final is called like the other program's intermediate. */
    @Test
    void narratoAi() throws IOException {
        SampleTask task = SampleTask.in(root);
        video(task, "combined.mp4", "merger.mp4", "combined_without_auto_subtitles.mp4")
                .file("merger_audio.mp3", new byte[4000])
                .file("audio_00_00_01_000-00_00_05_000.mp3", new byte[4000]);
        isNotTaken();
        assertThrows(Problem.class, () -> Library.open(root, TestEnvironment.in(folder)));
        assertEquals(Rule.NO_FINAL, refused(forced()));
    }

    /** Once its marks were cleaned away. */
    @Test
    void narratoAiWithoutItsMarks() throws IOException {
        video(SampleTask.in(root), "combined.mp4");
        isNotTaken();
        assertEquals(Rule.NO_FINAL, refused(forced()));
    }

    /** Until May 2025 it wrote numbered finals, and until July 2025 a manifest. */
    @Test
    void earlyNarratoAi() throws IOException {
        video(SampleTask.in(root), "final-1.mp4", "combined.mp4", "merger.mp4")
                .file(
                        "script.json",
                        "{\"script\": \"\", \"params\": {\"video_clip_json\": []}}"
                                .getBytes(StandardCharsets.UTF_8));
        isNotTaken();
        CleanupPlan plan = forced();
        assertInstanceOf(Verdict.NeedsReview.class, plan.verdict());
        assertEquals(Set.of(), plan.going());
    }

    @Test
    void storyFlicks() throws IOException {
        SampleTask task = video(SampleTask.in(root), "video.mp4");
        for (String name : new String[] {"1.png", "1.mp3", "1.srt", "story.json"})
            task.file(name, new byte[4000]);
        isNotTaken();
        CleanupPlan plan = forced();
        assertEquals(Rule.NO_FINAL, refused(plan));
        assertEquals(Set.of(), plan.going());
    }

    /** A folder with files of both: only what lies beside its own final would go. */
    @Test
    void bothInOneFolder() throws IOException {
        SampleTask.in(root).finished(SampleTask.Era.APRIL_2024);
        SampleTask other = SampleTask.in(root, "11111111-2222-4333-8444-555555555550");
        video(other, "combined.mp4", "merger.mp4");
        isNotTaken();
        for (String path : forced().going()) assertEquals(-1, path.indexOf("11111111-"), path);
        Set<String> names = new TreeSet<>();
        try (Stream<Path> all = Files.list(root)) {
            all.forEach(path -> names.add(path.getFileName().toString()));
        }
        assertEquals(Set.of("storage"), names, "nothing was written");
    }
}
