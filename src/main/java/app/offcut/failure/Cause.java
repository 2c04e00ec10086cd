package app.offcut.failure;

import app.offcut.text.Problem.Code;
import app.offcut.text.TextKey;
import java.io.IOException;
import java.util.Locale;

/**
 * Why a call of the system or of SQLite failed. Each has a sentence, {@code cause.{word}}. {@link
 * #IN_USE} is a locked (busy) file.
 */
public enum Cause implements TextKey {
    NOT_THERE(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    ACCESS_DENIED(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    /** The permissions deny access, and only another user can change them. */
    OTHER_OWNER(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    /** Access is denied, and even the permissions are unreadable. */
    CLOSED(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    NOT_PERMITTED(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    /** The file system is mounted noexec, or the file is not a program. */
    NOT_EXECUTABLE(Code.UNAVAILABLE, Code.UNAVAILABLE),
    READ_ONLY_DISK(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    NO_SPACE(Code.NO_SPACE, Code.NO_SPACE),
    QUOTA(Code.NO_SPACE, Code.NO_SPACE),
    TOO_MANY_OPEN(Code.UNAVAILABLE, Code.DATABASE_UNREADABLE),
    NAME_TOO_LONG(Code.UNAVAILABLE, Code.DATABASE_UNREADABLE),
    IN_USE(Code.UNAVAILABLE, Code.DATABASE_BUSY),
    OTHER_DISK(Code.UNAVAILABLE, Code.UNAVAILABLE),
    MOUNT_POINT(Code.UNAVAILABLE, Code.UNAVAILABLE),
    NOT_A_FOLDER(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    NOT_A_FILE(Code.UNAVAILABLE, Code.DATABASE_MISSING),
    LINK_LOOP(Code.UNAVAILABLE, Code.DATABASE_MISSING),
    ALREADY_THERE(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    /** The reader of a pipe has exited. */
    PIPE_CLOSED(Code.UNAVAILABLE, Code.UNAVAILABLE),
    /** The disk responded with an error. */
    DISK_ERROR(Code.UNAVAILABLE, Code.UNAVAILABLE),
    /** The disk no longer responds. */
    DISK_GONE(Code.UNAVAILABLE, Code.UNAVAILABLE),
    OTHER(Code.UNAVAILABLE, Code.DATABASE_UNREADABLE),

    PATH_TOO_LONG_FOR_SQLITE(Code.UNAVAILABLE, Code.DATABASE_UNREADABLE),
    /** Reading a write-ahead log requires write permission beside the database. */
    NEEDS_WRITER(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    DATABASE_MISSING(Code.DATABASE_MISSING, Code.DATABASE_MISSING),
    DATABASE_BUSY(Code.DATABASE_BUSY, Code.DATABASE_BUSY),
    DATABASE_DAMAGED(Code.DATABASE_CORRUPT, Code.DATABASE_CORRUPT),
    /** Length 0: valid for SQLite, but no program leaves such a file. */
    DATABASE_EMPTY(Code.DATABASE_CORRUPT, Code.DATABASE_CORRUPT),
    NO_PROJECTS(Code.DATABASE_CORRUPT, Code.DATABASE_CORRUPT),
    NO_PROJECT_IDS(Code.DATABASE_CORRUPT, Code.DATABASE_CORRUPT),
    /** It rejects a statement that fits the tables Offcut knows. */
    DATABASE_DIFFERS(Code.DATABASE_CORRUPT, Code.DATABASE_CORRUPT);

    private final Code ofFile;
    private final Code ofDatabase;

    Cause(Code ofFile, Code ofDatabase) {
        this.ofFile = ofFile;
        this.ofDatabase = ofDatabase;
    }

    /** The cause according to the exception alone, without looking at the file. */
    public static Cause of(IOException thrown) {
        return SystemError.cause(thrown);
    }

    Code code() {
        return ofFile;
    }

    Code codeOfDatabase() {
        return ofDatabase;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String key() {
        return "cause." + word();
    }
}
