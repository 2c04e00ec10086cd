package app.offcut.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.text.Problem;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    private static final Path HOME = Path.of("/home/anna");

    private static String folder(String system, Map<String, String> variables) {
        return Environment.stateFolder(variables, OperatingSystem.named(system), HOME).toString();
    }

    /** A relative folder might lead into a library. */
    @ParameterizedTest
    @CsvSource({
        "Linux, , , /home/anna/.local/state/offcut",
        "Linux, XDG_STATE_HOME, '', /home/anna/.local/state/offcut",
        "Linux, XDG_STATE_HOME, /x, /x/offcut",
        "Linux, XDG_STATE_HOME, x, /home/anna/.local/state/offcut",
        "Mac OS X, , , /home/anna/Library/Application Support/Offcut",
        "Windows 11, , , /home/anna/AppData/Local/Offcut",
        "Windows 11, LOCALAPPDATA, /data, /data/Offcut",
        "Windows 11, LOCALAPPDATA, x, /home/anna/AppData/Local/Offcut",
        "Linux, OFFCUT_STATE, ~, /home/anna",
        "Linux, OFFCUT_STATE, ~/offcut, /home/anna/offcut",
        "Linux, OFFCUT_STATE, ' ', /home/anna/.local/state/offcut"
    })
    void usesTheSystemsFolderForState(
            String system, @Nullable String variable, @Nullable String value, String expected) {
        assertEquals(
                expected,
                folder(
                        system,
                        variable == null || value == null ? Map.of() : Map.of(variable, value)));
    }

    @Test
    void prefersTheUsersFolderForState() {
        Map<String, String> both = Map.of("OFFCUT_STATE", "/mine", "XDG_STATE_HOME", "/x");
        assertEquals("/mine", folder("Linux", both));
        assertEquals("/mine", folder("Windows 11", both));
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
        assertEquals(Path.of("/home/anna"), Environment.homeFolder("/home/anna"));
        assertEquals(Path.of("/"), Environment.homeFolder("?"), "no home at all");
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
