package app.offcut.cleanup.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/** Java's exceptions for Linux error numbers, which are equal on x86-64 and AArch64. */
final class LinuxErrors {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int EACCES = 13;
    static final int EEXIST = 17;
    static final int EINVAL = 22;
    static final int ENAMETOOLONG = 36;
    static final int ENOSYS = 38;
    static final int ENOTEMPTY = 39;

    /** Error messages in English, whatever the locale; other errors appear by number. */
    private static final Map<Integer, String> REASONS =
            Map.ofEntries(
                    Map.entry(EPERM, "Operation not permitted"),
                    Map.entry(5, "Input/output error"),
                    Map.entry(6, "No such device or address"),
                    Map.entry(16, "Device or resource busy"),
                    Map.entry(18, "Invalid cross-device link"),
                    Map.entry(19, "No such device"),
                    Map.entry(20, "Not a directory"),
                    Map.entry(21, "Is a directory"),
                    Map.entry(23, "Too many open files in system"),
                    Map.entry(24, "Too many open files"),
                    Map.entry(26, "Text file busy"),
                    Map.entry(28, "No space left on device"),
                    Map.entry(30, "Read-only file system"),
                    Map.entry(ENAMETOOLONG, "File name too long"),
                    Map.entry(40, "Too many levels of symbolic links"),
                    Map.entry(103, "Software caused connection abort"),
                    Map.entry(107, "Transport endpoint is not connected"),
                    Map.entry(110, "Connection timed out"),
                    Map.entry(112, "Host is down"),
                    Map.entry(113, "No route to host"),
                    Map.entry(116, "Stale file handle"),
                    Map.entry(121, "Remote I/O error"),
                    Map.entry(122, "Disk quota exceeded"),
                    Map.entry(123, "No medium found"));

    private LinuxErrors() {}

    static IOException nameTooLong(String name) {
        return failure(ENAMETOOLONG, name);
    }

    static IOException failure(int errno, String name) {
        return switch (errno) {
            case ENOENT -> new NoSuchFileException(name);
            case EACCES -> new AccessDeniedException(name);
            case EEXIST -> new FileAlreadyExistsException(name);
            case ENOTEMPTY -> new DirectoryNotEmptyException(name);
            default ->
                    new FileSystemException(
                            name, null, REASONS.getOrDefault(errno, "error " + errno));
        };
    }
}
