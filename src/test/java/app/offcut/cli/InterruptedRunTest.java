package app.offcut.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.settings.Environment;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cleanup in a process of its own, caught in the middle. */
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class InterruptedRunTest {
    private static final int FILES = 4_000;
    private static final String SCRATCH = ".cache/assembly/job-p1";

    @TempDir Path folder;
    private SampleLibrary library;
    private SampleProject project;
    private Environment environment;
    private Map<String, String> before = Map.of();

    @BeforeEach
    void aFinishedProject() throws IOException {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("library")), Form.SHIPPED);
        project = library.project("p1").named("Ice cores").scenes(2).finished();
        environment = TestEnvironment.withLibrary(folder, library.root());
        before = library.checksums();
    }

    private Launched launch(String... args) throws IOException {
        return Launched.offcut(folder, library.root(), args);
    }

    /** A cleanup of many files that stands still after the first of them. */
    private Launched inTheMiddle() throws IOException, InterruptedException {
        for (int i = 0; i < FILES; i++) library.file(SCRATCH + "/" + i + ".png", 1);
        before = library.checksums();
        Launched clean = launch("clean", "p1", "--json");
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> moved() > 0);
        clean.signal("STOP");
        long moved = moved();
        assertTrue(moved > 0 && moved < FILES, moved + " files are in the hold");
        return clean;
    }

    private long moved() throws IOException {
        Path hold = library.root().resolve(".cache/assembly/.offcut");
        if (!Files.isDirectory(hold)) return 0;
        try (Stream<Path> all = Files.walk(hold)) {
            return all.filter(path -> path.toString().endsWith(".png")).count();
        }
    }

    private static JsonObject run(Called called) {
        return called.json().getAsJsonArray("runs").get(0).getAsJsonObject();
    }

    private String state() {
        JsonObject list = Called.offcut(environment, "list", "--json").json();
        JsonObject row = list.getAsJsonArray("projects").get(0).getAsJsonObject();
        return row.get("state").getAsString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void putsEverythingBackWhenItIsStopped(String signal) throws Exception {
        try (Launched clean = inTheMiddle()) {
            // whether it can be interrupted depends on who started the build, not on the machine
            assumeTrue(
                    !signal.equals("INT") || !ignoresInterrupts(clean),
                    "the build itself ignores interrupts");
            clean.signal(signal);
            clean.signal("CONT");
            Called called = clean.ended();
            assertEquals(130, called.status(), called.toString());
            assertEquals("stopped", run(called).get("outcome").getAsString());
            assertEquals(0, run(called).get("deletedFiles").getAsLong());
            assertTrue(called.err().contains("files are back in place."), called.err());
        }
        assertEquals(before, HeldLibrary.withoutLock(library));
        assertEquals("ready", state());
    }

    /** As whatever a shell without job control starts in the background. */
    private static boolean ignoresInterrupts(Launched offcut) throws IOException {
        Path status = Path.of("/proc/" + offcut.process().pid() + "/status");
        if (!Files.exists(status)) return false;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    @Test
    void putsEverythingBackWhenTheFinalChangesMeanwhile() throws Exception {
        try (Launched clean = inTheMiddle()) {
            project.truncateFinal(2000);
            before.put(project.finalPath(), SampleLibrary.checksum(project.finalFile()));
            clean.signal("CONT");
            Called called = clean.ended();
            assertEquals(3, called.status(), called.toString());
            assertEquals("refused", run(called).get("outcome").getAsString());
            assertTrue(called.err().contains("“Ice cores” was not cleaned."), called.err());
            assertTrue(called.err().contains("files are back in place."), called.err());
        }
        assertEquals(before, HeldLibrary.withoutLock(library));
    }

    @Test
    void letsNoOtherOffcutIn() throws Exception {
        try (Launched clean = inTheMiddle()) {
            Called second = Called.offcut(environment, "clean", "p1", "--json");
            assertEquals(4, second.status(), second.toString());
            assertEquals("locked", second.code());
            assertEquals("cleaning", state());
            clean.signal("CONT");
            Called called = clean.ended();
            assertEquals(0, called.status(), called.toString());
            assertEquals(before.size() - 2, run(called).get("deletedFiles").getAsInt());
        }
    }

    @Test
    void isRolledBackByTheNextAfterItWasKilled() throws Exception {
        try (Launched clean = inTheMiddle()) {
            clean.signal("KILL");
            assertEquals(137, clean.ended().status());
        }
        assertEquals("interrupted", state());
        assertEquals(0, Called.offcut(environment, "history").status());
        assertTrue(moved() > 0, "looking recovers nothing");
        Called recover = Called.offcut(environment, "recover", "--json");
        assertEquals(0, recover.status(), recover.toString());
        JsonObject one = recover.json().getAsJsonArray("recovered").get(0).getAsJsonObject();
        assertEquals("rolled-back", one.get("did").getAsString());
        assertEquals(before, HeldLibrary.withoutLock(library));
        assertEquals("ready", state());
    }

    @Test
    void isPutBackByUndoAfterItWasKilled() throws Exception {
        try (Launched clean = inTheMiddle()) {
            clean.signal("KILL");
            clean.ended();
        }
        Called history = Called.offcut(environment, "history", "--json");
        Called undo =
                Called.offcut(environment, "undo", run(history).get("run").getAsString(), "--json");
        assertEquals(0, undo.status(), undo.toString());
        assertTrue(undo.json().get("restoredFiles").getAsLong() > 0, undo.out());
        assertEquals(before, HeldLibrary.withoutLock(library));
    }

    @Test
    void isUndoneByAnotherProcess() throws Exception {
        String run;
        try (Launched clean = launch("clean", "p1", "--keep", "1h", "--json")) {
            Called held = clean.ended();
            assertEquals(0, held.status(), held.toString());
            assertEquals("held", run(held).get("outcome").getAsString());
            run = run(held).get("run").getAsString();
        }
        assertTrue(!library.files().contains(SCRATCH + "/concatenated.mp4"));
        try (Launched undo = launch("undo", run, "--json")) {
            Called called = undo.ended();
            assertEquals(0, called.status(), called.toString());
            assertEquals(before.size() - 2, called.json().get("restoredFiles").getAsInt());
        }
        assertEquals(before, HeldLibrary.withoutLock(library));
    }

    @Test
    void isErasedByTheNextStartWhenItsTimeIsOver() throws Exception {
        try (Launched clean = launch("clean", "p1", "--keep", "1s", "--json")) {
            assertEquals("held", run(clean.ended()).get("outcome").getAsString());
        }
        Instant end = Instant.now().plusSeconds(1);
        await().until(() -> Instant.now().isAfter(end));
        try (Launched watch = launch("watch", "--once", "--json")) {
            Called called = watch.ended();
            assertEquals(0, called.status(), called.toString());
            assertTrue(called.out().contains("\"event\":\"cleaned\",\"project\":\"p1\""));
        }
        assertEquals("clean", state());
    }
}
