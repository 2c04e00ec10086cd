package app.offcut.cleanup.disk;

import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What a call that failed says, in words of Offcut's own. */
public final class Failure {
    /** A folder on the way is a link or a file now. */
    public static final String FOLDER_REPLACED = "folder-replaced";

    private static final String NO_SPACE = "no-space";

    private Failure() {}

    /** The word for what went wrong: of the text {@code deletion.{word}}. */
    public static String why(IOException e) {
        return why(e, LinuxCalls::reasons);
    }

    /**
     * @param reasons what the system says of an error, in the languages it may speak
     */
    static String why(IOException e, IntFunction<Set<String>> reasons) {
        String detail = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException) return "access-denied";
        if (e instanceof AtomicMoveNotSupportedException) return "other-device";
        for (Cause cause : CAUSES)
            if (detail.contains(cause.english) || says(detail, reasons, cause.errno))
                return cause.why;
        return "other";
    }

    private static boolean says(String detail, IntFunction<Set<String>> reasons, int errno) {
        return reasons.apply(errno).stream().anyMatch(detail::contains);
    }

    /** The system's own words; without the path, where they can be told apart. */
    public static String detail(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
    }

    /**
     * Why a file is where it is, for people.
     *
     * @param why word of the text {@code deletion.{why}}
     * @param detail the system's own words; null for none
     */
    public static String sentence(@Nullable String why, @Nullable String detail) {
        return Texts.of("deletion." + why, Objects.requireNonNullElse(detail, ""));
    }

    /** Whether a call failed since the disk is full. */
    public static boolean noSpace(IOException e) {
        return why(e).equals(NO_SPACE);
    }

    /** For a library in which Offcut's own files could not be reached or written. */
    public static Problem problem(IOException e, Path root) {
        return Problem.of(noSpace(e) ? Problem.Code.NO_SPACE : Problem.Code.UNAVAILABLE, root);
    }

    /**
     * @param english part of what systems say
     * @param errno Linux' number
     */
    private record Cause(String why, String english, int errno) {}

    private static final List<Cause> CAUSES =
            List.of(
                    new Cause("other-device", "cross-device", 18),
                    new Cause("read-only", "Read-only file system", 30),
                    new Cause("busy", "busy", 16),
                    new Cause("not-permitted", "Operation not permitted", 1),
                    new Cause(NO_SPACE, "No space left", 28),
                    new Cause(NO_SPACE, "quota exceeded", 122),
                    new Cause("too-many-open", "Too many open files", 24),
                    new Cause("too-many-open", "Too many open files", 23),
                    new Cause(FOLDER_REPLACED, "symbolic links", 40),
                    new Cause(FOLDER_REPLACED, "Not a directory", 20));
}
