package app.offcut.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static final Path HOME = Path.of("/home/anna");

    private static String folder(String system, Map<String, String> variables) {
        return Environment.stateFolder(variables, system, HOME).toString();
    }

    @Test
    void stateLiesWhereTheSystemKeepsIt() {
        assertEquals("/home/anna/.local/state/offcut", folder("Linux", Map.of()));
        assertEquals(
                "/home/anna/.local/state/offcut", folder("Linux", Map.of("XDG_STATE_HOME", "")));
        assertEquals("/x/offcut", folder("Linux", Map.of("XDG_STATE_HOME", "/x")));
        assertEquals("/home/anna/Library/Application Support/Offcut", folder("Mac OS X", Map.of()));
        assertEquals("/home/anna/AppData/Local/Offcut", folder("Windows 11", Map.of()));
        assertEquals("/data/Offcut", folder("Windows 11", Map.of("LOCALAPPDATA", "/data")));
    }

    @Test
    void stateLiesWhereTheUserWantsIt() {
        Map<String, String> both = Map.of("OFFCUT_STATE", "/mine", "XDG_STATE_HOME", "/x");
        assertEquals("/mine", folder("Linux", both));
        assertEquals("/mine", folder("Windows 11", both));
        assertEquals(
                Path.of("here").toAbsolutePath().toString(),
                folder("Linux", Map.of("OFFCUT_STATE", "here")));
        assertEquals(
                "/home/anna/.local/state/offcut", folder("Linux", Map.of("OFFCUT_STATE", " ")));
    }

    @Test
    void tellsTheVariablesOfTheProcess() {
        Environment environment = Environment.ofProcess();
        assertEquals(System.getenv("PATH"), environment.variable("PATH"));
        assertNull(environment.variable("OFFCUT_THERE_IS_NO_SUCH_VARIABLE"));
    }
}
