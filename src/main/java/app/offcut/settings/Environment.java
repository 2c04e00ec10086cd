package app.offcut.settings;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process was given: environment variables, clock and folders. Handed down from {@code
 * Main}, so that a test can give its own.
 *
 * @param stateFolder Offcut's own folder: {@code offcut.db}, {@code offcut.log}; may not exist yet
 */
public record Environment(
        Map<String, String> variables,
        InstantSource clock,
        Path workingDirectory,
        Path homeFolder,
        Path stateFolder) {

    /** Of this process. */
    public static Environment ofProcess() {
        Path home = Path.of(System.getProperty("user.home"));
        return new Environment(
                System.getenv(),
                InstantSource.system(),
                Path.of("").toAbsolutePath(),
                home,
                stateFolder(System.getenv(), System.getProperty("os.name"), home));
    }

    /** {@code OFFCUT_STATE}, else where the system keeps an application's state. */
    static Path stateFolder(Map<String, String> variables, String system, Path home) {
        String own = variables.get("OFFCUT_STATE");
        if (own != null && !own.isBlank()) return Path.of(own).toAbsolutePath();
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            String local = variables.get("LOCALAPPDATA");
            return local == null
                    ? home.resolve("AppData").resolve("Local").resolve("Offcut")
                    : Path.of(local).resolve("Offcut");
        }
        if (os.contains("mac"))
            return home.resolve("Library").resolve("Application Support").resolve("Offcut");
        String xdg = variables.get("XDG_STATE_HOME");
        Path state =
                xdg == null || xdg.isBlank()
                        ? home.resolve(".local").resolve("state")
                        : Path.of(xdg);
        return state.resolve("offcut");
    }

    public @Nullable String variable(String name) {
        return variables.get(name);
    }
}
