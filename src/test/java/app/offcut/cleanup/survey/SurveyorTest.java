package app.offcut.cleanup.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.EngineFixture;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.library.scan.ShownOnly;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurveyorTest extends EngineFixture {

    @BeforeEach
    void makeALibrary() {
        library(Form.SHIPPED);
        open();
    }

    private RowState state(String id) {
        return row(id).state();
    }

    /** Of the whole survey, which must say the same as a look at one project. */
    private ProjectRow row(String id) {
        ProjectRow row =
                engine.surveyor.survey().rows().stream()
                        .filter(r -> r.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertEquals(row, engine.surveyor.row(id));
        return row;
    }

    @Test
    void doesNotCountAReleasedDownloadAsNew() {
        sample.project("p1").scenes(1).download("dvids", "988497").finished();
        sample.project("p2").scenes(1).download("dvids", "988497").finished();
        CleanupPlan first = engine.cleanup.plan("p1");
        CleanupPlan second = engine.cleanup.plan("p2");
        engine.execute(first);
        assertEquals(new RowState.Clean(), state("p1"));
        engine.execute(second);
        // nobody needs it any more, and neither of the plans showed it
        assertEquals(new RowState.Ready(), state("p1"));
        assertEquals(new RowState.Ready(), state("p2"));
        sample.file("assets/cache/dvids/988497.mp4", 10, sample.now().plusSeconds(60));
        engine.at = sample.now().plusSeconds(7200);
        assertEquals(new RowState.GrownBack(), state("p2"));
    }

    @Test
    void saysReadyThenCleanThenGrownBack() {
        SampleProject project = sample.project("p1").scenes(2).finished();
        assertEquals(new RowState.Ready(), state("p1"));
        engine.clean("p1");
        assertEquals(new RowState.Clean(), state("p1"));
        sample.file(".cache/videos/p1/scene-1-source.mp4", 10);
        assertEquals(new RowState.GrownBack(), state("p1"));
        assertTrue(state("p1").cleanable());
        engine.pins.pin("p1");
        assertEquals(new RowState.Pinned(), state("p1"));
        project.truncateFinal(20_000);
        assertEquals(new RowState.Pinned(), state("p1"), "the first that matches wins");
    }

    @Test
    void saysNoFinalYet() {
        sample.project("draft");
        assertEquals(new RowState.NoFinalYet(), state("draft"));
        sample.project("half").scenes(3);
        assertEquals(new RowState.NoFinalYet(), state("half"));
        assertNull(row("half").finalFile());
    }

    @Test
    void saysRenderingDuringARender() {
        sample.project("p1").scenes(1).rendering();
        assertInstanceOf(RowState.Rendering.class, state("p1"));
        sample.project("p2").scenes(1).finished().touch("public/videos/p2/final.mp4", now());
        assertInstanceOf(RowState.Rendering.class, state("p2"));
    }

    private static Instant now() {
        return Instant.now().plusSeconds(1);
    }

    @Test
    void saysFinalDamagedWithTheReason() {
        sample.project("p1").scenes(1).finished().truncateFinal(20_000);
        RowState.FinalDamaged damaged = assertInstanceOf(RowState.FinalDamaged.class, state("p1"));
        assertEquals(Rule.FINAL_INCOMPLETE, damaged.refusal().rule());
        assertTrue(Objects.requireNonNull(damaged.reason()).contains("final.mp4"));
        var file = Objects.requireNonNull(row("p1").finalFile());
        assertEquals("final-incomplete", file.verdict());
        assertEquals(20_000, file.bytes());
        assertNull(file.seconds());
    }

    @Test
    void saysNeedsReviewWithEveryRule() {
        sample.project("p1").scenes(1).finished().job("again", "error", Instant.now());
        sample.file(".cache/videos/p1/scene-1-source.mp4", 10, Instant.now());
        RowState.NeedsReview review = assertInstanceOf(RowState.NeedsReview.class, state("p1"));
        assertEquals(
                List.of(Rule.JOB_NOT_COMPLETE, Rule.NEWER_WORK),
                review.rules().stream().map(Refusal::rule).toList());
        assertEquals(0, row("p1").usage().reclaimableBytes());
    }

    /** Its row says what is wrong with it, and its rows point where it would have its files. */
    @Test
    void doesNotReportTheRowsOfAnUnsafeIdToo() {
        sample.project("temp").scenes(2);
        assertEquals(List.of(), engine.surveyor.survey().problems());
        assertInstanceOf(RowState.Unavailable.class, state("temp"));
    }

    @Test
    void saysPartlyFailedAsLongAsSomethingIsLeft() {
        sample.project("p1").scenes(1).finished();
        engine.clean("p1");
        sample.sql("UPDATE projects SET cleanup_status = 'failed'");
        assertEquals(new RowState.Clean(), state("p1"));
        sample.file(".cache/videos/p1/scene-1-source.mp4", 10);
        assertEquals(new RowState.PartlyFailed(1), state("p1"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"SHIPPED", "DOCUMENTED"})
    void measuresEveryCategory(Form form, @TempDir Path other, @TempDir Path memory)
            throws Exception {
        SampleLibrary library = SampleLibrary.in(other, form);
        SampleProject project =
                library.project("p1").named("Ice").scenes(3).download("dvids", "1").finished();
        library.project("p2").scenes(1).download("dvids", "1").download("dvids", "2");
        library.file(".cache/videos/p1/notes.txt", 77);
        try (TestEngine otherEngine = TestEngine.on(library, memory)) {
            ProjectRow row = otherEngine.surveyor.row("p1");
            ProjectUsage usage = row.usage();
            assertAmount(3, 3006, usage.of(Category.AUDIO));
            assertAmount(9, 3 * 9000 + 18, usage.of(Category.SEGMENTS));
            assertAmount(2, 11000, usage.of(Category.ASSEMBLY));
            assertAmount(1, 9000, usage.of(Category.PROVIDER));
            assertAmount(1, 77, usage.of(Category.UNKNOWN));
            assertAmount(1, Files.size(project.finalFile()), usage.of(Category.FINAL));
            assertEquals(1, usage.of(Category.THUMBNAIL).files());
            assertEquals(9000, usage.sharedBytes());
            assertEquals(3006 + 27018 + 11000, usage.reclaimableBytes());
            assertEquals("Ice", row.name());
            assertEquals(3, row.scenes());
            assertEquals("complete", Objects.requireNonNull(row.finalFile()).verdict());
            assertEquals(
                    18000, otherEngine.surveyor.survey().totals().of(Category.PROVIDER).bytes());
        }
    }

    private static void assertAmount(long files, long bytes, Amount found) {
        assertEquals(files, found.files());
        assertEquals(bytes, found.bytes());
    }

    @Test
    void countsAFileWithSeveralNamesOnce() throws Exception {
        sample.project("p1").scenes(1).finished();
        Files.createLink(
                at(".cache/videos/p1/scene-1-twin.mp4"), at(".cache/videos/p1/scene-1-source.mp4"));
        ProjectUsage usage = row("p1").usage();
        assertAmount(3, 9003, usage.of(Category.SEGMENTS));
        assertEquals(9003 + 1001 + 11000, usage.reclaimableBytes());
    }

    /** A row need not read the finals of the others, unless one of its files has another name. */
    @Test
    void protectsAnotherProjectsFinalInARow() throws Exception {
        sample.project("p1").scenes(1).finished();
        sample.project("p2").scenes(1).finished();
        long alone = row("p1").usage().reclaimableBytes();
        Files.createLink(at(".cache/videos/p1/scene-2-twin.mp4"), at("public/videos/p2/final.mp4"));
        assertEquals(alone, row("p1").usage().reclaimableBytes());
        Files.createLink(at(".cache/videos/p1/scene-3-twin.mp4"), sample.file("elsewhere", 7));
        assertEquals(alone + 7, row("p1").usage().reclaimableBytes());
    }

    @Test
    void followsNoLinkWhenMeasuring() throws Exception {
        sample.project("p1").scenes(1).finished();
        Path elsewhere = folder.resolve("elsewhere");
        Files.createDirectory(elsewhere);
        Files.write(elsewhere.resolve("large.mp4"), new byte[100_000]);
        Files.createSymbolicLink(at(".cache/videos/p1/more"), elsewhere);
        assertTrue(row("p1").usage().totalBytes() < 80_000);
    }

    @Test
    void listsFoldersWithoutAProject() {
        sample.project("p1").scenes(1).finished();
        sample.file(".cache/audio/projects/gone/scene-1.mp3", 10);
        sample.file(".cache/audio/older/scene-1.mp3", 20);
        sample.file(".cache/videos/gone/scene-1-source.mp4", 30);
        sample.file(".cache/videos/gone/suggestions/x-8s.mp4", 40);
        sample.file(".cache/assembly/old-job/concatenated.mp4", 50);
        sample.file(".cache/audio/previews/voice.mp3", 60);
        sample.file(".cache/audio/temp/1.mp3", 60);
        sample.file(".cache/assembly/thumbnails/x-frame-0.jpg", 60);
        Set<String> orphans = new HashSet<>();
        for (Survey.Orphan one : engine.surveyor.survey().orphans())
            orphans.add(
                    one.category().word()
                            + " %s: %d B in %d"
                                    .formatted(
                                            one.path(),
                                            one.amount().bytes(),
                                            one.amount().files()));
        assertEquals(
                Set.of(
                        "audio .cache/audio/projects/gone: 10 B in 1",
                        "audio .cache/audio/older: 20 B in 1",
                        "segments .cache/videos/gone: 70 B in 2",
                        "assembly .cache/assembly/old-job: 50 B in 1"),
                orphans);
    }

    @Test
    void showsWhatNoCleanupLooksAt() throws Exception {
        sample.project("p1").scenes(1).finished().job("j2", "complete", sample.longAgo());
        sample.file("output/videos/scene_1_source_1.mp4", 100);
        sample.file("output/Ice_video.mp4", 200);
        sample.file(".cache/temp/silent-1.aac", 30);
        Files.createDirectories(at(".cache/assembly/j2/downloads"));
        Files.createDirectories(at(".cache/assembly/of-nobody"));
        Files.createDirectories(at(".cache/assembly/thumbnails"));
        Files.createSymbolicLink(at(".cache/assembly/link"), at("public"));
        Files.createSymbolicLink(at("output/link"), at("public"));
        ShownOnly shown = engine.surveyor.survey().shown();
        Map<String, Amount> folders =
                shown.folders().stream()
                        .collect(Collectors.toMap(ShownOnly.Shown::path, ShownOnly.Shown::amount));
        assertEquals(Set.of("output", ".cache/temp"), folders.keySet());
        assertAmount(3, 300, Objects.requireNonNull(folders.get("output")));
        assertAmount(1, 30, Objects.requireNonNull(folders.get(".cache/temp")));
        assertEquals(330, shown.bytes());
        assertEquals(
                Set.of(".cache/assembly/j2", ".cache/assembly/of-nobody"),
                Set.copyOf(shown.emptyFolders()));
        Set<String> before = sample.files();
        engine.clean("p1");
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(sample.files());
        assertTrue(gone.stream().noneMatch(path -> path.startsWith("output/")), gone::toString);
        assertTrue(gone.stream().noneMatch(path -> path.startsWith(".cache/temp/")));
        assertTrue(Files.exists(at(".cache/assembly/of-nobody")));
    }

    @Test
    void followsNoLinkInPlaceOfAFolderThatItShows() throws Exception {
        sample.project("p1").scenes(1).finished();
        Files.createSymbolicLink(at("output"), at("public"));
        assertEquals(ShownOnly.NOTHING, engine.surveyor.survey().shown());
    }

    @Test
    void measuresFoldersAlthoughTheDatabaseIsBroken() throws Exception {
        sample.project("p1").scenes(1).finished();
        Survey before = engine.surveyor.survey();
        Files.writeString(sample.database(), "this is no database, whatever its name is");

        Survey survey = engine.surveyor.survey();

        assertEquals(List.of(), survey.rows());
        assertEquals(1, survey.problems().size(), survey.problems()::toString);
        assertEquals(
                before.rows().getFirst().usage().cacheBytes(),
                survey.orphans().stream().mapToLong(one -> one.amount().bytes()).sum());
        assertEquals(
                List.of("p1"),
                engine.measuredList.read().orElseThrow().rows().stream()
                        .map(ProjectRow::id)
                        .toList(),
                "what was measured before is not forgotten");
    }

    @Test
    void measuresFoldersWithoutADatabase() throws Exception {
        sample.project("p1").scenes(1).finished();
        Files.delete(sample.database());
        Survey survey = engine.surveyor.survey();
        assertEquals(1, survey.problems().size());
        assertEquals(3, survey.orphans().size());
    }

    @Test
    void remembersWhatItMeasured() {
        sample.project("p1").scenes(1).finished();
        sample.project("p2");
        Survey survey = engine.surveyor.survey();
        Survey remembered = engine.measuredList.read().orElseThrow();
        assertEquals(
                survey.rows().stream().collect(Collectors.toMap(ProjectRow::id, r -> r.state())),
                remembered.rows().stream()
                        .collect(Collectors.toMap(ProjectRow::id, r -> r.state())));
        assertEquals(
                survey.rows().getFirst().usage().totalBytes(),
                remembered.rows().getFirst().usage().totalBytes());
    }

    @Test
    void listsFinalsOfBothPlacesWithoutRows() throws Exception {
        sample.project("p1").scenes(1).finished();
        sample.file(".cache/output/gone/final.mp4", 10);
        sample.file("public/videos/p1/sub/final.mp4", 10);
        sample.file("public/videos/p1/other.mp4", 10);
        Files.createDirectories(at("public/videos/p3"));
        Files.createSymbolicLink(at("public/videos/p3/final.mp4"), Path.of("../p1/final.mp4"));
        assertEquals(
                Set.of("p1 public/videos/p1/final.mp4", "gone .cache/output/gone/final.mp4"),
                engine.surveyor.finals().stream()
                        .map(look -> look.projectId() + " " + look.path())
                        .collect(Collectors.toSet()));
    }

    @Test
    void reportsRowsThatPointElsewhere() {
        sample.project("p1").scenes(1).finished();
        sample.sql("UPDATE scenes SET audio_file_path = '../../../etc/passwd'");
        List<String> problems = engine.surveyor.survey().problems();
        assertEquals(1, problems.size(), problems::toString);
        assertNotNull(problems.getFirst());
    }
}
