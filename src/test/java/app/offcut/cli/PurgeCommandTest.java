package app.offcut.cli;

import static app.offcut.cli.HeldLibrary.AUDIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeCommandTest {
    @TempDir Path folder;
    private HeldLibrary held;

    @BeforeEach
    void cleanAndHold() throws IOException {
        held = HeldLibrary.in(folder);
    }

    @Test
    void erasesWhatIsHeldAndLogsIt() {
        Called purge = held.offcut("purge", held.run);
        assertEquals(0, purge.status(), purge.err());
        assertTrue(
                purge.out().matches("Cleanup: Deleted \\d+ files, freed .* MB \\(Ice cores\\)\n"),
                purge.out());
        assertEquals("clean", held.state("p1"));
        assertEquals(
                "complete", held.library.ask("SELECT cleanup_status FROM projects WHERE id='p1'"));
        assertEquals(2, held.offcut("undo", held.run).status());
    }

    @Test
    void putsBackInsteadWhatTheGateForbidsToErase() {
        held.project.truncateFinal(2000);
        Called purge = held.offcut("purge", "--all", "--json");
        assertEquals(3, purge.status(), purge.out());
        JsonObject run = purge.json().getAsJsonArray("runs").get(0).getAsJsonObject();
        assertEquals("refused", run.get("outcome").getAsString());
        assertEquals(0, run.get("deletedFiles").getAsLong());
        assertTrue(purge.err().contains("“Ice cores” was not erased."), purge.err());
        assertTrue(purge.err().contains("files are back in place."), purge.err());
        var now = held.files();
        assertNotNull(now.remove(held.project.finalPath()));
        held.before.remove(held.project.finalPath());
        assertEquals(held.before, now);
    }

    @Test
    void triesEveryRunAndTheHighestStatusWins() {
        held.library.project("p4").named("Old town").scenes(1).finished();
        String other = held.clean("p4").get("run").getAsString();
        held.project.truncateFinal(2000);
        Called purge = held.offcut("purge", "nonsense", held.run, other, "--json");
        assertEquals(3, purge.status(), purge.out());
        JsonArray runs = purge.json().getAsJsonArray("runs");
        assertEquals(
                List.of("refused", "complete"),
                runs.asList().stream()
                        .map(r -> r.getAsJsonObject().get("outcome").getAsString())
                        .toList());
        assertEquals(1, purge.json().getAsJsonArray("problems").size());
        assertEquals("clean", held.state("p4"));
    }

    @Test
    void erasesAllThatIsHeld() {
        held.library.project("p4").named("Old town").scenes(1).finished();
        held.clean("p4");
        Called purge = held.offcut("purge", "--all", "--json");
        assertEquals(0, purge.status(), purge.out());
        assertEquals(2, purge.json().getAsJsonArray("runs").size());
        Called none = held.offcut("purge", "--all");
        assertEquals(0, none.status());
        assertEquals("Nothing is held for undo; nothing was erased.\n", none.out());
    }

    @Test
    void erasesOlderCopiesOnlyOfARunThatIsNamed() {
        held.library.file(AUDIO, 4321);
        Called undo = held.offcut("undo", held.run);
        assertEquals(1, undo.status(), undo.out());
        assertTrue(undo.out().contains("likely a newer one"), undo.out());
        assertTrue(undo.err().contains("“offcut purge " + held.run + "”"), undo.err());
        assertEquals("interrupted", held.state("p1"));

        assertEquals(1, held.offcut("recover").status());
        assertEquals(
                "Nothing is held for undo; nothing was erased.\n"
                        + "Ice cores: 1 older copy not touched, 1 kB; “offcut purge "
                        + held.run
                        + "” erases it\n",
                held.offcut("purge", "--all").out());
        JsonObject untouched =
                held.offcut("purge", "--all", "--json")
                        .json()
                        .getAsJsonArray("untouched")
                        .get(0)
                        .getAsJsonObject();
        assertEquals(held.run, untouched.get("run").getAsString());
        assertEquals(1001, untouched.get("olderBytes").getAsLong());
        assertEquals("interrupted", held.state("p1"));

        Called purge = held.offcut("purge", held.run);
        assertEquals(0, purge.status(), purge.err());
        assertTrue(purge.out().startsWith("Ice cores: 1 older copy was erased, "), purge.out());
        assertEquals("ready", held.state("p1"));
        var now = held.files();
        assertNotEquals(held.before.remove(AUDIO), now.remove(AUDIO));
        assertEquals(held.before, now);
        Called files = held.offcut("history", "Ice cores", "--files");
        assertTrue(files.out().contains(AUDIO + ": an older copy"), files.out());
        assertEquals(2, held.offcut("purge", held.run).status());
    }

    @Test
    void beginsNothingMoreOnceItIsStopped() {
        StopSignal stop = StopSignal.byHand();
        stop.ask();
        var environment = TestEnvironment.withLibrary(folder, held.library.root());
        Called purge = Called.offcut(environment, Terminal.NONE, stop, "purge", "--all");
        assertEquals(130, purge.status());
        assertEquals("held", held.state("p1"));
    }
}
