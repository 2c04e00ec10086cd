package app.offcut.failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What denies access to a path: the path itself or a folder above it.
 *
 * @param own whether this user can change its permissions
 * @param owner name of its owner; empty if unreadable
 * @param permissions in the form of {@code ls}; empty if unreadable
 */
record Access(Path object, boolean own, String owner, String permissions) {
    private static final int ROOT = 0;
    private static final int MOST_LINKS = 40;

    static Access denied(Path path) {
        Path object = path;
        try {
            object = culprit(path.toAbsolutePath(), MOST_LINKS);
            var attributes = Files.readAttributes(object, PosixFileAttributes.class);
            String owner = attributes.owner().getName();
            return new Access(
                    object,
                    mayChange(object, owner),
                    owner,
                    PosixFilePermissions.toString(attributes.permissions()));
        } catch (IOException | UnsupportedOperationException _) {
            return new Access(object, true, "", "");
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
}
