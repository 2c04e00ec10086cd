package app.offcut.settings;

import static app.offcut.database.real.Tables.USER_PREFERENCES;

import app.offcut.database.HostDatabase;
import app.offcut.database.HostSchema;
import app.offcut.database.OwnDatabase;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Whether auto-clean is on: {@code AUTO_CLEANUP_ENABLED} (process environment, else the library's
 * {@code .env.local}, else {@code .env}) is not {@code false} and {@code
 * user_preferences.auto_cleanup_enabled} is not 0. Every question reads them anew.
 */
public final class AutoCleanSetting {
    private static final String VARIABLE = "AUTO_CLEANUP_ENABLED";

    private final Environment environment;
    private final Path libraryRoot;
    private final HostDatabase host;
    private final StoredPreference own;
    private volatile @Nullable Boolean known;

    public AutoCleanSetting(
            Environment environment,
            Path libraryRoot,
            HostDatabase host,
            OwnDatabase own,
            long libraryId) {
        this.environment = environment;
        this.libraryRoot = libraryRoot;
        this.host = host;
        this.own = new StoredPreference(own, libraryId, "auto_cleanup_enabled");
    }

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

        static Value of(boolean preference, @Nullable String environment, @Nullable String source) {
            return new Value(preference && !off(environment), preference, environment, source);
        }

        /** Whether the environment overrules the user's choice: it says {@code false}. */
        public boolean locked() {
            return off(environment);
        }

        /** Where the variable is set, to be read after "in"; empty if it is set nowhere. */
        public String place() {
            if (source == null) return "";
            return source.equals("environment")
                    ? Texts.of("auto.source.environment")
                    : Texts.of("auto.source.file", source);
        }

        private static boolean off(@Nullable String value) {
            return value != null && value.strip().equalsIgnoreCase("false");
        }
    }

    /**
     * For the eye: of a database that cannot be used now it tells what was known before, else what
     * holds where nobody has chosen.
     *
     * @throws Problem DATABASE_BUSY if nothing is known yet
     */
    public Value read() {
        return value(remembered());
    }

    /**
     * For whoever acts on it.
     *
     * @throws Problem if it cannot be told: it may be off
     */
    public Value inForce() {
        return value(preference());
    }

    /**
     * The user's own choice alone.
     *
     * @throws Problem if it cannot be told
     */
    public boolean preferred() {
        return preference();
    }

    private Value value(boolean preference) {
        String value = environment.variable(VARIABLE);
        if (value != null) return Value.of(preference, value, "environment");
        for (String file : List.of(".env.local", ".env")) {
            value = new EnvFile(libraryRoot.resolve(file)).value(VARIABLE);
            if (value != null) return Value.of(preference, value, file);
        }
        return Value.of(preference, null, null);
    }

    private boolean remembered() {
        try {
            return preference();
        } catch (Problem problem) {
            Boolean before = known;
            if (before == null && problem.code() == Problem.Code.DATABASE_BUSY) throw problem;
            return before == null || before;
        }
    }

    /** The generator's column; where it has none yet, what was chosen for want of its table. */
    private boolean preference() {
        Optional<String> stored = host.read(AutoCleanSetting::column);
        boolean preference = stored.or(own::read).map(AutoCleanSetting::on).orElse(true);
        known = preference;
        return preference;
    }

    private static Optional<String> column(DSLContext sql) {
        if (!HostSchema.probe(sql).has("user_preferences", "auto_cleanup_enabled"))
            return Optional.empty();
        // as it is: any type of value may be in the column
        return sql
                .select(USER_PREFERENCES.AUTO_CLEANUP_ENABLED.coerce(SQLDataType.OTHER))
                .from(USER_PREFERENCES)
                .limit(1)
                .fetch(row -> String.valueOf(row.value1()))
                .stream()
                .findFirst();
    }

    private static boolean on(String stored) {
        String value = stored.strip();
        return !value.equals("0") && !value.equals("0.0") && !value.equalsIgnoreCase("false");
    }

    /**
     * Saves the user's choice; runs migration 026 first where it is missing.
     *
     * @throws Problem if the database cannot be written
     */
    public void save(boolean preference) {
        if (!host.schema().has("user_preferences")) {
            own.write(preference ? "1" : "0");
            return;
        }
        long value = preference ? 1 : 0;
        host.write(sql -> {
            int rows =
                    sql.update(USER_PREFERENCES)
                            .set(USER_PREFERENCES.AUTO_CLEANUP_ENABLED, value)
                            .execute();
            return rows > 0
                    ? rows
                    : sql.insertInto(USER_PREFERENCES)
                            .set(USER_PREFERENCES.ID, "default")
                            .set(USER_PREFERENCES.AUTO_CLEANUP_ENABLED, value)
                            .execute();
        });
    }
}
