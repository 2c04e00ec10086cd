package app.offcut.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Maps an exception to the system error behind it. Java keeps the system's message instead of its
 * number, in the process's locale, so the whole message is compared with the system's message for
 * each number; a path that contains such words must not match.
 */
final class SystemError {
    private record Error(Cause cause, int number, List<String> english) {
        static Error of(String line) {
            String[] parts = line.split(" +", 3);
            return new Error(
                    Cause.valueOf(parts[0]),
                    Integer.parseInt(parts[1]),
                    List.of(parts[2].split(" \\| ")));
        }
    }

    /** Cause, errno on Linux, and the English messages of various systems. */
    private static final List<Error> ERRORS =
            """
            NOT_PERMITTED   1 Operation not permitted
            NOT_THERE       2 No such file or directory
            DISK_ERROR      5 Input/output error
            DISK_GONE       6 No such device or address | Device not configured
            NOT_EXECUTABLE  8 Exec format error
            ACCESS_DENIED  13 Permission denied | Access is denied
            IN_USE         16 Device or resource busy | Resource busy
            ALREADY_THERE  17 File exists
            OTHER_DISK     18 Invalid cross-device link | Cross-device link
            DISK_GONE      19 No such device
            NOT_A_FOLDER   20 Not a directory
            NOT_A_FILE     21 Is a directory
            TOO_MANY_OPEN  23 Too many open files in system
            TOO_MANY_OPEN  24 Too many open files
            IN_USE         26 Text file busy
            NO_SPACE       28 No space left on device | There is not enough space on the disk
            READ_ONLY_DISK 30 Read-only file system
            PIPE_CLOSED    32 Broken pipe
            NAME_TOO_LONG  36 File name too long
            LINK_LOOP      40 Too many levels of symbolic links
            DISK_GONE     103 Software caused connection abort
            DISK_GONE     107 Transport endpoint is not connected | Socket not connected
            DISK_GONE     110 Connection timed out
            DISK_GONE     112 Host is down
            DISK_GONE     113 No route to host
            DISK_GONE     116 Stale file handle | Stale NFS file handle
            DISK_ERROR    121 Remote I/O error
            QUOTA         122 Disk quota exceeded | Disc quota exceeded
            DISK_GONE     123 No medium found
            """
                    .lines()
                    .map(Error::of)
                    .toList();

    private static final Map<String, Cause> CAUSES = causes(Libc::strerror);

    private SystemError() {}

    /**
     * The possible messages, in English and in the system's language, with their causes.
     *
     * @param strerror returns the system's message for a number
     */
    static Map<String, Cause> causes(IntFunction<Optional<String>> strerror) {
        Map<String, Cause> causes = new HashMap<>();
        for (Error error : ERRORS) {
            for (String english : error.english) causes.put(english, error.cause);
            strerror.apply(error.number).ifPresent(own -> causes.put(own, error.cause));
        }
        return causes;
    }

    static Cause cause(IOException thrown) {
        return cause(thrown, CAUSES);
    }

    /** The system's own message, without the path where the two can be separated. */
    static String words(IOException thrown) {
        return thrown instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(thrown.getMessage());
    }

    static Cause cause(IOException thrown, Map<String, Cause> known) {
        return switch (thrown) {
            case AccessDeniedException _ -> Cause.ACCESS_DENIED;
            case NoSuchFileException _ -> Cause.NOT_THERE;
            case FileAlreadyExistsException _ -> Cause.ALREADY_THERE;
            case NotDirectoryException _ -> Cause.NOT_A_FOLDER;
            case AtomicMoveNotSupportedException _ -> Cause.OTHER_DISK;
            case FileSystemLoopException _ -> Cause.LINK_LOOP;
            default -> said(words(thrown), known).orElse(Cause.OTHER);
        };
    }

    /**
     * Finds the message in words to which Java adds its own: a path before them, or a remark after.
     */
    private static Optional<Cause> said(String words, Map<String, Cause> known) {
        if (known.containsKey(words)) return Optional.of(known.get(words));
        return known.keySet().stream()
                .filter(one ->
                        words.startsWith(one + " or unable to ")
                                || words.endsWith(": " + one)
                                || words.endsWith("(" + one + ")"))
                .map(known::get)
                .findFirst();
    }
}
