package app.offcut.library;

import app.offcut.files.FileIdentity;
import app.offcut.files.Mounts;
import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.generator.Recognition;
import app.offcut.generator.Root;
import app.offcut.text.Problem;
import app.offcut.text.TextKey;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a folder cannot be a library. */
public enum UnsafeRoot implements TextKey {
    /** The root of the file system, or of a drive. */
    ROOT,
    HOME,
    ABOVE_HOME,
    /** The root of a disk; in a container, though, a mounted folder may be the library itself. */
    MOUNT_POINT;

    /** Empty for any other folder. */
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
     * Whether it is a mount point. A bind mount has the device of its surroundings, so the table of
     * mounts is checked too.
     */
    private static boolean isMountPoint(Path root, @Nullable FileIdentity identity, Path parent)
            throws IOException {
        if (Mounts.read().contains(root.toString())) return true;
        FileIdentity above = FileIdentity.at(parent);
        return identity != null && above != null && identity.device() != above.device();
    }

    private static boolean isSame(Path root, @Nullable FileIdentity identity, Path other) {
        try {
            return other.toRealPath().equals(root)
                    || (identity != null && identity.equals(FileIdentity.at(other)));
        } catch (IOException e) {
            return other.equals(root);
        }
    }

    /**
     * Whether a folder may be a library anyway: a mount point that contains the database.
     *
     * @param settled its generator as settled earlier; null if nobody has
     */
    boolean allows(Path root, @Nullable Generator settled) {
        return this == MOUNT_POINT
                && (settled != null
                        || Generators.all().stream()
                                .anyMatch(generator ->
                                        generator.recognise(Root.at(root)) == Recognition.YES
                                                || Files.exists(generator.mark(root))));
    }

    Problem problem(Path folder) {
        return Problem.saying(Problem.Code.REFUSED_ROOT, Texts.of(this, folder));
    }

    @Override
    public String key() {
        return "refused-root." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
