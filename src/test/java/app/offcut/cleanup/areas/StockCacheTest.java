package app.offcut.cleanup.areas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Downloads that no record knows. */
class StockCacheTest extends AreaFixture {
    private static final String ALONE = "assets/cache/dvids/alone.mp4";
    private static final String SECOND = "assets/cache/dvids/dvids/second.mp4";
    private static final AreaChoice OLD = AreaChoice.olderThan(Duration.ofHours(30));

    @BeforeEach
    void downloads() {
        sample.file(ALONE, 9000, ago(Duration.ofDays(40)));
        sample.file(SECOND, 5000, ago(Duration.ofDays(20)));
    }

    @Test
    void goesIfNoRecordKnowsIt() {
        assertEquals(Set.of(ALONE, SECOND), plan(OLD).going());
        assertEquals(List.of(), broken(OLD));
        assertEquals(Set.of(ALONE), plan(AreaChoice.olderThan(Duration.ofDays(30))).going());
        assertEquals(Set.of(), plan(AreaChoice.of(Area.STOCK)).going());
    }

    @Test
    void leastRecentlyUsedGoesFirst() {
        assertEquals(Set.of(), plan(AreaChoice.keeping(14_000)).going());
        assertEquals(Set.of(ALONE), plan(AreaChoice.keeping(13_999)).going());
        assertEquals(Set.of(ALONE), plan(AreaChoice.keeping(5000)).going());
        assertEquals(Set.of(ALONE, SECOND), plan(AreaChoice.keeping(4999)).going());
    }

    @Test
    void aSecondNameFreesNothingMore() throws Exception {
        Path second = Files.createLink(at("assets/cache/dvids/linked.mp4"), at(ALONE));
        assertEquals(Set.of(), plan(AreaChoice.keeping(14_000)).going());
        assertEquals(
                Set.of(ALONE, sample.root().relativize(second).toString(), SECOND),
                plan(AreaChoice.keeping(4999)).going());
    }

    @Test
    void downloadsOfProjectsFillNoCache() {
        sample.project("p2").scenes(1).download("dvids", "known").finished();
        assertEquals(Set.of(), plan(AreaChoice.keeping(14_000)).going());
    }

    @Test
    void staysIfAnyRowMayMeanIt() {
        sample.project("p2").scenes(1).suggest(1, "nasa", "alone", null).finished();
        stays(OLD, StayReason.SHARED_WITH, ALONE);
        goes(OLD, SECOND);
    }

    @Test
    void staysForADayWhateverTheAge() {
        sample.file(ALONE, 9000, ago(Duration.ofHours(23)));
        stays(AreaChoice.keeping(0), StayReason.TOO_NEW, ALONE);
        stays(AreaChoice.olderThan(Duration.ZERO), StayReason.TOO_NEW, ALONE);
    }

    @Test
    void staysIfTheClockWasSetBack() {
        open();
        engine.at = ago(Duration.ofDays(60));
        stays(AreaChoice.keeping(0), StayReason.TOO_NEW, ALONE);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void staysWhileItIsWritten() throws Exception {
        try (RandomAccessFile _ = new RandomAccessFile(at(ALONE).toFile(), "rw")) {
            stays(OLD, StayReason.OPEN_FOR_WRITING, ALONE);
        }
        goes(OLD, ALONE);
    }

    @Test
    void aLinkAndASecondNameOfAFinalStay() throws Exception {
        Files.createLink(at("assets/cache/dvids/linked.mp4"), at("public/videos/p1/final.mp4"));
        Files.createSymbolicLink(at("assets/cache/dvids/there.mp4"), at(ALONE));
        AreaChoice all = AreaChoice.keeping(0);
        stays(all, StayReason.PROTECTED_IDENTITY, "assets/cache/dvids/linked.mp4");
        stays(all, StayReason.LINK, "assets/cache/dvids/there.mp4");
    }

    @Test
    void isBlockedByAnUnfinishedProject() {
        sample.project("draft");
        assertEquals(List.of(Rule.UNFINISHED_PROJECT), broken(OLD));
        isRefused(engine.execute(plan(OLD)), Rule.UNFINISHED_PROJECT);
        assertTrue(Files.exists(at(ALONE)));
    }

    @Test
    void namesAProjectThatWasGivenUp() {
        sample.project("draft").named("Old idea");
        sample.sql(
                "UPDATE projects SET last_active = ? WHERE id = 'draft'",
                ago(Duration.ofDays(8)).toString());
        CleanupPlan plan = plan(OLD);
        assertEquals(List.of("Old idea"), Objects.requireNonNull(plan.area()).unfinished());
        assertEquals(List.of(), broken(OLD));
        sample.file(".cache/videos/draft/scene-1-source.mp4", 10, ago(Duration.ofDays(6)));
        assertEquals(List.of(Rule.UNFINISHED_PROJECT), broken(OLD));
    }

    @Test
    void isBlockedByARender() {
        sample.project("p2").scenes(1).rendering();
        assertEquals(List.of(Rule.WORK_SIGNS), broken(OLD));
    }

    @Test
    void isBlockedByAnIncompleteDatabase() {
        sample.sql("DROP TABLE visual_suggestions");
        assertEquals(List.of(Rule.RECORDS_UNSURE), broken(OLD));
    }

    @Test
    void neverGoesByItself() {
        isRefused(engine(plan(OLD), CleanupRequest.of(StartedBy.AUTO)), Rule.BY_HAND_ONLY);
        assertTrue(Files.exists(at(ALONE)));
    }

    private CleanupReport engine(CleanupPlan plan, CleanupRequest request) {
        return engine.execute(plan, request);
    }

    @Test
    void leavesTheDatabaseAndTheProjectAlone() {
        String before = sample.ask("SELECT group_concat(id || cleanup_status) FROM projects");
        CleanupPlan plan = plan(OLD);
        CleanupReport report = engine.execute(plan);
        assertEquals(Outcome.COMPLETE, report.outcome());
        assertEquals(14_000, report.freedBytes());
        assertEquals(null, report.databaseStatus());
        assertFalse(Files.exists(at(ALONE)));
        assertTrue(Files.isDirectory(at("assets/cache/dvids")));
        assertEquals(before, sample.ask("SELECT group_concat(id || cleanup_status) FROM projects"));
        assertEquals(Area.STOCK.id(), engine.history.runs().getFirst().projectId());
        assertEquals("Stock footage", engine.history.runs().getFirst().projectName());
        assertEquals(Outcome.COMPLETE, engine.execute(plan(OLD)).outcome(), "nothing to do");
    }

    @Test
    void comesBackByteForByte() {
        CleanupPlan plan = plan(OLD);
        Map<String, String> before = withoutOffcut();
        CleanupReport report = engine.execute(plan, HOLDING);
        assertEquals(Outcome.HELD, report.outcome());
        assertFalse(Files.exists(at(ALONE)));
        Survey survey = engine.surveyor.survey();
        assertEquals(
                report.run(),
                assertInstanceOf(RowState.Held.class, survey.areaRow(Area.STOCK).state()).run());
        assertEquals(List.of(), survey.problems());
        engine.cleanup.undo(Objects.requireNonNull(report.run()));
        assertEquals(before, withoutOffcut());
    }

    @Test
    void isErasedAtTheEndOfTheKeepTime() {
        plan(OLD);
        CleanupReport report = engine.execute(plan(OLD), HOLDING);
        CleanupReport purged = engine.cleanup.purge(Objects.requireNonNull(report.run()));
        assertEquals(Outcome.COMPLETE, purged.outcome());
        assertEquals(14_000, purged.freedBytes());
    }

    @Test
    void comesBackIfAProjectNeedsItMeanwhile() {
        CleanupPlan plan = plan(OLD);
        Map<String, String> before = withoutOffcut();
        CleanupReport report = engine.execute(plan, HOLDING);
        sample.sql(
                "INSERT INTO visual_suggestions(id, scene_id, video_id, title, embed_url, rank,"
                        + " provider) VALUES ('new', 'p1-scene-1', 'alone', '', '', 1, 'dvids')");
        isRefused(
                engine.cleanup.purge(Objects.requireNonNull(report.run())),
                Rule.REFERENCES_CHANGED);
        assertEquals(before, withoutOffcut());
    }

    @Test
    void comesBackIfWorkBeginsWhileItMoves() {
        Map<String, String> before = withoutOffcut();
        openWith(() -> sample.project("draft"));
        isRefused(engine.execute(plan(OLD)), Rule.UNFINISHED_PROJECT);
        assertEquals(before, withoutOffcut());
    }

    @Test
    void staysIfItChangedSinceThePlan() {
        CleanupPlan plan = plan(OLD);
        sample.file(ALONE, 9001, ago(Duration.ofDays(40)));
        engine.execute(plan);
        assertTrue(Files.exists(at(ALONE)));
        assertFalse(Files.exists(at(SECOND)));
    }

    @Test
    void theSurveyMeasuresIt() {
        sample.project("p2").scenes(1).download("dvids", "known").finished();
        open();
        var total = engine.surveyor.survey().area(Area.STOCK);
        assertEquals(2, total.files());
        assertEquals(14_000, total.bytes());
        assertEquals(ago(Duration.ofDays(40)), total.oldestUse());
        assertEquals(ago(Duration.ofDays(20)), total.lastUse());
        assertNotNull(total.area());
    }
}
