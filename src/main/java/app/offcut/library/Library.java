package app.offcut.library;

import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One generator's folder, opened by the user.
 *
 * @param root real path
 */
public record Library(Path root, FileIdentity identity) {
    public static final String DATABASE = "ai-video-generator.db";

    /**
     * @throws Problem NOT_A_LIBRARY, REFUSED_ROOT or UNAVAILABLE
     */
    public static Library open(Path folder, Environment environment) {
        try {
            Path root = folder.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
            if (!attributes.isDirectory()) throw Problem.of(Problem.Code.NOT_A_LIBRARY, folder);
            FileIdentity identity = FileIdentity.of(attributes);
            if (tooWide(root, identity, environment.homeFolder()))
                throw Problem.of(Problem.Code.REFUSED_ROOT, folder);
            if (!looksLikeLibrary(root)) throw Problem.of(Problem.Code.NOT_A_LIBRARY, folder);
            return new Library(root, identity == null ? new FileIdentity(0, 0) : identity);
        } catch (IOException e) {
            throw Problem.of(Problem.Code.NOT_A_LIBRARY, folder);
        }
    }

    /** Whether a folder could be opened; refused ones cannot. */
    public static boolean looksLikeLibrary(Path folder) {
        return Files.isRegularFile(folder.resolve(DATABASE))
                || Arrays.stream(Zone.values()).filter(zone -> isFolder(folder, zone)).count() >= 2;
    }

    private static boolean isFolder(Path folder, Zone zone) {
        Path place = folder;
        for (String name : zone.names()) place = place.resolve(name);
        return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
    }

    /** The root of a disk, the home folder, and whatever contains it. */
    private static boolean tooWide(Path root, @Nullable FileIdentity identity, Path home)
            throws IOException {
        Path parent = root.getParent();
        if (parent == null) return true;
        Path realHome = Files.exists(home) ? home.toRealPath() : home;
        if (realHome.startsWith(root)) return true;
        FileIdentity above =
                FileIdentity.of(Files.readAttributes(parent, BasicFileAttributes.class));
        return Mounts.read().contains(root.toString())
                || (identity != null && above != null && identity.device() != above.device());
    }

    public Path databaseFile() {
        return root.resolve(DATABASE);
    }

    /** Whether this disk takes names that differ only in case for two; looks, writes nothing. */
    public boolean tellsCaseApart() {
        return !Files.exists(root.resolve(DATABASE.toUpperCase(Locale.ROOT)))
                && !Files.exists(root.resolve(".CACHE"));
    }

    /** Its last name, for titles. */
    public String name() {
        return String.valueOf(root.getFileName());
    }
}
