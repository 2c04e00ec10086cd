package app.offcut.cleanup.hold;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file when it was to be moved into the hold.
 *
 * @param why word of the text {@code deletion.{why}}; null if it is held, or was gone
 * @param detail the system's own words
 */
public record Taken(Fate fate, @Nullable String why, @Nullable String detail) {
    /** A failure is this file's own and never stops the others. */
    public enum Fate {
        HELD,
        /** Somebody was faster; that is success. */
        ALREADY_GONE,
        /** In use, or not the file that was condemned: no failure. */
        STAYED,
        FAILED
    }

    static final Taken HELD = new Taken(Fate.HELD, null, null);
    static final Taken GONE = new Taken(Fate.ALREADY_GONE, null, null);

    public static Taken stayed(String why) {
        return new Taken(Fate.STAYED, why, null);
    }

    static Taken failed(IOException e) {
        return new Taken(Fate.FAILED, why(e), detail(e));
    }

    /** The system's own words; without the path, where they can be told apart. */
    static String detail(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
    }

    /** The word for what went wrong. */
    static String why(IOException e) {
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

    /** Whether a call failed since the disk is full. */
    public static boolean noSpace(IOException e) {
        return why(e).equals("no-space");
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
                    new Cause("no-space", "No space left", 28),
                    new Cause("no-space", "quota exceeded", 122),
                    new Cause("too-many-open", "Too many open files", 24),
                    new Cause("too-many-open", "Too many open files", 23),
                    new Cause("folder-replaced", "symbolic links", 40),
                    new Cause("folder-replaced", "Not a directory", 20));
}
