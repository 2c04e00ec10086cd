package app.offcut.cleanup.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.worlds.HeldCleanupFixture;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.text.Problem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReservedSpaceTest extends HeldCleanupFixture {
    private boolean full;

    private ChangeHook noRoomFor(Change... changes) {
        return (change, place) -> {
            if (full && List.of(changes).contains(change))
                throw new FileSystemException("" + place, null, "No space left on device");
        };
    }

    /** On a full disk nothing can be created: neither way of ending a run may need that. */
    @Test
    void endsARunWithoutCreatingAnything() {
        ChangeHook noRoom = noRoomFor(Change.CREATE, Change.MAKE_FOLDER);
        try (TestEngine engine = TestEngine.on(sample, state, noRoom, _ -> false)) {
            String run = run(hold(engine));
            full = true;
            assertEquals(11, engine.cleanup.undo(run).restoredFiles());
            assertEquals(before, now());
            full = false;
            run = run(hold(engine));
            full = true;
            assertEquals(Outcome.COMPLETE, engine.cleanup.purge(run).outcome());
            assertTrue(holdIsEmpty());
        }
    }

    /** Without the room that was kept for it, it is at least said what is wrong. */
    @Test
    void saysThatTheDiskIsFull() throws Exception {
        ChangeHook noRoom = noRoomFor(Change.CREATE);
        try (TestEngine engine = TestEngine.on(sample, state, noRoom, _ -> false)) {
            CleanupReport held = hold(engine);
            Path spare = find("spare");
            Files.delete(spare);
            Path mine = Files.writeString(state.resolve("mine"), "somebody's file");
            Files.createLink(spare, mine);
            full = true;
            for (Runnable end :
                    List.<Runnable>of(
                            () -> engine.cleanup.purge(run(held)),
                            () -> engine.cleanup.undo(run(held)))) {
                Problem problem = assertThrows(Problem.class, end::run);
                assertEquals(Problem.Code.NO_SPACE, problem.code());
            }
            engine.at = Objects.requireNonNull(held.keepUntil());
            String sentence = engine.cleanup.recover().getFirst().problem();
            assertTrue(String.valueOf(sentence).contains("is full"), sentence);
            full = false;
            assertEquals(Did.FINISHED, engine.cleanup.recover().getFirst().did());
            assertEquals("somebody's file", Files.readString(mine));
        }
    }

    @Test
    void startsNothingWithoutRoomForTheManifest() {
        ChangeHook noRoom =
                (change, place) -> {
                    if (change == Change.WRITE && place.toString().contains("manifest"))
                        throw new FileSystemException(
                                place.toString(), null, "No space left on device");
                };
        try (TestEngine engine = TestEngine.on(sample, state, noRoom, _ -> false)) {
            Problem problem = assertThrows(Problem.class, () -> engine.clean("p1"));
            assertEquals(Problem.Code.NO_SPACE, problem.code());
            assertEquals(before, now());
            assertTrue(holdIsEmpty());
            assertEquals(List.of(), engine.history.runs());
        }
    }
}
