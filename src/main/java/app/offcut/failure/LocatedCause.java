package app.offcut.failure;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A cause, and the file or folder that it concerns.
 *
 * @param detail the permissions if access is denied, else the system's own message
 * @param owner of the file or folder if access is denied, else empty
 */
record LocatedCause(Cause cause, Path at, String detail, String owner) {
    private static final int ROOT = 0;
    private static final int MOST_LINKS = 40;
    private static final Set<Cause> AT_A_BORDER = Set.of(Cause.IN_USE, Cause.OTHER_DISK);

    static LocatedCause at(Path path, IOException thrown) {
        return of(SystemError.cause(thrown), where(path, thrown), SystemError.words(thrown));
    }

    /** The path that the exception names, if it is below the given one. */
    private static Path where(Path path, IOException thrown) {
        if (!(thrown instanceof FileSystemException file) || file.getFile() == null) return path;
        try {
            Path named = Path.of(file.getFile());
            return named.startsWith(path) ? named : path;
        } catch (InvalidPathException _) {
            return path; // the message contains it in a form that is not a path
        }
    }

    /**
     * Finds out what an error does not say: what denies access, and whether a mount point is
     * involved.
     */
    static LocatedCause of(Cause cause, Path path, String words) {
        if (cause == Cause.ACCESS_DENIED) return denied(path);
        boolean border = AT_A_BORDER.contains(cause) && isMountPoint(path);
        return new LocatedCause(border ? Cause.MOUNT_POINT : cause, path, words, "");
    }

    /** Finds the file or folder that denies access: the path itself or a folder above it. */
    private static LocatedCause denied(Path path) {
        Path object = path;
        try {
            object = culprit(path.toAbsolutePath(), MOST_LINKS);
            var attributes = Files.readAttributes(object, PosixFileAttributes.class);
            String owner = attributes.owner().getName();
            return new LocatedCause(
                    mayChange(object, owner) ? Cause.ACCESS_DENIED : Cause.OTHER_OWNER,
                    object,
                    PosixFilePermissions.toString(attributes.permissions()),
                    owner);
        } catch (IOException | UnsupportedOperationException _) {
            return new LocatedCause(Cause.CLOSED, object, "", "");
        }
    }

    private static boolean mayChange(Path object, String owner) throws IOException {
        OptionalInt user = Libc.effectiveUser();
        if (user.isEmpty()) return owner.equals(System.getProperty("user.name"));
        return user.getAsInt() == ROOT
                || Files.getAttribute(object, "unix:uid").equals(user.getAsInt());
    }

    /** The first folder on the path that cannot be entered, else the path itself. */
    private static Path culprit(Path path, int links) throws IOException {
        Path on = path.getRoot();
        for (Path name : path) {
            if (Files.notExists(on, LinkOption.NOFOLLOW_LINKS))
                return Objects.requireNonNullElse(on.getParent(), on);
            if (!Files.isExecutable(on)) return closed(on, links);
            on = on.resolve(name);
        }
        Path parent = Objects.requireNonNullElse(path.getParent(), path);
        boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        return there && !usable(path) ? closed(path, links) : parent;
    }

    private static Path closed(Path path, int links) throws IOException {
        if (links == 0 || !Files.isSymbolicLink(path)) return path;
        return culprit(path.resolveSibling(Files.readSymbolicLink(path)), links - 1);
    }

    private static boolean usable(Path path) {
        return Files.isReadable(path)
                && Files.isWritable(path)
                && (!Files.isDirectory(path) || Files.isExecutable(path));
    }

    private static boolean isMountPoint(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        try {
            return parent != null
                    && !Files.getAttribute(path, "unix:dev")
                            .equals(Files.getAttribute(parent, "unix:dev"));
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
