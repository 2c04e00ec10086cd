package app.offcut.cleanup.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What went wrong, told from the system's own words, whatever language it speaks. */
class FailureTest {
    private static final Map<Integer, String> GERMAN =
            Map.of(
                    28, "Auf dem Gerät ist kein Speicherplatz mehr verfügbar",
                    30, "Das Dateisystem ist nur lesbar",
                    16, "Das Gerät oder die Ressource ist belegt",
                    18, "Ungültiger Link über Gerätegrenzen hinweg",
                    1, "Die Operation ist nicht erlaubt",
                    122, "Der zugewiesene Plattenplatz (Quota) ist überschritten",
                    24, "Zu viele offene Dateien",
                    20, "Ist kein Verzeichnis",
                    40, "Zu viele Ebenen aus symbolischen Links");

    private static String why(String reason) {
        return Failure.why(
                new FileSystemException("a.mp4", null, reason),
                errno -> GERMAN.containsKey(errno) ? Set.of(GERMAN.get(errno)) : Set.of());
    }

    @Test
    void isToldInAnotherLanguageToo() {
        assertEquals("no-space", why(GERMAN.get(28)));
        assertEquals("no-space", why(GERMAN.get(122)));
        assertEquals("read-only", why(GERMAN.get(30)));
        assertEquals("busy", why(GERMAN.get(16)));
        assertEquals("other-device", why(GERMAN.get(18)));
        assertEquals("not-permitted", why(GERMAN.get(1)));
        assertEquals("too-many-open", why(GERMAN.get(24)));
        assertEquals("folder-replaced", why(GERMAN.get(20)));
        assertEquals("folder-replaced", why(GERMAN.get(40)));
        assertEquals("busy", why("Device or resource busy"));
        assertEquals("other", why("Eingabe-/Ausgabefehler"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void knowsTheWordsOfThisSystem(@TempDir Path folder) throws Exception {
        Path tooLong = folder.resolve("a".repeat(300));
        FileSystemException e =
                assertThrows(FileSystemException.class, () -> Files.createDirectory(tooLong));
        assertTrue(LinuxCalls.reasons(36).contains(String.valueOf(e.getReason())), e::toString);
        assertFalse(LinuxCalls.reasons(28).isEmpty());
        assertTrue(Failure.noSpace(new IOException("No space left on device")));
    }
}
