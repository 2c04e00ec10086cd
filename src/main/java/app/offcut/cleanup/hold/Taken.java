package app.offcut.cleanup.hold;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
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
        String detail = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException) return "access-denied";
        if (e instanceof AtomicMoveNotSupportedException || detail.contains("cross-device"))
            return "other-device";
        if (detail.contains("Read-only file system")) return "read-only";
        if (detail.contains("busy")) return "busy";
        if (detail.contains("Operation not permitted")) return "not-permitted";
        if (noSpace(e)) return "no-space";
        if (detail.contains("Too many open files")) return "too-many-open";
        if (detail.contains("symbolic links") || detail.contains("Not a directory"))
            return "folder-replaced";
        return "other";
    }

    /** Whether a call failed since the disk is full. */
    public static boolean noSpace(IOException e) {
        String detail = String.valueOf(e.getMessage());
        return detail.contains("No space left") || detail.contains("quota exceeded");
    }
}
