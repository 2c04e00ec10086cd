package app.offcut.cli;

import static app.offcut.cli.HeldLibrary.AUDIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurgeCommandTest extends HeldTest {

    @Test
    void erasesHeldFilesAndLogsIt() {
        Called purge = held.offcut("purge", held.run).ends(0);
        assertTrue(
                purge.out().matches("Cleanup: Deleted \\d+ files, freed .* MB \\(Ice cores\\)\n"),
                purge.out());
        assertEquals("clean", held.state("p1"));
        assertEquals(
                "complete", held.library.ask("SELECT cleanup_status FROM projects WHERE id='p1'"));
        held.offcut("undo", held.run).ends(2);
    }

    @Test
    void putsFilesBackIfTheGateFails() {
        held.project.truncateFinal(2000);
        Called purge = held.offcut("purge", "--all", "--json").ends(3);
        assertEquals("refused", purge.at("runs/0/outcome"));
        assertEquals("0", purge.at("runs/0/deletedFiles"));
        purge.warns("“Ice cores” was not erased.").warns("files are back in place.");
        var now = held.files();
        assertNotNull(now.remove(held.project.finalPath()));
        held.before.remove(held.project.finalPath());
        assertEquals(held.before, now);
    }

    @Test
    void triesEveryRunAndTheHighestStatusWins() {
        held.library.project("p4").named("Old town").scenes(1).finished();
        String other = held.clean("p4");
        held.project.truncateFinal(2000);
        Called purge = held.offcut("purge", "nonsense", held.run, other, "--json").ends(3);
        assertEquals(List.of("refused", "complete"), purge.each("runs", "outcome"));
        assertEquals(1, purge.size("problems"));
        assertEquals("clean", held.state("p4"));
    }

    @Test
    void erasesEveryHeldRun() {
        held.library.project("p4").named("Old town").scenes(1).finished();
        held.clean("p4");
        Called purge = held.offcut("purge", "--all", "--json").ends(0);
        assertEquals(2, purge.size("runs"));
        Called none = held.offcut("purge", "--all").ends(0);
        assertEquals("Nothing is held for undo; nothing was erased.\n", none.out());
    }

    @Test
    void erasesOlderCopiesOnlyOfANamedRun() {
        held.library.file(AUDIO, 4321);
        Called undo = held.offcut("undo", held.run).ends(1);
        undo.prints("likely a newer one").warns("“offcut purge " + held.run + "”");
        assertEquals("interrupted", held.state("p1"));

        held.offcut("recover").ends(1);
        assertEquals(
                "Nothing is held for undo; nothing was erased.\n"
                        + "Ice cores: 1 older copy not touched, 1 kB; “offcut purge "
                        + held.run
                        + "” erases it\n",
                held.offcut("purge", "--all").out());
        Called all = held.offcut("purge", "--all", "--json");
        assertEquals(held.run, all.at("untouched/0/run"));
        assertEquals("1001", all.at("untouched/0/olderBytes"));
        assertEquals("interrupted", held.state("p1"));

        Called purge = held.offcut("purge", held.run).ends(0);
        assertTrue(purge.out().startsWith("Ice cores: 1 older copy was erased, "), purge.out());
        assertEquals("ready", held.state("p1"));
        var now = held.files();
        assertNotEquals(held.before.remove(AUDIO), now.remove(AUDIO));
        assertEquals(held.before, now);
        Called files = held.offcut("history", "Ice cores", "--files");
        files.prints(AUDIO + ": an older copy");
        held.offcut("purge", held.run).ends(2);
    }

    @Test
    void beginsNothingAfterAStop() {
        StopSignal stop = StopSignal.byHand();
        stop.ask();
        var environment = TestEnvironment.withLibrary(folder, held.library.root());
        Called purge = Called.offcut(environment, Terminal.NONE, stop, "purge", "--all").ends(130);
        assertEquals("held", held.state("p1"));
    }
}
