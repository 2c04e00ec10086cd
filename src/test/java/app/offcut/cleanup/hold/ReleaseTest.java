package app.offcut.cleanup.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.Marker.Purge;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.generator.aivideogen.AiVideoLayout;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReleaseTest extends HeldRunFixture {
    @Test
    void freesTheLengthWithTheLastName() throws Exception {
        DoomedFile first = doomed();
        String other = ".cache/videos/p1/scene-1-y.mp4";
        Files.createLink(root.resolve(other), root.resolve(FILE));
        HeldRun run = begin(first, doomed(AiVideoLayout.SEGMENTS, other));
        erase(run, takeAll(run));
        Purge purge = Objects.requireNonNull(run.journal().purge());
        assertEquals(Set.of(FILE, other), purge.freed().keySet());
        assertEquals(
                FILE.length(), purge.freed().values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void freesNothingWhileTheFileHasAnotherName() throws Exception {
        HeldRun run = begin(doomed());
        Files.createLink(outside.resolve("mine.mp4"), root.resolve(FILE));
        erase(run, takeAll(run));
        assertEquals(Map.of(FILE, 0L), Objects.requireNonNull(run.journal().purge()).freed());
    }

    @Test
    void putsBackWithoutReplacing() throws Exception {
        HeldRun run = begin(doomed());
        takeAll(run);
        Files.writeString(root.resolve(FILE), "made again");
        assertEquals(
                List.of(new Leftover(FILE, "place-taken", null)),
                run.putBack(null, Older.STAY).kept());
        assertEquals("made again", Files.readString(root.resolve(FILE)));
        assertEquals(FILE, Files.readString(root.resolve(HELD.replace("/files/", "/older/"))));
        assertThrows(DirectoryNotEmptyException.class, run::drop);

        Files.delete(root.resolve(FILE));
        assertEquals(List.of(), run.putBack(null, Older.STAY).restored(), "a person must ask");
        assertEquals(List.of(FILE), run.putBack(null, Older.TRY).restored());
        assertEquals(FILE, Files.readString(root.resolve(FILE)));
    }

    @Test
    void makesMissingFoldersWhenItPutsBack() throws Exception {
        HeldRun run = begin(doomed());
        takeAll(run);
        Files.delete(root.resolve(".cache/videos/p1"));
        assertEquals(List.of(FILE), run.putBack(null, Older.STAY).restored());
        assertEquals(FILE, Files.readString(root.resolve(FILE)));
    }

    @Test
    void neverErasesWhatLiesInTheHoldByMistake() throws Exception {
        HeldRun run = begin(doomed());
        List<MoveResult> taken = takeAll(run);
        Files.writeString(root.resolve(HELD).resolveSibling("stray.mp4"), "stray");
        Files.move(root.resolve(HELD), outside.resolve("held"));
        Files.writeString(root.resolve(HELD), "another");

        run.journal().commit(new Commit(Instant.now(), Instant.now(), taken));
        assertEquals(List.of(), run.erase().kept());

        assertEquals("another", Files.readString(root.resolve(FILE)));
        assertEquals("stray", Files.readString(root.resolve(".cache/videos/p1/stray.mp4")));
    }
}
