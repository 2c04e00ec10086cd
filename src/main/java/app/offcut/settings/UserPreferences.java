package app.offcut.settings;

import static app.offcut.database.own.Tables.LIBRARY;

import app.offcut.database.OwnDatabase;
import app.offcut.database.StoredPath;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The user's choices for the whole application, kept in offcut.db. */
public final class UserPreferences {
    private final OwnDatabase own;
    private final StoredPreference theme;

    public UserPreferences(OwnDatabase own) {
        this.own = own;
        theme = new StoredPreference(own, null, "theme");
    }

    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Theme theme() {
        String word = theme.read().orElse("");
        return Arrays.stream(Theme.values())
                .filter(t -> t.word().equals(word))
                .findFirst()
                .orElse(Theme.SYSTEM);
    }

    public void theme(Theme chosen) {
        theme.write(chosen.word());
    }

    /** Libraries that were opened before, newest first. They may be gone by now. */
    public List<Path> recentLibraries() {
        return own.read(sql ->
                sql
                        .select(LIBRARY.ROOT)
                        .from(LIBRARY)
                        .orderBy(LIBRARY.LAST_OPENED_AT.desc(), LIBRARY.ID.desc())
                        .fetch(row -> row.value1())
                        .stream()
                        .flatMap(root -> StoredPath.of(root).stream())
                        .toList());
    }

    /** The newest of {@link #recentLibraries}. */
    public Optional<Path> lastLibrary() {
        return recentLibraries().stream().findFirst();
    }
}
