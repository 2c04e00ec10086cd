package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pinned project whose pin is in an offcut.db that is damaged. */
class DamagedMemoryTest {
    @TempDir Path folder;
    private SampleLibrary library;
    private Environment environment;
    private Path file;
    private Map<String, String> before;

    @BeforeEach
    void pinAndDamage() throws IOException {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("library")), Form.SHIPPED);
        library.project("p1").named("Ice cores").scenes(2).finished();
        library.project("p2").named("Deep sea").scenes(2).finished();
        environment = TestEnvironment.withLibrary(folder, library.root());
        file = environment.stateFolder().resolve("offcut.db");
        assertEquals(0, offcut("pin", "p1").status());
        assertEquals(0, offcut("clean", "p2", "--keep", "1h").status());
        before = library.checksums();
        Files.write(file, new byte[0]);
    }

    private Called offcut(String... args) {
        return Called.offcut(environment, args);
    }

    private String state(String project) {
        for (var row : offcut("list", "--json").json().getAsJsonArray("projects"))
            if (row.getAsJsonObject().get("id").getAsString().equals(project))
                return row.getAsJsonObject().get("state").getAsString();
        throw new AssertionError("no project " + project);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "plan p1",
                "clean p1 --yes",
                "clean --ready --yes",
                "undo RUN",
                "purge --all",
                "history",
                "watch --once",
                "recover",
                "auto on",
                "auto status",
                "pin p2",
                "unpin p1",
                "trust"
            })
    void nothingIsDoneUntilItIsSettled(String command) throws Exception {
        Called called = offcut((command + " --json").split(" "));
        assertEquals(6, called.status(), called.out());
        assertEquals("own-database-damaged", called.code());
        assertEquals(before, library.checksums());
        assertEquals(0, Files.size(file));
        Called said = offcut(command.split(" "));
        assertEquals(6, said.status());
        assertTrue(said.err().contains("“offcut recover” restores the copy"), said.err());
    }

    /** The control: with an empty memory the pinned project's files go. */
    @Test
    void anEmptyMemoryLosesThem() throws Exception {
        Path empty = folder.resolve("empty");
        Called.offcut(
                new Environment(
                        Map.of(), environment.clock(), folder, environment.homeFolder(), empty),
                "recover",
                "--start-afresh",
                "--library",
                library.root().toString());
        Files.move(empty.resolve("offcut.db"), file, StandardCopyOption.REPLACE_EXISTING);
        Called clean = offcut("clean", "--ready", "--yes");
        assertEquals(0, clean.status(), clean.err());
        assertFalse(library.checksums().keySet().containsAll(before.keySet()));
    }

    @Test
    void recoverGoesBackToTheCopyWhereThatIsAgreedTo() throws Exception {
        Called recover = offcut("recover", "--yes", "--json");
        assertEquals(0, recover.status(), recover.err());
        assertEquals("copy", recover.json().get("ownDatabase").getAsString());
        assertEquals("pinned", state("p1"));
        assertEquals("held", state("p2"));
        assertEquals(1, named(".damaged-"));
        assertTrue(offcut("recover", "--json").json().get("ownDatabase").isJsonNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "n"})
    void recoverAsksOnATerminal(String reply) throws Exception {
        Called recover =
                Called.offcut(
                        environment,
                        new Terminal(true, () -> reply),
                        StopSignal.byHand(),
                        "recover");
        assertTrue(recover.err().contains("Restore the copy"), recover.err());
        assertEquals(reply.equals("y") ? 0 : 6, recover.status());
        if (reply.equals("y")) assertEquals("pinned", state("p1"));
        else assertEquals(0, Files.size(file));
    }

    @Test
    void recoverBeginsAfreshWhereThatIsSaid() throws Exception {
        Called recover = offcut("recover", "--start-afresh", "--json");
        assertEquals(0, recover.status(), recover.err());
        assertEquals("afresh", recover.json().get("ownDatabase").getAsString());
        assertEquals("ready", state("p1"));
        assertEquals("held", state("p2"));
        assertEquals(1, named(".older-"), "the copy may be put back by hand");
    }

    @Test
    void yesAloneNeverBeginsAfresh() throws Exception {
        Files.delete(file.resolveSibling("offcut.db.copy"));
        assertEquals(6, offcut("recover", "--yes").status());
        assertEquals(0, Files.size(file));
    }

    /** A container whose state folder was thrown away. */
    @Test
    void aLibraryWithHeldFilesThatTheMemoryDoesNotKnowIsNoFreshStart() throws Exception {
        try (Stream<Path> all = Files.list(environment.stateFolder())) {
            for (Path one : all.toList()) Files.delete(one);
        }
        Called list = offcut("list", "--json");
        assertEquals(6, list.status());
        assertEquals("own-database-damaged", list.code());
        Called clean = offcut("clean", "--ready", "--yes");
        assertEquals(6, clean.status());
        assertTrue(clean.err().contains("OFFCUT_STATE"), clean.err());
        assertTrue(clean.err().contains("--start-afresh"), clean.err());
        assertEquals(before, library.checksums());
        assertEquals(6, offcut("recover", "--yes").status());
        assertEquals(0, offcut("recover", "--start-afresh").status());
        assertEquals("held", state("p2"));
    }

    @Test
    void aLibraryWithoutARunIsAFreshStart() throws Exception {
        Files.write(file, new byte[0]);
        assertEquals(0, offcut("recover", "--yes").status());
        assertEquals(0, offcut("purge", "--all").status());
        try (Stream<Path> all = Files.list(environment.stateFolder())) {
            for (Path one : all.toList()) Files.delete(one);
        }
        assertEquals(0, offcut("list").status());
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
                            library.root().toString());
            assertEquals(0, called.status(), called.err());
            assertFalse(called.err().contains("kept beside it"), called.err());
        }
    }

    private long named(String part) throws IOException {
        try (Stream<Path> all = Files.list(environment.stateFolder())) {
            return all.filter(path -> ("" + path.getFileName()).contains(part)).count();
        }
    }
}
