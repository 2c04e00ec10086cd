package app.offcut.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.text.Problem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    private static final Path HOME = Path.of("/home/anna");

    private static String folder(String system, Map<String, String> variables) {
        return Environment.stateFolder(variables, OperatingSystem.named(system), HOME).toString();
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
        assertEquals("/home/anna", folder("Linux", Map.of("OFFCUT_STATE", "~")));
        assertEquals("/home/anna/offcut", folder("Linux", Map.of("OFFCUT_STATE", "~/offcut")));
        assertEquals(
                "/home/anna/.local/state/offcut", folder("Linux", Map.of("OFFCUT_STATE", " ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "./here", "../here", ".", "~anna/here", "here/~", "~here"})
    void refusesARelativeStateFolder(String named) {
        Problem problem =
                assertThrows(Problem.class, () -> folder("Linux", Map.of("OFFCUT_STATE", named)));
        assertEquals(Problem.Code.USAGE, problem.code());
        assertTrue(problem.sentence().contains("“" + named + "”"), problem.sentence());
    }

    @Test
    void takesNoRelativeFolderThatCouldLieInALibrary() {
        assertEquals(
                "/home/anna/.local/state/offcut", folder("Linux", Map.of("XDG_STATE_HOME", "x")));
        assertEquals(
                "/home/anna/AppData/Local/Offcut",
                folder("Windows 11", Map.of("LOCALAPPDATA", "x")));
        assertEquals(Path.of("/"), Environment.homeFolder("?"), "nobody's home");
        assertEquals(Path.of("/home/anna"), Environment.homeFolder("/home/anna"));
    }

    @Test
    void asksForAStateFolderWhereThereIsNoHome() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> Environment.stateFolder(Map.of(), OperatingSystem.OTHER, null));
        assertTrue(problem.sentence().contains("OFFCUT_STATE"), problem.sentence());
        assertEquals(
                Path.of("/x"),
                Environment.stateFolder(Map.of("OFFCUT_STATE", "/x"), OperatingSystem.OTHER, null));
    }

    @Test
    void knowsWhatContainsAHomeThatCannotBeNamed() {
        assertEquals(Path.of("/home/~"), Environment.homeFolder("/home/a\0b"));
        assertEquals(Path.of("/~"), Environment.homeFolder("/a\0b/c"));
        assertThrows(Problem.class, () -> Environment.named("a\0b"));
    }

    @Test
    void tellsTheVariablesOfTheProcess() {
        Environment environment = Environment.ofProcess();
        assertEquals(System.getenv("PATH"), environment.variable("PATH"));
        assertNull(environment.variable("OFFCUT_THERE_IS_NO_SUCH_VARIABLE"));
    }
}
