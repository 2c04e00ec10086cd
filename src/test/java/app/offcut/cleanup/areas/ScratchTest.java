package app.offcut.cleanup.areas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.run.CleanupReport;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies of speech that belong to no project. */
class ScratchTest extends AreaFixture {
    private static final AreaChoice ALL = AreaChoice.of(Area.SCRATCH);
    private static final String OLD = ".cache/audio/temp/1764000000000.mp3";
    private static final String FRESH = ".cache/audio/temp/1764000000001.mp3";

    @BeforeEach
    void speech() {
        sample.file(OLD, 500, ago(Duration.ofMinutes(61)));
        sample.file(FRESH, 700, ago(Duration.ofMinutes(59)));
    }

    @Test
    void goesAfterAnHour() {
        assertEquals(Set.of(OLD), plan(ALL).going());
        stays(ALL, StayReason.TOO_NEW, FRESH);
        assertEquals(2, engine.surveyor.survey().area(Area.SCRATCH).files());
        assertEquals(List.of(), engine.surveyor.survey().orphans());
    }

    @Test
    void onlyWhatIsNamedLikeItIsListed() {
        sample.file(".cache/audio/temp/voice.mp3", 10);
        sample.file(".cache/audio/temp/deep/1764000000000.mp3", 10);
        sample.file(".cache/audio/previews/1764000000000.mp3", 10);
        sample.file(".cache/audio/projects/temp/1764000000000.mp3", 10);
        assertEquals(Set.of(OLD), plan(ALL).going());
    }

    @Test
    void whatARowNamesStays() {
        sample.sql("UPDATE scenes SET audio_file_path = ? WHERE project_id = 'p1'", OLD);
        stays(ALL, StayReason.REFERENCE_UNKNOWN, OLD);
        assertEquals(Set.of(), plan(ALL).going());
    }

    @Test
    void aDraftDoesNotBlockIt() {
        sample.project("draft");
        assertEquals(List.of(), broken(ALL));
    }

    @Test
    void aRenderBlocksIt() {
        sample.project("p2").scenes(1).rendering();
        assertEquals(List.of(Rule.WORK_SIGNS), broken(ALL));
    }

    @Test
    void comesBackIfARenderBeginsWhileItMoves() {
        Map<String, String> before = withoutOffcut();
        openWith(() ->
                sample.sql(
                        "INSERT INTO assembly_jobs(id, project_id, status, total_scenes, created_at)"
                                + " VALUES ('new', 'p1', 'pending', 2, ?)",
                        sample.now().toString()));
        isRefused(engine.execute(plan(ALL)), Rule.WORK_SIGNS);
        assertEquals(before, withoutOffcut());
    }

    @Test
    void comesBackByteForByteAndKeepsItsFolder() {
        CleanupPlan plan = plan(ALL);
        Map<String, String> before = withoutOffcut();
        CleanupReport report = engine.execute(plan, HOLDING);
        assertEquals(Outcome.HELD, report.outcome());
        assertFalse(Files.exists(at(OLD)));
        engine.cleanup.undo(Objects.requireNonNull(report.run()));
        assertEquals(before, withoutOffcut());
        sample.file(FRESH, 700, ago(Duration.ofDays(2)));
        assertEquals(Outcome.COMPLETE, engine.execute(plan(ALL)).outcome());
        assertTrue(Files.isDirectory(at(".cache/audio/temp")));
    }
}
