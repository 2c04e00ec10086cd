package app.offcut.cli;

import static app.offcut.cli.HeldLibrary.AUDIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoverCommandTest extends HeldTest {

    private static String did(Called recover) {
        return recover.at("recovered/0/did");
    }

    @Test
    void erasesHeldFilesOnlyAfterTheirKeepTime() {
        Called now = held.offcut("recover", "--json").ends(0);
        assertEquals("nothing", did(now));
        assertEquals("1", now.at("held"));
        String text = held.offcut("recover").out();
        assertTrue(text.contains("“offcut undo " + held.run + "” puts them back"), text);

        Called later = held.later("recover", "--json").ends(0);
        assertEquals("finished", did(later));
        assertEquals("0", later.at("held"));
        assertEquals("clean", held.state("p1"));
        assertEquals(
                "No cleanup was interrupted, and nothing is held.\n", held.offcut("recover").out());
    }

    @Test
    void putsFilesBackIfTheGateFails() {
        held.project.truncateFinal(2000);
        Called later = held.later("recover", "--json").ends(0);
        assertEquals("rolled-back", did(later));
        assertEquals("final-damaged", held.state("p1"));
    }

    @Test
    void namesFilesThatWereKept() {
        Path place = held.library.file(AUDIO, 7);
        held.offcut("undo", held.run);
        Called recover = held.offcut("recover", "--json").ends(1);
        assertEquals("kept", did(recover));
        assertTrue(Files.exists(place));
        Called text = held.offcut("recover").ends(1);
        assertEquals("", text.out());
        text.warns(".cache/audio/.offcut/" + held.run);
        assertEquals(1, text.err().lines().count(), text.err());
    }

    @Test
    void namesTheMissingDisk() throws IOException {
        Path audio = held.library.root().resolve(".cache/audio");
        Path away = Files.move(audio, folder.resolve("away"));
        Called recover = held.later("recover", "--json").ends(5);
        assertEquals("nothing", did(recover));
        recover.warns("“.cache/audio” is missing");
        Files.move(away, audio);
        assertEquals("finished", did(held.later("recover", "--json")));
    }

    @Test
    void waitsForAMissingDatabase() throws IOException {
        Path away = Files.move(held.library.database(), folder.resolve("away.db"));
        Called recover = held.later("recover", "--json").ends(1);
        assertEquals("nothing", did(recover));
        Files.move(away, held.library.database());
        assertEquals("finished", did(held.later("recover", "--json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "plan\tp1", "history\t--files", "auto\tstatus", "pin\tp2"})
    void isNotDoneByReadingCommands(String line) {
        Map<String, String> before = held.library.checksums();
        held.later(line.split("\t")).ends(0);
        assertEquals(before, held.library.checksums());
    }

    @ParameterizedTest
    @ValueSource(strings = {"clean\tp2", "clean\t--ready\t--yes", "watch\t--once", "purge\t--all"})
    void isDoneByChangingCommands(String line) {
        held.later(line.split("\t"));
        assertEquals("clean", held.state("p1"));
    }

    @Test
    void createsNothingInALibraryWithoutRuns() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        SampleLibrary library = SampleLibrary.in(other, Form.SHIPPED);
        library.project("p1").scenes(1).finished();
        Map<String, String> before = library.checksums();
        for (String command : new String[] {"recover", "purge --all", "undo 1", "purge 1"})
            held.offcut((command + " --library " + other).split(" "));
        assertEquals(before, library.checksums());
    }
}
