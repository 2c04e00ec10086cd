package app.offcut.cli;

import static app.offcut.cli.HeldLibrary.AUDIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoCommandTest {
    @TempDir Path folder;
    private HeldLibrary held;

    @BeforeEach
    void cleanAndHold() throws IOException {
        held = HeldLibrary.in(folder);
    }

    @Test
    void putsEverythingBack() {
        assertFalse(held.library.files().contains(AUDIO));
        Called undo = held.offcut("undo", held.run);
        assertEquals(0, undo.status(), undo.err());
        assertTrue(undo.out().matches("Ice cores: \\d+ files are back in place\n"), undo.out());
        assertEquals("", undo.err());
        assertEquals(held.before, held.files());
        assertEquals("ready", held.state("p1"));
        assertTrue(held.offcut("history").out().contains("undone"));
    }

    @Test
    void isDoneOnlyOnce() {
        held.offcut("undo", held.run);
        Called again = held.offcut("undo", held.run, "--json");
        assertEquals(2, again.status());
        assertEquals("no-such-run", again.code());
        assertEquals(held.before, held.files());
    }

    @Test
    void keepsBothWhereAnotherFileHasTakenThePlace() throws IOException {
        Path place = held.library.file(AUDIO, 7);
        Called undo = held.offcut("undo", held.run, "--json");
        assertEquals(1, undo.status(), undo.out());
        assertEquals(1, undo.json().getAsJsonArray("kept").size());
        JsonObject kept = undo.json().getAsJsonArray("kept").get(0).getAsJsonObject();
        assertEquals(List.of("path", "cause"), List.copyOf(kept.keySet()));
        assertEquals(AUDIO, kept.get("path").getAsString());
        assertEquals(7, Files.size(place));
        assertEquals(
                1001,
                Files.size(
                        held.library
                                .root()
                                .resolve(
                                        ".cache/audio/.offcut/"
                                                + held.run
                                                + "/older/projects/p1/scene-1.mp3")));
        Called text = held.offcut("undo", held.run);
        assertEquals(1, text.status());
        assertTrue(text.out().contains(AUDIO + ": another file"), text.out());

        Files.delete(place);
        Called again = held.offcut("undo", held.run, "--json");
        assertEquals(0, again.status(), again.out());
        assertEquals(1, again.json().get("restoredFiles").getAsLong());
        assertEquals(held.before, held.files());
    }

    /** What never left its place is not kept in the hold. */
    @Test
    void countsNoFileThatWasNeverMoved() throws IOException {
        held.offcut("undo", held.run);
        Path noHold = held.library.root().resolve(".cache/videos/.offcut");
        Files.deleteIfExists(noHold);
        Files.writeString(noHold, "no folder can be made here");
        JsonObject run =
                held.offcut("clean", "p1", "--keep", "1h", "--json")
                        .json()
                        .getAsJsonArray("runs")
                        .get(0)
                        .getAsJsonObject();
        assertFalse(run.getAsJsonArray("failed").isEmpty(), run.toString());
        Called undo = held.offcut("undo", run.get("run").getAsString(), "--json");
        assertEquals(0, undo.status(), undo.out());
        assertTrue(undo.json().getAsJsonArray("kept").isEmpty(), undo.out());
        assertEquals(run.get("heldFiles"), undo.json().get("restoredFiles"));
        Files.delete(noHold);
        assertEquals(held.before, held.files());
    }

    /** Nobody who asks for an undo wants the files erased first. */
    @Test
    void comesBeforeTheEraserWhenTheTimeIsOver() {
        Called undo = held.later("undo", held.run);
        assertEquals(0, undo.status(), undo.err());
        assertEquals(held.before, held.files());
    }

    @Test
    void endsWhatElseWasLeft() {
        held.library.project("p4").named("Old town").scenes(1).finished();
        held.clean("p4");
        Called undo = held.later("undo", held.run);
        assertEquals(0, undo.status(), undo.err());
        assertTrue(undo.err().matches("offcut: Cleanup: Deleted .* \\(Old town\\)\n"), undo.err());
        assertEquals("clean", held.state("p4"));
    }

    @Test
    void waitsForADiskThatIsAway() throws IOException {
        Path away = Files.move(held.library.root().resolve(".cache/audio"), folder.resolve("away"));
        Called undo = held.offcut("undo", held.run, "--json");
        assertEquals(5, undo.status(), undo.out());
        assertEquals("unavailable", undo.code());
        Files.move(away, held.library.root().resolve(".cache/audio"));
        assertEquals(0, held.offcut("undo", held.run).status());
        assertEquals(held.before, held.files());
    }
}
