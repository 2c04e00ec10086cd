package app.offcut.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A path stored in offcut.db, perhaps written under a locale whose encoding can represent more
 * characters than this one.
 */
public final class StoredPath {
    private StoredPath() {}

    /** Empty if this process cannot represent it. */
    public static Optional<Path> of(String stored) {
        try {
            return Optional.of(Path.of(stored));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
