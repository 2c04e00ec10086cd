package app.offcut.settings;

import static app.offcut.database.shipped.Tables.USER_PREFERENCES;

import app.offcut.database.HostDatabase;
import app.offcut.database.HostSchema;
import app.offcut.database.LibraryMemory;
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
 * user_preferences.auto_cleanup_enabled} is not 0. Every question reads them anew; what is there
 * and cannot be read means off.
 */
public final class AutoCleanSetting {
    private static final String VARIABLE = "AUTO_CLEANUP_ENABLED";

    private final Environment environment;
    private final Path libraryRoot;
    private final HostDatabase host;
    private final StoredPreference own;

    public AutoCleanSetting(
            Environment environment, Path libraryRoot, HostDatabase host, LibraryMemory memory) {
        this.environment = environment;
        this.libraryRoot = libraryRoot;
        this.host = host;
        this.own = new StoredPreference(memory.own(), memory.id(), "auto_cleanup_enabled");
    }

    /**
     * @param enabled what holds
     * @param preference the user's own choice; false if it cannot be read
     * @param environment value of the variable as written; null if it is set nowhere
     * @param source {@code environment}, {@code .env.local} or {@code .env}; null if set nowhere
     * @param problem why it is off though nothing may have switched it off: a sentence that names
     *     what cannot be read; null if everything was
     */
    public record Value(
            boolean enabled,
            boolean preference,
            @Nullable String environment,
            @Nullable String source,
            @Nullable String problem) {

        /** Where everything could be read. */
        public Value(
                boolean enabled,
                boolean preference,
                @Nullable String environment,
                @Nullable String source) {
            this(enabled, preference, environment, source, null);
        }

        static Value of(boolean preference, Variable variable, @Nullable String problem) {
            boolean enabled = problem == null && preference && !off(variable.value);
            return new Value(enabled, preference, variable.value, variable.source, problem);
        }

        /** Where nothing at all could be read. */
        public static Value unread(String problem) {
            return of(false, Variable.UNSET, problem);
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

    /** The variable, and where it is set. */
    private record Variable(@Nullable String value, @Nullable String source) {
        static final Variable UNSET = new Variable(null, null);
    }

    /** Never throws a {@link Problem}: it is part of the answer. */
    public Value read() {
        String problem = null;
        Variable variable = Variable.UNSET;
        boolean preference = false;
        try {
            preference = preferred();
        } catch (Problem unread) {
            problem = Texts.of("auto.unread.preference", unread.sentence());
        }
        try {
            variable = variable();
        } catch (Problem unread) {
            problem = Texts.of("auto.unread.variable", unread.sentence());
        }
        return Value.of(preference, variable, problem);
    }

    /** The first place that sets it; those after it are not even looked at. */
    private Variable variable() {
        String value = environment.variable(VARIABLE);
        if (value != null) return new Variable(value, "environment");
        for (String file : List.of(".env.local", ".env")) {
            value = new EnvFile(libraryRoot.resolve(file)).value(VARIABLE);
            if (value != null) return new Variable(value, file);
        }
        return Variable.UNSET;
    }

    /**
     * The user's own choice alone: the generator's column; where it has none yet, what was chosen
     * for want of its table.
     *
     * @throws Problem if it cannot be read
     */
    public boolean preferred() {
        Optional<String> stored = host.read(AutoCleanSetting::column);
        return stored.or(own::read).map(AutoCleanSetting::on).orElse(true);
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
