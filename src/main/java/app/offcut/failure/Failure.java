package app.offcut.failure;

import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A failed call and its cause. Creating one is blocking: it inspects the path for what the
 * exception does not say, for example which folder denies access.
 *
 * @param sentence what happened to which file or folder, and what to do now
 */
public record Failure(Cause cause, Code code, String sentence, @Nullable Exception thrown) {

    /**
     * From a failed file operation.
     *
     * @param path the operation's path; the exception may contain only its last name
     */
    public static Failure of(IOException thrown, Path path) {
        LocatedCause seen = LocatedCause.at(path, thrown);
        return of(seen, seen.cause().code(), thrown);
    }

    /** From a database file or its companion that could not be created or inspected. */
    public static Failure ofDatabase(IOException thrown, Path database) {
        return ofDatabase(LocatedCause.at(database, thrown), thrown);
    }

    /**
     * From a failed database operation.
     *
     * @param writing whether the database was to be written; reading may also need to create a log
     *     beside it
     */
    public static Failure ofDatabase(SQLException thrown, Path database, boolean writing) {
        return ofDatabase(SqliteError.seen(thrown, database, writing), thrown);
    }

    /** From inspecting a database, without an exception. */
    public static Failure ofDatabase(Cause cause, Path database) {
        return ofDatabase(new LocatedCause(cause, database, "", ""), null);
    }

    private static Failure ofDatabase(LocatedCause seen, @Nullable Exception thrown) {
        return of(seen, seen.cause().codeOfDatabase(), thrown);
    }

    /** The system's own message, without the path where the two can be separated. */
    public static String words(IOException thrown) {
        return SystemError.words(thrown);
    }

    /** As a problem, with the exception as cause for the log. */
    public Problem problem() {
        return Problem.saying(code, sentence, thrown);
    }

    private static Failure of(LocatedCause seen, Code code, @Nullable Exception thrown) {
        String sentence = Texts.of(seen.cause(), seen.at(), seen.detail(), seen.owner());
        return new Failure(seen.cause(), code, sentence, thrown);
    }
}
