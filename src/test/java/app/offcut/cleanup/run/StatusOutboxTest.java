package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.database.HostDatabase;
import app.offcut.library.rows.StatusQueries.Status;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusOutboxTest {
    @TempDir Path folder;
    @TempDir Path state;

    @Test
    void forgetsNoErasedSegmentOfAnEarlierRun() throws Exception {
        SampleLibrary sample = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        sample.project("p1").scenes(2).finished();
        try (TestEngine engine = TestEngine.on(sample, state)) {
            long id =
                    engine.own.libraryId(
                            engine.library.root(),
                            engine.library.identity().device(),
                            engine.library.identity().inode());
            StatusOutbox owed =
                    new StatusOutbox(
                            sample.root(), new HostDatabase(sample.database()), engine.own, id);
            Path away = folder.resolve("away");
            Files.move(sample.database(), away);
            assertFalse(owed.write("p1", Status.FAILED, null, Set.of(clip(1))));
            assertFalse(owed.write("p1", Status.COMPLETE, Instant.now(), Set.of(clip(2))));
            owed.settle();
            Files.move(away, sample.database());
            assertEquals("4", clipsLeft(sample));

            owed.settle();

            assertEquals("2", clipsLeft(sample));
            assertEquals("complete", sample.ask("SELECT cleanup_status FROM projects"));
            sample.sql("UPDATE projects SET cleanup_status = NULL");
            owed.settle();
            assertNull(sample.ask("SELECT cleanup_status FROM projects"), "written once");
            assertTrue(owed.write("p1", Status.PENDING, null, Set.of()));
        }
    }

    private static String clip(int scene) {
        return ".cache/videos/p1/scene-0" + scene + "-default.mp4";
    }

    private static String clipsLeft(SampleLibrary sample) {
        return String.valueOf(
                sample.ask(
                        "SELECT count(*) FROM visual_suggestions WHERE default_segment_path IS NOT"
                                + " NULL"));
    }
}
