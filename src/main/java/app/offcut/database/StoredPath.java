package app.offcut.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A path that offcut.db keeps. It may have been stored in a locale that knows more names. */
public final class StoredPath {
    private StoredPath() {}

    /** Nothing if this process cannot name it. */
    public static Optional<Path> of(String stored) {
        try {
            return Optional.of(Path.of(stored));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
