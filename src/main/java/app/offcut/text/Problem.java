package app.offcut.text;

import org.jspecify.annotations.Nullable;

/**
 * An error that stops a whole command or screen, with one sentence for the user: what happened, the
 * likely cause, what to do now. A single file's failure is a value, never a {@code Problem}.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kind of problem: the code of the command line's error object, and its exit status. */
    public enum Code implements TextKey {
        USAGE("usage", 2),
        NO_SUCH_PROJECT("no-such-project", 2),
        AMBIGUOUS_PROJECT("ambiguous-project", 2),
        NO_SUCH_RUN("no-such-run", 2),
        GENERATOR_UNKNOWN("generator-unknown", 3),
        GENERATOR_REFUSED("generator-refused", 3),
        LOCKED("locked", 4),
        NOT_A_LIBRARY("not-a-library", 5),
        REFUSED_ROOT("refused-root", 5),
        UNAVAILABLE("unavailable", 5),
        NO_SPACE("no-space", 5),
        DATABASE_MISSING("database-missing", 6),
        DATABASE_CORRUPT("database-corrupt", 6),
        DATABASE_NEWER("database-newer", 6),
        DATABASE_BUSY("database-busy", 6),
        DATABASE_READ_ONLY("database-read-only", 6),
        DATABASE_UNREADABLE("database-unreadable", 6),
        OWN_DATABASE_DAMAGED("own-database-damaged", 6),
        MISSING_REQUIREMENT("missing-requirement", 69),
        INTERNAL("internal", 70);

        private final String word;
        private final int exitStatus;

        Code(String word, int exitStatus) {
            this.word = word;
            this.exitStatus = exitStatus;
        }

        public String word() {
            return word;
        }

        @Override
        public String key() {
            return "problem." + word();
        }

        public int exitStatus() {
            return exitStatus;
        }
    }

    private final Code code;

    private Problem(Code code, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** A problem with the text {@code problem.{code word}}, filled with the arguments. */
    public static Problem of(Code code, Object... arguments) {
        return saying(code, Texts.of(code, arguments));
    }

    /**
     * A problem with a sentence of its own, where the code's sentence does not say what to do now.
     */
    public static Problem saying(Code code, String sentence) {
        return new Problem(code, sentence, null);
    }

    /** The same with a cause for the log; for a failed system call use {@code Failure}. */
    public static Problem saying(Code code, String sentence, @Nullable Throwable cause) {
        return new Problem(code, sentence, cause);
    }

    /** A wrong command line, with the parser's sentence. */
    public static Problem usage(String sentence) {
        return saying(Code.USAGE, sentence);
    }

    /** The same problem with a cause for the log. */
    public Problem causedBy(Throwable cause) {
        return new Problem(code, sentence(), cause);
    }

    public Code code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
