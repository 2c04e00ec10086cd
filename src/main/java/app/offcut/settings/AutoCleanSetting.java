package app.offcut.settings;

import app.offcut.database.HostDatabase;
import app.offcut.database.OwnDatabase;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether auto-clean is on: {@code AUTO_CLEANUP_ENABLED} (process environment, else the library's
 * {@code .env.local}, else {@code .env}) is not {@code false} and {@code
 * user_preferences.auto_cleanup_enabled} is not 0. Every question reads them anew.
 */
public final class AutoCleanSetting {
    public AutoCleanSetting(
            Environment environment,
            Path libraryRoot,
            HostDatabase host,
            OwnDatabase own,
            long libraryId) {}

    /**
     * @param enabled what holds
     * @param preference the user's own choice
     * @param environment value of the variable as written; null if it is set nowhere
     * @param source {@code environment}, {@code .env.local} or {@code .env}; null if set nowhere
     */
    public record Value(
            boolean enabled,
            boolean preference,
            @Nullable String environment,
            @Nullable String source) {
        /** Whether the environment overrules the user's choice. */
        public boolean locked() {
            return preference != enabled || (environment != null && !enabled);
        }
    }

    /** Never throws for an unusable database: the preference is then taken as on. */
    public Value read() {
        throw new UnsupportedOperationException();
    }

    /**
     * Saves the user's choice; runs migration 026 first where it is missing.
     *
     * @throws app.offcut.text.Problem if the database cannot be written
     */
    public void save(boolean preference) {
        throw new UnsupportedOperationException();
    }
}
