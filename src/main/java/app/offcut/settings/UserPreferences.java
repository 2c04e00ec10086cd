package app.offcut.settings;

import app.offcut.database.OwnDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The user's choices for the whole application, kept in offcut.db. */
public final class UserPreferences {
    public UserPreferences(OwnDatabase own) {}

    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    public Theme theme() {
        throw new UnsupportedOperationException();
    }

    public void theme(Theme theme) {
        throw new UnsupportedOperationException();
    }

    /** Libraries that were opened before, newest first. They may be gone by now. */
    public List<Path> recentLibraries() {
        throw new UnsupportedOperationException();
    }

    /** The newest of {@link #recentLibraries}. */
    public Optional<Path> lastLibrary() {
        return recentLibraries().stream().findFirst();
    }
}
