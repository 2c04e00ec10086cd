package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.worlds.HeldCleanupFixture;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.text.Problem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunEndTest extends HeldCleanupFixture {
    @Test
    void holdsWhatItCleansAndPutsItBackOnDemand() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            assertEquals(Outcome.HELD, held.outcome());
            assertEquals(11, held.heldFiles());
            assertEquals(0, held.deletedFiles());
            assertEquals("pending", status(), "while held it keeps its old status");
            RowState.Held row = (RowState.Held) engine.surveyor.row("p1").state();
            assertEquals(held.heldBytes(), row.bytes());
            assertEquals(held.keepUntil(), row.until());
            assertEquals("held", engine.history.runs().getFirst().outcome());

            CleanupReport undone = engine.cleanup.undo(run(held));

            assertEquals(Outcome.UNDONE, undone.outcome());
            assertEquals(11, undone.restoredFiles());
            assertEquals(before, now());
            assertTrue(holdIsEmpty());
            assertEquals("pending", status());
            assertEquals(new RowState.Ready(), engine.surveyor.row("p1").state());
            assertEquals("undone", engine.history.runs().getFirst().outcome());
            assertThrows(Problem.class, () -> engine.cleanup.undo(run(held)));
        }
    }

    @Test
    void erasesWhatIsHeldOnDemand() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            CleanupReport purged = engine.cleanup.purge(run(held));
            assertEquals(Outcome.COMPLETE, purged.outcome());
            assertEquals(held.heldFiles(), purged.deletedFiles());
            assertEquals(held.heldBytes(), purged.freedBytes());
            assertEquals("complete", status());
            assertTrue(holdIsEmpty());
            assertEquals(new RowState.Clean(), engine.surveyor.row("p1").state());
        }
    }

    @Test
    void leavesTheStatusToTheRunThatIsHeld() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            CleanupReport again = engine.clean("p1");
            assertNull(again.run(), "there is nothing to do");
            assertEquals("pending", status());
            assertEquals(held.heldFiles(), engine.cleanup.undo(run(held)).restoredFiles());
        }
    }

    @Test
    void keepsBothWhereAPlaceIsTaken() throws Exception {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupReport held = hold(engine);
            sample.file(AUDIO, 5);
            CleanupReport undone = engine.cleanup.undo(run(held));
            assertEquals(held.heldFiles() - 1, undone.restoredFiles());
            assertEquals(AUDIO, undone.failed().getFirst().path());
            assertEquals(5, Files.size(sample.root().resolve(AUDIO)));
            RowState.Interrupted row = (RowState.Interrupted) engine.surveyor.row("p1").state();
            assertTrue(row.olderCopies());
            assertTrue(row.why().contains("offcut purge " + run(held)), row.why());
            assertFalse(row.why().contains("next start"), row.why());
            assertEquals(Did.KEPT, engine.cleanup.recover().getFirst().did());

            Files.delete(sample.root().resolve(AUDIO));
            assertEquals(Did.KEPT, engine.cleanup.recover().getFirst().did(), "not by itself");
            assertEquals(1, engine.cleanup.undo(run(held)).restoredFiles());
            assertEquals(before, now());
            assertTrue(holdIsEmpty());
        }
    }

    @Test
    void tellsTheSystemsOwnWordsOfWhatCouldNotLeaveTheHold() {
        boolean[] failing = {false};
        ChangeHook broken =
                (change, place) -> {
                    boolean leaves = change == Change.MOVE || change == Change.ERASE;
                    if (failing[0] && leaves && place.endsWith("scene-1.mp3"))
                        throw new FileSystemException("x", null, "Stale file handle");
                };
        for (boolean undo : List.of(true, false))
            try (TestEngine engine = TestEngine.on(sample, state, broken, _ -> false)) {
                failing[0] = false;
                engine.cleanup.recover();
                String run = run(hold(engine));
                failing[0] = true;
                CleanupReport report = undo ? engine.cleanup.undo(run) : engine.cleanup.purge(run);
                assertEquals(
                        List.of(new Failed(AUDIO, "the system said: Stale file handle")),
                        report.failed());
            }
    }

    @Test
    void putsEverythingBackForOneFailureIfStrict() throws Exception {
        ChangeHook failing =
                (change, place) -> {
                    if (change == Change.MOVE && place.endsWith("scene-2.mp3"))
                        throw new java.nio.file.AccessDeniedException(place.toString());
                };
        try (TestEngine engine = TestEngine.on(sample, state, failing, _ -> false)) {
            CleanupReport report =
                    engine.cleanup.execute(
                            engine.cleanup.plan("p1"),
                            CleanupRequest.of(StartedBy.COMMAND).strictly(true),
                            Progress.NONE);
            assertEquals(Outcome.FAILED, report.outcome());
            assertEquals(0, report.deletedFiles());
            assertEquals(1, report.failed().size());
            assertEquals(before, now());
            assertTrue(holdIsEmpty());
        }
    }
}
