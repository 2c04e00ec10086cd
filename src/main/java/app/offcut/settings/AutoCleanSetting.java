package app.offcut.settings;

import app.offcut.database.LibraryMemory;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether auto-clean is on: {@code AUTO_CLEANUP_ENABLED} (process environment, else the library's
 * {@code .env.local}, else {@code .env}) is not {@code false} and {@code
 * user_preferences.auto_cleanup_enabled} is not 0. Every query reads them again; if one exists but
 * is unreadable, auto-clean is off.
 */
public final class AutoCleanSetting {
    private static final String VARIABLE = "AUTO_CLEANUP_ENABLED";

    private final Environment environment;
    private final Root library;
    private final Records records;
    private final StoredPreference own;

    public AutoCleanSetting(
            Environment environment, Root library, Records records, LibraryMemory memory) {
        this.environment = environment;
        this.library = library;
        this.records = records;
        this.own = new StoredPreference(memory.own(), memory.id(), "auto_cleanup_enabled");
    }

    /**
     * @param enabled the effective value
     * @param preference the user's own choice; false if unreadable
     * @param environment value of the variable as written; null if it is not set
     * @param source {@code environment}, {@code .env.local} or {@code .env}; null if it is not set
     * @param problem a sentence that names what is unreadable, so that auto-clean is off without
     *     anyone having switched it off; null if everything was readable
     */
    public record Value(
            boolean enabled,
            boolean preference,
            @Nullable String environment,
            @Nullable String source,
            @Nullable String problem) {

        /** Everything was readable. */
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

        /** Nothing was readable. */
        public static Value unread(String problem) {
            return of(false, Variable.UNSET, problem);
        }

        /** Whether the environment overrides the user's choice with {@code false}. */
        public boolean locked() {
            return off(environment);
        }

        /** Where the variable is set, to follow "in"; empty if it is not set. */
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

    /** Reads the setting. A {@link Problem} becomes part of the result and is not thrown. */
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

    /** The first place that sets it; later ones are not read. */
    private Variable variable() {
        String value = environment.variable(VARIABLE);
        if (value != null) return new Variable(value, "environment");
        Variable here = variable(library.path());
        if (Value.off(here.value) || library.recordsFolder().equals(library.path())) return here;
        // the generator may read those beside its database
        Variable above = variable(library.recordsFolder());
        return above.value != null && (here.value == null || Value.off(above.value)) ? above : here;
    }

    private static Variable variable(Path folder) {
        for (String file : List.of(".env.local", ".env")) {
            String value = new EnvFile(folder.resolve(file)).value(VARIABLE);
            if (value != null) return new Variable(value, file);
        }
        return Variable.UNSET;
    }

    /**
     * The user's own choice alone: the generator's own switch, or what was stored while the
     * generator had none; else the default.
     *
     * @throws Problem if it cannot be read
     */
    public boolean preferred() {
        return records.autoClean()
                .or(() -> own.read().map(value -> !value.equals("0")))
                .orElseGet(records::autoCleanByDefault);
    }

    /**
     * Saves the user's choice, after running migration 026 if needed.
     *
     * @throws Problem if the database cannot be written
     */
    public void save(boolean preference) {
        if (!records.saveAutoClean(preference)) own.write(preference ? "1" : "0");
    }
}
