package app.offcut.library;

import app.offcut.text.Problem;
import app.offcut.text.TextKey;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a folder is too large to be one library. */
public enum UnsafeRoot implements TextKey {
    /** Of the file system, or of a drive. */
    ROOT,
    HOME,
    ABOVE_HOME,
    /** A whole disk; one that a container mounts may be just the library's folder. */
    MOUNT_POINT;

    /** Empty for a folder that is neither of these. */
    public static Optional<UnsafeRoot> of(
            Path root, @Nullable FileIdentity identity, List<Path> homes) throws IOException {
        Path parent = root.getParent();
        if (parent == null) return Optional.of(ROOT);
        for (Path home : homes) if (isSame(root, identity, home)) return Optional.of(HOME);
        for (Path home : homes)
            for (Path at = home.getParent(); at != null; at = at.getParent())
                if (isSame(root, identity, at)) return Optional.of(ABOVE_HOME);
        return isMountPoint(root, identity, parent) ? Optional.of(MOUNT_POINT) : Optional.empty();
    }

    /**
     * A bind mount has the device of its surroundings, so that the table of mounts is asked too.
     */
    private static boolean isMountPoint(Path root, @Nullable FileIdentity identity, Path parent)
            throws IOException {
        if (Mounts.read().contains(root.toString())) return true;
        FileIdentity above =
                FileIdentity.of(Files.readAttributes(parent, BasicFileAttributes.class));
        return identity != null && above != null && identity.device() != above.device();
    }

    private static boolean isSame(Path root, @Nullable FileIdentity identity, Path other) {
        try {
            if (other.toRealPath().equals(root)) return true;
            var attributes = Files.readAttributes(other, BasicFileAttributes.class);
            return identity != null && identity.equals(FileIdentity.of(attributes));
        } catch (IOException e) {
            return other.equals(root);
        }
    }

    /** Whether a folder may be a library all the same: a mount point with the database in it. */
    boolean allows(Path root) {
        return this == MOUNT_POINT
                && (Library.looksLikeLibrary(root) || Files.exists(root.resolve(Library.DATABASE)));
    }

    Problem problem(Path folder) {
        return Problem.saying(Problem.Code.REFUSED_ROOT, Texts.of(this, folder));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String key() {
        return "refused-root." + word();
    }
}
