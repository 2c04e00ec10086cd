package app.offcut.cleanup.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.files.FileIdentity;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.library.Library;
import app.offcut.text.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LibraryLockTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    @TempDir Path folder;
    private Library library;

    @BeforeEach
    void makeALibrary() throws IOException {
        library = new Library(folder.toRealPath(), new FileIdentity(0, 0), new AiVideoGenerator());
    }

    /** Another Offcut: takes the lock of the folder, says so, and holds it until its input ends. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) throws IOException {
            Library library =
                    new Library(
                            Path.of(arguments[0]), new FileIdentity(0, 0), new AiVideoGenerator());
            try (LibraryLock _ = LibraryLock.take(library, Duration.ZERO)) {
                System.out.println("taken");
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (Problem problem) {
                System.out.println(problem.code().word());
            }
        }
    }

    private Process other() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        library.root().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(reader.readLine());
    }

    private Problem.Code refusal() {
        return assertThrows(Problem.class, () -> LibraryLock.take(library, SHORT)).code();
    }

    @Test
    void waitsUntilAnotherProcessEnds() throws Exception {
        Process other = other();
        try {
            assertEquals("taken", firstLine(other));
            assertEquals(Problem.Code.LOCKED, refusal());
            other.getOutputStream().close();
            other.waitFor();
        } finally {
            other.destroy();
        }
        LibraryLock.take(library, SHORT).close();
    }

    @Test
    void staysLockedForOthersWhileASecondTakerOfThisProcessIsTurnedAway() throws Exception {
        try (LibraryLock _ = LibraryLock.take(library, SHORT)) {
            assertEquals(Problem.Code.LOCKED, refusal());
            Process other = other();
            assertEquals("locked", firstLine(other));
            other.waitFor();
        }
        LibraryLock.take(library, SHORT).close();
    }

    @Test
    void waitsForItsTurn() throws Exception {
        LibraryLock first = LibraryLock.take(library, SHORT);
        CompletableFuture<Boolean> second =
                CompletableFuture.supplyAsync(() -> {
                    LibraryLock.take(library, Duration.ofSeconds(60)).close();
                    return true;
                });
        assertTrue(!second.isDone());
        first.close();
        assertTrue(second.get(60, TimeUnit.SECONDS));
    }

    @Test
    void hidesItselfFromGitAndFromOtherUsers() throws Exception {
        LibraryLock.take(library, SHORT).close();
        LibraryLock.take(library, SHORT).close();
        Path own = library.root().resolve(".offcut");
        assertEquals("*\n", Files.readString(own.resolve(".gitignore")));
        if (Files.getFileStore(own).supportsFileAttributeView("posix"))
            assertEquals(
                    "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsNoLink(@TempDir Path elsewhere) throws Exception {
        Files.createSymbolicLink(library.root().resolve(".offcut"), elsewhere);
        assertEquals(Problem.Code.UNAVAILABLE, refusal());
        try (var left = Files.list(elsewhere)) {
            assertEquals(0, left.count());
        }
        Files.delete(library.root().resolve(".offcut"));
        LibraryLock.take(library, SHORT).close();
    }

    @Test
    void reportsAMissingLibrary() throws Exception {
        Files.delete(library.root());
        assertEquals(Problem.Code.UNAVAILABLE, refusal());
        Files.createDirectory(library.root());
    }

    @Test
    void givesUpWhenInterrupted() {
        try (LibraryLock _ = LibraryLock.take(library, SHORT)) {
            Thread.currentThread().interrupt();
            assertEquals(Problem.Code.LOCKED, refusal());
            assertTrue(Thread.interrupted());
        }
    }
}
