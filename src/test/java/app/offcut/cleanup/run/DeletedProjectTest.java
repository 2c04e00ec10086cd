package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.worlds.HeldCleanupFixture;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held files of a project whose row is gone: erased at the end only if it was deleted. */
class DeletedProjectTest extends HeldCleanupFixture {
    private static final String FOREIGN_KEYS_OFF = "DELETE FROM projects WHERE id = 'p1'";

    @TempDir Path elsewhere;

    @BeforeEach
    void makeAnotherProject() {
        sample.project("p2").scenes(1).finished();
        before = sample.checksums();
    }

    private interface Act {
        void happens() throws Exception;
    }

    /** As the generator deletes it: its rows go with it. */
    private void delete() {
        sample.sql(
                "DELETE FROM visual_suggestions WHERE scene_id IN"
                        + " (SELECT id FROM scenes WHERE project_id = 'p1')");
        sample.sql("DELETE FROM scenes WHERE project_id = 'p1'");
        sample.sql("DELETE FROM assembly_jobs WHERE project_id = 'p1'");
        sample.sql("DELETE FROM projects WHERE id = 'p1'");
    }

    private CleanupReport atTheEnd(Act act) throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            hold(engine);
            act.happens();
            engine.at = Instant.now().plus(Duration.ofHours(2));
            return Objects.requireNonNull(engine.cleanup.recover().getFirst().report());
        }
    }

    private void putBack(Act act) throws Exception {
        CleanupReport report = atTheEnd(act);
        assertEquals(
                "0",
                String.valueOf(sample.ask("SELECT count(*) FROM projects WHERE id = 'p1'")),
                "whoever takes a missing row for a deleted project erases them");
        assertEquals(Outcome.REFUSED, report.outcome());
        assertEquals(Rule.PROJECT_GONE, Objects.requireNonNull(report.refusal()).rule());
        assertTrue(now().keySet().containsAll(before.keySet()));
        assertTrue(holdIsEmpty());
    }

    @Test
    void erasesTheFilesOfADeletedProjectAndLeavesItsFinal() throws Exception {
        Set<String> goes;
        try (TestEngine engine = TestEngine.on(sample, state)) {
            goes = engine.goes("p1");
        }
        CleanupReport report = atTheEnd(this::delete);
        assertEquals(Outcome.COMPLETE, report.outcome());
        assertEquals(goes.size(), report.deletedFiles());
        Map<String, String> left = new TreeMap<>(before);
        left.keySet().removeAll(goes);
        left.remove("ai-video-generator.db");
        Map<String, String> now = now();
        now.remove("ai-video-generator.db");
        assertEquals(left, now);
        assertTrue(now.containsKey("public/videos/p1/final.mp4"));
        assertTrue(holdIsEmpty());
    }

    @Test
    void erasesThemAlsoWhenTheFinalIsGoneToo() throws Exception {
        CleanupReport report =
                atTheEnd(() -> {
                    delete();
                    Files.delete(sample.root().resolve("public/videos/p1/final.mp4"));
                });
        assertEquals(Outcome.COMPLETE, report.outcome());
        assertTrue(holdIsEmpty());
    }

    @Test
    void undoesBeforeTheEnd() throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            delete();
            assertEquals(Outcome.UNDONE, engine.cleanup.undo(run(held)).outcome());
        }
        assertTrue(now().keySet().containsAll(before.keySet()));
    }

    @Test
    void waitsWhileTheDatabaseIsUnreadable() throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            String run = run(hold(engine));
            delete();
            byte[] bytes = Files.readAllBytes(sample.database());
            Files.writeString(sample.database(), "no database");
            assertThrows(Problem.class, () -> engine.cleanup.purge(run));
            engine.at = Instant.now().plus(Duration.ofHours(2));
            engine.cleanup.recover();
            assertEquals(1, engine.cleanup.runs().size());
            Files.write(sample.database(), bytes);
            assertEquals(Outcome.COMPLETE, engine.cleanup.purge(run).outcome());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM projects",
                // its other rows are still there: not deleted by the generator
                FOREIGN_KEYS_OFF,
                "UPDATE projects SET id = 'P1' WHERE id = 'p1'",
                "UPDATE projects SET id = id || '-of-another'",
                "UPDATE projects SET id = 'videos'"
            })
    void putsThemBackWhenTheRecordsTellNothing(String change) throws Exception {
        putBack(() -> {
            if (!change.equals(FOREIGN_KEYS_OFF)) {
                sample.sql("DELETE FROM visual_suggestions");
                sample.sql("DELETE FROM scenes");
                sample.sql("DELETE FROM assembly_jobs");
                if (change.contains("'videos'")) sample.sql("DELETE FROM projects WHERE id = 'p1'");
            }
            sample.sql(change);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"assembly_jobs", "scenes", "visual_suggestions"})
    void putsThemBackWhenATableIsMissingOrStillNamesIt(String table) throws Exception {
        putBack(() -> {
            if (table.equals("assembly_jobs")) {
                delete();
                sample.sql(
                        "INSERT INTO assembly_jobs(id, project_id, status, total_scenes)"
                                + " VALUES ('late', 'p1', 'complete', 1)");
            } else {
                delete();
                sample.sql("DROP TABLE " + table);
            }
        });
    }

    @Test
    void putsThemBackWhenTheDatabaseIsAnotherLibrarys() throws Exception {
        SampleLibrary other = SampleLibrary.in(elsewhere, Form.SHIPPED_AT_026);
        other.project("q1").scenes(1).finished();
        other.project("q2").scenes(1).finished();
        putBack(() -> Files.write(sample.database(), Files.readAllBytes(other.database())));
    }

    @Test
    void putsThemBackWhenAnotherProjectNamesOne() throws Exception {
        putBack(() -> {
            delete();
            sample.sql(
                    "UPDATE scenes SET audio_file_path = ? WHERE project_id = 'p2'",
                    ".cache/audio/projects/p1/scene-1.mp3");
        });
    }

    @Test
    void putsThemBackWhenAnotherProjectNeedsTheDownload() throws Exception {
        putBack(() -> {
            delete();
            sample.sql(
                    "UPDATE visual_suggestions SET provider = 'dvids', video_id = '1' WHERE"
                            + " id = (SELECT min(id) FROM visual_suggestions)");
        });
    }

    @Test
    void putsThemBackWhenAnotherProjectHasItsIdForAJob() throws Exception {
        putBack(() -> {
            delete();
            sample.sql("UPDATE assembly_jobs SET id = 'p1' WHERE project_id = 'p2'");
        });
    }

    @Test
    void putsThemBackWhenItIsPinned() throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            String run = run(hold(engine));
            engine.pins.pin("p1");
            delete();
            assertEquals(Outcome.REFUSED, engine.cleanup.purge(run).outcome());
        }
    }
}
