package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pinned project whose pin is in an offcut.db that is damaged. */
class DamagedMemoryTest extends CommandTest {
    private Path file;
    private Map<String, String> before;

    @BeforeEach
    void pinAndDamage() throws IOException {
        file = environment.stateFolder().resolve("offcut.db");
        library.project("p2").named("Deep sea").scenes(2).finished();
        offcut("pin", "p1").ends(0);
        offcut("clean", "p2", "--keep", "1h").ends(0);
        before = library.checksums();
        Files.write(file, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list", "plan p1", "clean p1 --yes", "clean --ready --yes",
                "undo RUN", "purge --all", "history", "watch --once",
                "recover", "auto on", "auto status", "pin p2",
                "unpin p1", "trust"
            })
    void everyCommandRefusesUntilItIsRecovered(String command) throws Exception {
        Called called = offcut((command + " --json").split(" ")).ends(6);
        assertEquals("own-database-damaged", called.code());
        assertEquals(before, library.checksums());
        assertEquals(0, Files.size(file));
        offcut(command.split(" ")).ends(6).warns("“offcut recover” restores the copy");
    }

    /** The control: with an empty memory the pinned project's files go. */
    @Test
    void anEmptyDatabaseLosesThePinnedFiles() throws Exception {
        Path empty = folder.resolve("empty");
        Called.offcut(
                new Environment(
                        Map.of(), environment.clock(), folder, environment.homeFolder(), empty),
                "recover",
                "--start-afresh",
                "--library",
                library.root().toString());
        Files.move(empty.resolve("offcut.db"), file, StandardCopyOption.REPLACE_EXISTING);
        Called clean = offcut("clean", "--ready", "--yes").ends(0);
        assertFalse(library.checksums().keySet().containsAll(before.keySet()));
    }

    @Test
    void recoverRestoresTheCopyWithYes() throws Exception {
        Called recover = offcut("recover", "--yes", "--json").ends(0);
        assertEquals("copy", recover.at("ownDatabase"));
        assertEquals("pinned", state("p1"));
        assertEquals("held", state("p2"));
        assertEquals(1, named(".damaged-"));
        assertTrue(offcut("recover", "--json").json().get("ownDatabase").isJsonNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "n"})
    void recoverAsksOnATerminal(String reply) throws Exception {
        Called recover = onTerminal(reply, "recover");
        recover.warns("Restore the copy");
        assertEquals(reply.equals("y") ? 0 : 6, recover.status());
        if (reply.equals("y")) assertEquals("pinned", state("p1"));
        else assertEquals(0, Files.size(file));
    }

    @Test
    void recoverStartsAfreshIfAsked() throws Exception {
        Called recover = offcut("recover", "--start-afresh", "--json").ends(0);
        assertEquals("afresh", recover.at("ownDatabase"));
        assertEquals("ready", state("p1"));
        assertEquals("held", state("p2"));
        assertEquals(1, named(".older-"), "the copy may be put back by hand");
    }

    @Test
    void yesAloneNeverStartsAfresh() throws Exception {
        Files.delete(file.resolveSibling("offcut.db.copy"));
        offcut("recover", "--yes").ends(6);
        assertEquals(0, Files.size(file));
    }

    /** A container whose state folder was thrown away. */
    @Test
    void anUnknownLibraryWithHeldFilesIsRefused() throws Exception {
        emptyTheStateFolder();
        Called list = offcut("list", "--json").ends(6);
        assertEquals("own-database-damaged", list.code());
        offcut("clean", "--ready", "--yes").ends(6).warns("OFFCUT_STATE").warns("--start-afresh");
        assertEquals(before, library.checksums());
        offcut("recover", "--yes").ends(6);
        offcut("recover", "--start-afresh").ends(0);
        assertEquals("held", state("p2"));
    }

    @Test
    void aLibraryWithoutRunsMayStartAfresh() throws Exception {
        Files.write(file, new byte[0]);
        offcut("recover", "--yes").ends(0);
        offcut("purge", "--all").ends(0);
        emptyTheStateFolder();
        offcut("list").ends(0);
    }

    /** The first start, killed anywhere, is done again as if it had never been. */
    @Test
    void aKilledFirstStartIsNoDamage() throws Exception {
        for (int millis = 300; millis <= 1100; millis += 200) {
            Path place = Files.createDirectories(folder.resolve("killed" + millis));
            try (Launched first = Launched.offcut(place, library.root(), "list")) {
                first.process().waitFor(millis, TimeUnit.MILLISECONDS);
                first.process().destroyForcibly().waitFor();
            }
            Environment again = TestEnvironment.in(place);
            Called called =
                    Called.offcut(
                                    again,
                                    "recover",
                                    "--start-afresh",
                                    "--library",
                                    library.root().toString())
                            .ends(0);
            assertFalse(called.err().contains("kept beside it"), called.err());
        }
    }

    private void emptyTheStateFolder() throws IOException {
        try (Stream<Path> all = Files.list(environment.stateFolder())) {
            for (Path one : all.toList()) Files.delete(one);
        }
    }

    private long named(String part) throws IOException {
        try (Stream<Path> all = Files.list(environment.stateFolder())) {
            return all.filter(path -> ("" + path.getFileName()).contains(part)).count();
        }
    }
}
