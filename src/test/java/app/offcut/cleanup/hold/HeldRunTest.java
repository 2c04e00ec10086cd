package app.offcut.cleanup.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Journal.Phase;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.MoveResult.Fate;
import app.offcut.cleanup.journal.SampleManifest;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.generator.aivideogen.AiVideoLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldRunTest extends HeldRunFixture {
    @Test
    void erasesAFile() throws Exception {
        HeldRun run = begin(doomed());
        List<MoveResult> taken = takeAll(run);
        assertHeld(taken.getFirst());
        assertTrue(Files.notExists(root.resolve(FILE)));
        assertTrue(Files.exists(root.resolve(HELD)));
        erase(run, taken);
        assertTrue(run.empty());
        run.drop();
        assertTrue(Files.notExists(root.resolve(".cache/videos/.offcut/" + SampleManifest.RUN)));
        assertTrue(Files.notExists(root.resolve(".offcut/" + SampleManifest.RUN)));
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        DoomedFile first = doomed();
        file(".cache/videos/p2/scene-1-x.mp4");
        DoomedFile second = doomed(AiVideoLayout.SEGMENTS, ".cache/videos/p2/scene-1-x.mp4");
        HeldRun run = begin(first, second);
        Files.move(root.resolve(".cache/videos/p1"), outside.resolve("p1"));
        Files.writeString(root.resolve(".cache/videos/p1"), "a file in the folder's place");
        List<MoveResult> taken = takeAll(run);
        assertEquals(Fate.FAILED, taken.getFirst().fate());
        assertHeld(taken.getLast());
    }

    @Test
    void findsTheRunAgain() throws Exception {
        HeldRun run = begin(doomed());
        List<MoveResult> taken = takeAll(run);
        assertEquals(Phase.PREPARED, again().journal().phase());
        run.journal().commit(new Commit(Instant.now(), Instant.now(), taken));
        assertEquals(Phase.COMMITTED, again().journal().phase());
        assertEquals(run.journal().manifest(), again().journal().manifest());
        assertEquals(run.journal().commit(), again().journal().commit());
        assertTrue(again().missingZone().isEmpty());
        assertFalse(again().underWay(), "not by this engine");
        assertTrue(run.underWay());
    }

    @Test
    void ignoresADamagedManifest() throws Exception {
        takeAll(begin(doomed()));
        Path manifest = root.resolve(".offcut/" + SampleManifest.RUN + "/manifest");
        Files.writeString(manifest, Files.readString(manifest).replace("\"p1\"", "\"p2\""));
        HeldRun left = again();
        assertEquals(Phase.UNKNOWN, left.journal().phase());
        assertNull(left.journal().manifest());
        assertEquals(List.of(FILE), left.putBack(null, Older.STAY).restored());
    }
}
