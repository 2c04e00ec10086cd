package app.offcut.failure;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/**
 * A cause, and the file or folder that it concerns.
 *
 * @param detail the permissions if access is denied, else the system's own message
 * @param owner of the file or folder if access is denied, else empty
 */
record LocatedCause(Cause cause, Path at, String detail, String owner) {
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
        if (cause == Cause.ACCESS_DENIED) return denied(Access.denied(path));
        boolean border = AT_A_BORDER.contains(cause) && isMountPoint(path);
        return new LocatedCause(border ? Cause.MOUNT_POINT : cause, path, words, "");
    }

    private static LocatedCause denied(Access access) {
        Cause cause =
                access.permissions().isEmpty()
                        ? Cause.CLOSED
                        : access.own() ? Cause.ACCESS_DENIED : Cause.OTHER_OWNER;
        return new LocatedCause(cause, access.object(), access.permissions(), access.owner());
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
