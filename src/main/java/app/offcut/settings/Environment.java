package app.offcut.settings;

import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The process's environment: variables, clock and folders. Passed down from {@code Main}, so that a
 * test can supply its own.
 *
 * @param stateFolder Offcut's own folder with {@code offcut.db} and {@code offcut.log}; may not
 *     exist yet
 */
public record Environment(
        Map<String, String> variables,
        InstantSource clock,
        Path workingDirectory,
        Path homeFolder,
        Path stateFolder) {

    /**
     * The environment of this process.
     *
     * @throws Problem USAGE if the state folder cannot be determined
     */
    public static Environment ofProcess() {
        Map<String, String> variables = System.getenv();
        String user = System.getProperty("user.home");
        Path state = stateFolder(variables, OperatingSystem.ofProcess(), path(user).orElse(null));
        return new Environment(
                variables,
                InstantSource.system(),
                Path.of("").toAbsolutePath(),
                homeFolder(user),
                state);
    }

    /** The home folder, as far as this locale can express it; its existing parents are enough. */
    static Path homeFolder(String user) {
        String text = user;
        while (text.startsWith("/") && path(text).isEmpty())
            text = text.substring(0, text.lastIndexOf('/'));
        Path home =
                path(text.isEmpty() ? "/" : text).orElse(Path.of("").toAbsolutePath().getRoot());
        return text.equals(user) ? home : home.resolve("~");
    }

    /**
     * {@code OFFCUT_STATE}, else the system's place for an application's state.
     *
     * @param home null if it is unknown or cannot be expressed in this locale
     */
    static Path stateFolder(
            Map<String, String> variables, OperatingSystem system, @Nullable Path home) {
        String own = variables.get("OFFCUT_STATE");
        if (own != null && !own.isBlank()) return ownFolder(named(own), home);
        String kept =
                switch (system) {
                    case MAC -> null;
                    case WINDOWS -> variables.get("LOCALAPPDATA");
                    case OTHER -> variables.get("XDG_STATE_HOME");
                };
        // the specification says to ignore a relative path; it might lead into a library
        if (kept != null && !kept.isBlank() && named(kept).isAbsolute())
            return named(kept).resolve(system == OperatingSystem.WINDOWS ? "Offcut" : "offcut");
        if (home == null) throw Problem.usage(Texts.of("settings.no-home"));
        return home.resolve(
                switch (system) {
                    case MAC -> "Library/Application Support/Offcut";
                    case WINDOWS -> "AppData/Local/Offcut";
                    case OTHER -> ".local/state/offcut";
                });
    }

    /**
     * Candidate folders for the native library of the SQLite driver: Offcut's cache first, then
     * others. Creates none of them, and offers no home folder that does not exist.
     */
    public List<Path> driverFolders() {
        Path temporary =
                Path.of(System.getProperty("java.io.tmpdir"))
                        .resolve("offcut-" + System.getProperty("user.name"));
        return Stream.concat(
                        cacheFolder(OperatingSystem.ofProcess()).stream(),
                        Stream.of(stateFolder, temporary))
                .toList();
    }

    /** Offcut's folder in the system's place for caches. */
    Optional<Path> cacheFolder(OperatingSystem system) {
        String kept =
                switch (system) {
                    case MAC -> null;
                    case WINDOWS -> variable("LOCALAPPDATA");
                    case OTHER -> variable("XDG_CACHE_HOME");
                };
        Optional<Path> named = kept == null ? Optional.empty() : path(kept);
        String below = system == OperatingSystem.WINDOWS ? "Offcut/cache" : "offcut";
        if (named.isPresent()) return named.map(folder -> folder.resolve(below));
        if (!Files.isDirectory(homeFolder)) return Optional.empty();
        return Optional.of(
                homeFolder.resolve(
                        switch (system) {
                            case MAC -> "Library/Caches/Offcut";
                            case WINDOWS -> "AppData/Local/Offcut/cache";
                            case OTHER -> ".cache/offcut";
                        }));
    }

    /**
     * Rejects a relative path, which would depend on the working directory and might lead into a
     * library.
     */
    private static Path ownFolder(Path named, @Nullable Path home) {
        if (home == null && isBelowHome(named)) throw Problem.usage(Texts.of("settings.no-home"));
        Path folder = home == null ? named : belowHome(named, home);
        if (!folder.isAbsolute()) throw Problem.usage(Texts.of("settings.relative-state", named));
        return folder;
    }

    /** The path with a leading {@code ~} expanded, as a shell does. */
    public Path belowHome(Path named) {
        return belowHome(named, homeFolder);
    }

    private static Path belowHome(Path named, Path home) {
        if (!isBelowHome(named)) return named;
        int names = named.getNameCount();
        return names == 1 ? home : home.resolve(named.subpath(1, names));
    }

    private static boolean isBelowHome(Path named) {
        return !named.isAbsolute() && named.getName(0).toString().equals("~");
    }

    /**
     * A folder named by the user.
     *
     * @throws Problem USAGE if its name cannot be decoded in this locale
     */
    public static Path named(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Problem.usage(Texts.of("settings.unreadable-name", text)).causedBy(e);
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Every folder that may be the user's home; the system and the shell may disagree. */
    public List<Path> homeFolders() {
        String shell = variable("HOME");
        return Stream.concat(
                        Stream.of(homeFolder),
                        shell == null ? Stream.empty() : path(shell).stream())
                .toList();
    }

    public @Nullable String variable(String name) {
        return variables.get(name);
    }
}
