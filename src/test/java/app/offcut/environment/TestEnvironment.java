package app.offcut.environment;

import app.offcut.settings.Environment;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The environment of a user whose folders all lie in one of the test's. */
public final class TestEnvironment {
    private TestEnvironment() {}

    /** The folder is where the user works; the home and the state folder lie in it. */
    public static Environment in(Path folder) {
        return in(folder, Map.of());
    }

    public static Environment in(Path folder, Map<String, String> variables) {
        return new Environment(
                variables,
                InstantSource.system(),
                folder,
                folder.resolve("home"),
                folder.resolve("state"));
    }

    /** The user has named this library, and need not name it in a call. */
    public static Environment withLibrary(Path folder, Path library) {
        return in(folder, Map.of("OFFCUT_LIBRARY", library.toString()));
    }

    /** For a test with a folder that is the state folder itself. */
    public static Environment withState(Path state, InstantSource clock) {
        return new Environment(Map.of(), clock, state, state.resolve("home"), state);
    }
}
