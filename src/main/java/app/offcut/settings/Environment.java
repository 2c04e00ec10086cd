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

    /**
     * Of this process.
     *
     * @throws Problem USAGE if no state folder can be told
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

    /** As far as it can be named in this locale: what contains it is known all the same. */
    static Path homeFolder(String user) {
        String text = user;
        while (text.startsWith("/") && path(text).isEmpty())
            text = text.substring(0, text.lastIndexOf('/'));
        Path home =
                path(text.isEmpty() ? "/" : text).orElse(Path.of("").toAbsolutePath().getRoot());
        return text.equals(user) ? home : home.resolve("~");
    }

    /**
     * {@code OFFCUT_STATE}, else where the system keeps an application's state.
     *
     * @param home null if it cannot be told, or not be named in this locale
     */
    static Path stateFolder(
            Map<String, String> variables, OperatingSystem system, @Nullable Path home) {
        String own = variables.get("OFFCUT_STATE");
        if (own != null && !own.isBlank()) return ownFolder(named(own), home);
        boolean mac = system == OperatingSystem.MAC;
        boolean windows = system == OperatingSystem.WINDOWS;
        String kept = variables.get(windows ? "LOCALAPPDATA" : "XDG_STATE_HOME");
        // a relative one is to be ignored; it might lead into a library
        if (!mac && kept != null && !kept.isBlank() && named(kept).isAbsolute())
            return named(kept).resolve(windows ? "Offcut" : "offcut");
        if (home == null) throw Problem.usage(Texts.of("settings.no-home"));
        if (mac) return home.resolve("Library").resolve("Application Support").resolve("Offcut");
        return windows
                ? home.resolve("AppData").resolve("Local").resolve("Offcut")
                : home.resolve(".local").resolve("state").resolve("offcut");
    }

    /**
     * Where the native library of the SQLite driver may lie: Offcut's cache, else the next place
     * that works. None of them is made by asking, and no home folder that is not there.
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

    /** Offcut's own one, where the system keeps what can be made again. */
    Optional<Path> cacheFolder(OperatingSystem system) {
        boolean mac = system == OperatingSystem.MAC;
        boolean windows = system == OperatingSystem.WINDOWS;
        String kept = mac ? null : variable(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        Optional<Path> named = kept == null ? Optional.empty() : path(kept);
        if (named.isPresent())
            return named.map(folder ->
                    windows ? folder.resolve("Offcut").resolve("cache") : folder.resolve("offcut"));
        if (!Files.isDirectory(homeFolder)) return Optional.empty();
        if (mac)
            return Optional.of(homeFolder.resolve("Library").resolve("Caches").resolve("Offcut"));
        Path local = homeFolder.resolve("AppData").resolve("Local");
        return Optional.of(
                windows
                        ? local.resolve("Offcut").resolve("cache")
                        : homeFolder.resolve(".cache").resolve("offcut"));
    }

    /** A relative one would depend on the working directory, and might lead into a library. */
    private static Path ownFolder(Path named, @Nullable Path home) {
        if (home == null && isBelowHome(named)) throw Problem.usage(Texts.of("settings.no-home"));
        Path folder = home == null ? named : belowHome(named, home);
        if (!folder.isAbsolute()) throw Problem.usage(Texts.of("settings.relative-state", named));
        return folder;
    }

    /** The same with {@code ~} at its beginning replaced, as a shell does it. */
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
     * A folder that the user has named.
     *
     * @throws Problem USAGE if its name cannot be read in this locale
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

    /** Every folder that may be the user's home: the system's word and the shell's may differ. */
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
