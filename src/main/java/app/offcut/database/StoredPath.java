package app.offcut.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A path stored in offcut.db, perhaps in a locale with more characters than this one. */
public final class StoredPath {
    private StoredPath() {}

    /** Empty if this process cannot express it. */
    public static Optional<Path> of(String stored) {
        try {
            return Optional.of(Path.of(stored));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
