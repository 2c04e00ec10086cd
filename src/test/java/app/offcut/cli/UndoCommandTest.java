package app.offcut.cli;

import static app.offcut.cli.HeldLibrary.AUDIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UndoCommandTest extends HeldTest {

    @Test
    void putsEverythingBack() {
        assertFalse(held.library.files().contains(AUDIO));
        Called undo = held.offcut("undo", held.run).ends(0);
        assertTrue(undo.out().matches("Ice cores: \\d+ files are back in place\n"), undo.out());
        assertEquals("", undo.err());
        assertEquals(held.before, held.files());
        assertEquals("ready", held.state("p1"));
        assertTrue(held.offcut("history").out().contains("undone"));
    }

    @Test
    void rejectsASecondUndo() {
        held.offcut("undo", held.run);
        Called again = held.offcut("undo", held.run, "--json").ends(2);
        assertEquals("no-such-run", again.code());
        assertEquals(held.before, held.files());
    }

    @Test
    void keepsBothFilesIfThePlaceIsTaken() throws IOException {
        Path place = held.library.file(AUDIO, 7);
        Called undo = held.offcut("undo", held.run, "--json").ends(1);
        assertEquals(1, undo.size("kept"));
        assertEquals("path cause", undo.fields("kept/0"));
        assertEquals(AUDIO, undo.at("kept/0/path"));
        assertEquals(7, Files.size(place));
        Path older = held.library.root().resolve(".cache/audio/.offcut/" + held.run + "/older");
        assertEquals(1001, Files.size(older.resolve("projects/p1/scene-1.mp3")));
        held.offcut("undo", held.run).ends(1).prints(AUDIO + ": another file");

        Files.delete(place);
        Called again = held.offcut("undo", held.run, "--json").ends(0);
        assertEquals("1", again.at("restoredFiles"));
        assertEquals(held.before, held.files());
    }

    /** What never left its place is not kept in the hold. */
    @Test
    void countsOnlyFilesThatWereMoved() throws IOException {
        held.offcut("undo", held.run);
        Path noHold = held.library.root().resolve(".cache/videos/.offcut");
        Files.deleteIfExists(noHold);
        Files.writeString(noHold, "no folder can be made here");
        Called clean = held.offcut("clean", "p1", "--keep", "1h", "--json");
        assertNotEquals(0, clean.size("runs/0/failed"), clean.out());
        Called undo = held.offcut("undo", clean.at("runs/0/run"), "--json").ends(0);
        assertEquals(0, undo.size("kept"), undo.out());
        assertEquals(clean.at("runs/0/heldFiles"), undo.at("restoredFiles"));
        Files.delete(noHold);
        assertEquals(held.before, held.files());
    }

    /** Nobody who asks for an undo wants the files erased first. */
    @Test
    void putsFilesBackEvenAfterTheirKeepTime() {
        Called undo = held.later("undo", held.run).ends(0);
        assertEquals(held.before, held.files());
    }

    @Test
    void erasesOtherRunsWhoseKeepTimeIsOver() {
        held.library.project("p4").named("Old town").scenes(1).finished();
        held.clean("p4");
        Called undo = held.later("undo", held.run).ends(0);
        assertTrue(undo.err().matches("offcut: Cleanup: Deleted .* \\(Old town\\)\n"), undo.err());
        assertEquals("clean", held.state("p4"));
    }

    @Test
    void waitsForAMissingDisk() throws IOException {
        Path away = Files.move(held.library.root().resolve(".cache/audio"), folder.resolve("away"));
        Called undo = held.offcut("undo", held.run, "--json").ends(5);
        assertEquals("unavailable", undo.code());
        Files.move(away, held.library.root().resolve(".cache/audio"));
        held.offcut("undo", held.run).ends(0);
        assertEquals(held.before, held.files());
    }
}
