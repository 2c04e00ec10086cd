package app.offcut.failure;

import app.offcut.text.Problem.Code;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A call that failed, and why. Making one blocks: it looks at the path for what the exception does
 * not say, such as which folder denies access.
 *
 * @param sentence what happened to which file or folder, and what to do now
 */
public record Failure(Cause cause, Code code, String sentence, @Nullable Exception thrown) {

    /**
     * @param path what the call was about; the exception may know no more than its last name
     */
    public static Failure of(IOException thrown, Path path) {
        LocatedCause seen = LocatedCause.at(path, thrown);
        return of(seen, seen.cause().code(), thrown);
    }

    /** Of a database file, or of one beside it, that could not be made or looked at. */
    public static Failure ofDatabase(IOException thrown, Path database) {
        return ofDatabase(LocatedCause.at(database, thrown), thrown);
    }

    /**
     * @param writing whether it was to be written; else it may still want a log beside it
     */
    public static Failure ofDatabase(SQLException thrown, Path database, boolean writing) {
        return ofDatabase(SqliteError.seen(thrown, database, writing), thrown);
    }

    /** Of a database that was looked at, with nothing thrown. */
    public static Failure ofDatabase(Cause cause, Path database) {
        return ofDatabase(new LocatedCause(cause, database, "", ""), null);
    }

    private static Failure ofDatabase(LocatedCause seen, @Nullable Exception thrown) {
        return of(seen, seen.cause().codeOfDatabase(), thrown);
    }

    /** The system's own words; without the path, where they can be told apart. */
    public static String words(IOException thrown) {
        return SystemError.words(thrown);
    }

    /** Carries what was thrown, for the log. */
    public Problem problem() {
        return thrown == null
                ? Problem.saying(code, sentence)
                : Problem.saying(code, sentence, thrown);
    }

    private static Failure of(LocatedCause seen, Code code, @Nullable Exception thrown) {
        String sentence = Texts.of(seen.cause(), seen.at(), seen.detail(), seen.owner());
        return new Failure(seen.cause(), code, sentence, thrown);
    }
}
