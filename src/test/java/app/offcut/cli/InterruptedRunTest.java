package app.offcut.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cleanup in a process of its own, caught in the middle. */
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class InterruptedRunTest extends CommandTest {
    private static final int FILES = 4_000;
    private static final String SCRATCH = ".cache/assembly/job-p1";

    private Map<String, String> before = Map.of();

    @BeforeEach
    void lookAtTheFiles() {
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
        } catch (UncheckedIOException e) {
            // the cleanup removed its probe during the walk
            if (e.getCause() instanceof NoSuchFileException) return moved();
            throw e;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void putsEverythingBackOnASignal(String signal) throws Exception {
        try (Launched clean = inTheMiddle()) {
            // whether it can be interrupted depends on who started the build, not on the machine
            assumeTrue(
                    !signal.equals("INT") || !ignoresInterrupts(clean),
                    "the build itself ignores interrupts");
            clean.signal(signal);
            clean.signal("CONT");
            Called called = clean.ended().ends(130);
            assertEquals("stopped", called.at("runs/0/outcome"));
            assertEquals("0", called.at("runs/0/deletedFiles"));
            called.warns("files are back in place.");
        }
        assertEquals(before, HeldLibrary.withoutLock(library));
        assertEquals("ready", state("p1"));
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
    void putsEverythingBackIfTheFinalChangesMeanwhile() throws Exception {
        try (Launched clean = inTheMiddle()) {
            project.truncateFinal(2000);
            before.put(project.finalPath(), SampleLibrary.checksum(project.finalFile()));
            clean.signal("CONT");
            Called called = clean.ended().ends(3);
            assertEquals("refused", called.at("runs/0/outcome"));
            called.warns("“Ice cores” was not cleaned.").warns("files are back in place.");
        }
        assertEquals(before, HeldLibrary.withoutLock(library));
    }

    @Test
    void locksOutAnotherOffcut() throws Exception {
        try (Launched clean = inTheMiddle()) {
            Called second = offcut("clean", "p1", "--json").ends(4);
            assertEquals("locked", second.code());
            assertEquals("cleaning", state("p1"));
            clean.signal("CONT");
            Called called = clean.ended().ends(0);
            assertEquals("" + (before.size() - 2), called.at("runs/0/deletedFiles"));
        }
    }

    @Test
    void isRolledBackByRecoverAfterAKill() throws Exception {
        try (Launched clean = inTheMiddle()) {
            clean.signal("KILL");
            assertEquals(137, clean.ended().status());
        }
        assertEquals("interrupted", state("p1"));
        offcut("history").ends(0);
        assertTrue(moved() > 0, "reading commands recover nothing");
        Called recover = offcut("recover", "--json").ends(0);
        assertEquals("rolled-back", recover.at("recovered/0/did"));
        assertEquals(before, HeldLibrary.withoutLock(library));
        assertEquals("ready", state("p1"));
    }

    @Test
    void isPutBackByUndoAfterAKill() throws Exception {
        try (Launched clean = inTheMiddle()) {
            clean.signal("KILL");
            clean.ended();
        }
        Called history = offcut("history", "--json");
        Called undo = offcut("undo", history.at("runs/0/run"), "--json").ends(0);
        assertNotEquals("0", undo.at("restoredFiles"));
        assertEquals(before, HeldLibrary.withoutLock(library));
    }

    @Test
    void isUndoneByAnotherProcess() throws Exception {
        String run;
        try (Launched clean = launch("clean", "p1", "--keep", "1h", "--json")) {
            Called held = clean.ended().ends(0);
            assertEquals("held", held.at("runs/0/outcome"));
            run = held.at("runs/0/run");
        }
        assertTrue(!library.files().contains(SCRATCH + "/concatenated.mp4"));
        try (Launched undo = launch("undo", run, "--json")) {
            Called called = undo.ended().ends(0);
            assertEquals("" + (before.size() - 2), called.at("restoredFiles"));
        }
        assertEquals(before, HeldLibrary.withoutLock(library));
    }

    @Test
    void isErasedByTheNextStartAfterItsKeepTime() throws Exception {
        try (Launched clean = launch("clean", "p1", "--keep", "1s", "--json")) {
            assertEquals("held", clean.ended().at("runs/0/outcome"));
        }
        Instant end = Instant.now().plusSeconds(1);
        await().until(() -> Instant.now().isAfter(end));
        try (Launched watch = launch("watch", "--once", "--json")) {
            watch.ended().ends(0).prints("\"event\":\"cleaned\",\"project\":\"p1\"");
        }
        assertEquals("clean", state("p1"));
    }
}
