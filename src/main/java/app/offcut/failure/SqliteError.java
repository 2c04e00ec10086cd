package app.offcut.failure;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Maps an SQLite error to its cause. SQLite's codes say what it tried, rarely why the system
 * refused; that is found out by inspecting the file without opening it.
 */
final class SqliteError {
    /** Limit of SQLite's Unix layer, for the file's real path with its longest suffix. */
    private static final int LONGEST_PATH = 512 - "-journal".length();

    private static final List<String> COMPANIONS = List.of("-journal", "-wal", "-shm");

    private static final Path ANY = Path.of("/dev/null");

    private static final Charset NAMES =
            Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private final Path file;
    private final String words;
    private final boolean writing;

    private SqliteError(Path file, String words, boolean writing) {
        this.writing = writing;
        this.file = file;
        this.words = words;
    }

    private static SQLiteErrorCode code(SQLException thrown) {
        return thrown instanceof SQLiteException sqlite
                ? sqlite.getResultCode()
                : SQLiteErrorCode.SQLITE_ERROR;
    }

    static LocatedCause seen(SQLException thrown, Path file, boolean writing) {
        String words = String.valueOf(thrown.getMessage());
        return new SqliteError(file, words, writing).seen(code(thrown));
    }

    private LocatedCause seen(SQLiteErrorCode code) {
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> seen(Cause.DATABASE_BUSY);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> seen(Cause.DATABASE_DAMAGED);
            case SQLITE_FULL -> seen(Cause.NO_SPACE);
            case SQLITE_CANTOPEN -> notOpened();
            case SQLITE_READONLY, SQLITE_PERM -> notWritten(code);
            case SQLITE_IOERR -> noRoom(code) ? seen(Cause.NO_SPACE) : looked(Cause.DISK_ERROR);
            case SQLITE_NOMEM, SQLITE_INTERRUPT, SQLITE_NOLFS -> seen(Cause.OTHER);
            // also a constraint violation, and a table whose columns changed between two reads
            default -> seen(Cause.DATABASE_DIFFERS);
        };
    }

    private LocatedCause seen(Cause cause) {
        return LocatedCause.of(cause, file, words);
    }

    /** Whether the disk is full, which includes the shared-memory file. */
    static boolean noRoom(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_FULL, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_SHMOPEN -> true;
            default -> false;
        };
    }

    private LocatedCause notOpened() {
        LocatedCause looked = looked(Cause.OTHER);
        boolean there = looked.cause() == Cause.OTHER;
        if (!there && looked.cause() != Cause.NOT_THERE) return looked;
        if (tooLong()) return seen(Cause.PATH_TOO_LONG_FOR_SQLITE);
        if (there && !Files.isReadable(file)) return seen(Cause.ACCESS_DENIED);
        for (Path closed : closedCompanions())
            return LocatedCause.of(Cause.ACCESS_DENIED, closed, words);
        if (tooManyOpen()) return seen(Cause.TOO_MANY_OPEN);
        if (!Files.exists(folder())) return seen(Cause.DATABASE_MISSING);
        if (onReadOnlyDisk()) return seen(there ? Cause.NEEDS_WRITER : Cause.READ_ONLY_DISK);
        if (!Files.isWritable(folder()))
            return seen(there ? Cause.NEEDS_WRITER : Cause.ACCESS_DENIED);
        return seen(there ? Cause.OTHER : Cause.DATABASE_MISSING);
    }

    private LocatedCause notWritten(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_READONLY_DBMOVED -> seen(Cause.NOT_THERE);
            case SQLITE_READONLY_DIRECTORY,
                    SQLITE_READONLY_CANTINIT,
                    SQLITE_READONLY_CANTLOCK,
                    SQLITE_READONLY_RECOVERY,
                    SQLITE_READONLY_ROLLBACK ->
                    seen(Cause.NEEDS_WRITER);
            default -> {
                if (!writing) yield seen(Cause.NEEDS_WRITER);
                if (onReadOnlyDisk()) yield seen(Cause.READ_ONLY_DISK);
                if (!Files.isWritable(file)) yield seen(Cause.ACCESS_DENIED);
                for (Path closed : closedCompanions())
                    yield LocatedCause.of(Cause.ACCESS_DENIED, closed, words);
                yield seen(Cause.NOT_PERMITTED);
            }
        };
    }

    /** The cause that the file itself shows, else the given one. */
    private LocatedCause looked(Cause otherwise) {
        try {
            boolean folder = Files.readAttributes(file, BasicFileAttributes.class).isDirectory();
            return seen(folder ? Cause.NOT_A_FILE : otherwise);
        } catch (IOException e) {
            return LocatedCause.at(file, e);
        }
    }

    private boolean tooLong() {
        try {
            Path real = folder().toRealPath().resolve(file.getFileName());
            Path end = Files.exists(file) ? file.toRealPath() : real;
            return end.toString().getBytes(NAMES).length > LONGEST_PATH;
        } catch (IOException _) {
            return false;
        }
    }

    /** SQLite's files beside the database that this user cannot use, for example another user's. */
    private List<Path> closedCompanions() {
        return COMPANIONS.stream()
                .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
                .filter(Files::exists)
                .filter(one -> !Files.isReadable(one) || !Files.isWritable(one))
                .toList();
    }

    private Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "of a file");
    }

    /** Queries the system, because a bind mount may be read-only on a writable disk. */
    private boolean onReadOnlyDisk() {
        try {
            folder().getFileSystem().provider().checkAccess(folder(), AccessMode.WRITE);
            return false;
        } catch (IOException e) {
            return SystemError.cause(e) == Cause.READ_ONLY_DISK;
        }
    }

    /**
     * Whether the process has too many open files. SQLite closes all its files when it cannot open
     * the next.
     */
    private static boolean tooManyOpen() {
        try (SeekableByteChannel _ = Files.newByteChannel(ANY);
                SeekableByteChannel _ = Files.newByteChannel(ANY);
                SeekableByteChannel _ = Files.newByteChannel(ANY);
                SeekableByteChannel _ = Files.newByteChannel(ANY)) {
            return false;
        } catch (IOException e) {
            return SystemError.cause(e) == Cause.TOO_MANY_OPEN;
        }
    }
}
