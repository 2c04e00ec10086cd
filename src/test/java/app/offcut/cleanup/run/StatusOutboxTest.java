package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.database.LibraryMemory;
import app.offcut.database.LibraryTable;
import app.offcut.generator.CleanupStatus;
import app.offcut.generator.aivideogen.SampleRecords;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusOutboxTest extends LibraryToCleanFixture {
    @Test
    void forgetsNoErasedSegmentOfAnEarlierRun() throws Exception {
        sample = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        sample.project("p1").scenes(2).finished();
        open();
        LibraryMemory memory =
                new LibraryTable(engine.own)
                        .memoryOf(
                                engine.library.root(),
                                engine.library.identity().device(),
                                engine.library.identity().inode());
        StatusOutbox owed =
                new StatusOutbox(SampleRecords.in(sample.root()).statuses().orElseThrow(), memory);
        Path away = folder.resolve("away");
        Files.move(sample.database(), away);
        assertFalse(owed.write("p1", CleanupStatus.FAILED, null, Set.of(clip(1)), null));
        assertFalse(owed.write("p1", CleanupStatus.COMPLETE, Instant.now(), Set.of(clip(2)), null));
        owed.settle();
        Files.move(away, sample.database());
        assertEquals("4", clipsLeft());

        owed.settle();

        assertEquals("2", clipsLeft());
        assertEquals("complete", sample.ask("SELECT cleanup_status FROM projects"));
        sample.sql("UPDATE projects SET cleanup_status = NULL");
        owed.settle();
        assertNull(sample.ask("SELECT cleanup_status FROM projects"), "written once");
        assertTrue(owed.write("p1", CleanupStatus.PENDING, null, Set.of(), null));
    }

    private static String clip(int scene) {
        return ".cache/videos/p1/scene-0" + scene + "-default.mp4";
    }

    private String clipsLeft() {
        return String.valueOf(
                sample.ask(
                        "SELECT count(*) FROM visual_suggestions WHERE default_segment_path IS NOT"
                                + " NULL"));
    }

    @ParameterizedTest
    @EnumSource
    void writesTheStatusOfTheCleanedProjectOnly(Form form) {
        open(form);
        Instant before = Instant.now().minusSeconds(1);
        engine.clean("p1");

        assertEquals("complete", status("p1"));
        String at = sample.ask("SELECT cleanup_completed_at FROM projects WHERE id = 'p1'");
        assertNotNull(at);
        assertTrue(Instant.parse(at).isAfter(before), at);
        assertEquals("pending", status("p2"));
        assertNull(sample.ask("SELECT cleanup_completed_at FROM projects WHERE id = 'p2'"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void letsTheGeneratorFetchErasedSegmentsAgain(Form form) {
        library(form);
        sample.sql(
                "UPDATE visual_suggestions SET default_segment_path = 'elsewhere/kept.mp4'"
                        + " WHERE id = 'p1-scene-2-p1-v2'");
        open();
        engine.clean("p1");

        assertEquals(
                "1|elsewhere/kept.mp4|complete",
                sample.ask(
                        "SELECT count(*) || '|' || max(default_segment_path) || '|' ||"
                                + " max(download_status) FROM visual_suggestions WHERE scene_id"
                                + " LIKE 'p1-%' AND default_segment_path IS NOT NULL"));
        assertEquals(
                "5",
                sample.ask(
                        "SELECT count(*) FROM visual_suggestions WHERE scene_id LIKE 'p1-%'"
                                + " AND default_segment_path IS NULL"
                                + " AND download_status = 'pending'"));
        assertEquals(
                "2",
                sample.ask(
                        "SELECT count(*) FROM visual_suggestions WHERE scene_id LIKE 'p2-%'"
                                + " AND default_segment_path IS NOT NULL"
                                + " AND download_status = 'complete'"));
    }

    @Test
    void owesAStatusThatCannotBeWrittenAndWritesItAtTheNextRun() throws Exception {
        library(Form.SHIPPED_AT_026);
        sample.project("p3").scenes(1).finished();
        open();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + sample.database())) {
            CleanupReport report =
                    engine.cleanup.execute(
                            engine.cleanup.plan("p1"),
                            CleanupRequest.of(StartedBy.HAND),
                            (done, _, _) -> done > 0 || lock(other));
            assertEquals(Outcome.COMPLETE, report.outcome());
            assertEquals(1, report.problems().size());
            assertTrue(report.problems().getFirst().contains("p1"), report.problems()::toString);
            assertEquals("pending", report.databaseStatus());
            assertEquals("pending", status("p1"));
            other.createStatement().execute("ROLLBACK");

            assertEquals(List.of(), engine.clean("p3").problems());

            assertEquals("complete", status("p1"));
            assertNotNull(sample.ask("SELECT cleanup_completed_at FROM projects WHERE id='p1'"));
            assertEquals(
                    "0",
                    sample.ask(
                            "SELECT count(*) FROM visual_suggestions WHERE scene_id LIKE 'p1-%'"
                                    + " AND default_segment_path IS NOT NULL"));
        }
    }
}
