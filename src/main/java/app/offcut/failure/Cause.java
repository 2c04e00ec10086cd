package app.offcut.failure;

import app.offcut.text.Problem.Code;
import app.offcut.text.TextKey;
import java.io.IOException;
import java.util.Locale;

/** Why a call of the system or of SQLite failed. Each has a sentence, {@code cause.{word}}. */
public enum Cause implements TextKey {
    NOT_THERE(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    ACCESS_DENIED(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    /** The permissions deny access, and only another user can change them. */
    OTHER_OWNER(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    /** Access is denied, and even the permissions cannot be read. */
    CLOSED(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    NOT_PERMITTED(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    /** Of a file system that runs no programs, or of a file that is no program. */
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
    /** The program at the other end of a pipe has ended. */
    PIPE_CLOSED(Code.UNAVAILABLE, Code.UNAVAILABLE),
    /** The disk answered, with an error of its own. */
    DISK_ERROR(Code.UNAVAILABLE, Code.UNAVAILABLE),
    /** The disk answered no more. */
    DISK_GONE(Code.UNAVAILABLE, Code.UNAVAILABLE),
    OTHER(Code.UNAVAILABLE, Code.DATABASE_UNREADABLE),

    PATH_TOO_LONG_FOR_SQLITE(Code.UNAVAILABLE, Code.DATABASE_UNREADABLE),
    /** A write-ahead log can only be read by a process that may write beside the database. */
    NEEDS_WRITER(Code.UNAVAILABLE, Code.DATABASE_READ_ONLY),
    DATABASE_MISSING(Code.DATABASE_MISSING, Code.DATABASE_MISSING),
    DATABASE_BUSY(Code.DATABASE_BUSY, Code.DATABASE_BUSY),
    DATABASE_DAMAGED(Code.DATABASE_CORRUPT, Code.DATABASE_CORRUPT),
    /** Of length 0: for SQLite a sound database, but no program leaves one. */
    DATABASE_EMPTY(Code.DATABASE_CORRUPT, Code.DATABASE_CORRUPT),
    NO_PROJECTS(Code.DATABASE_CORRUPT, Code.DATABASE_CORRUPT),
    NO_PROJECT_IDS(Code.DATABASE_CORRUPT, Code.DATABASE_CORRUPT),
    /** It does not accept a statement, which fits the tables that Offcut knows. */
    DATABASE_DIFFERS(Code.DATABASE_CORRUPT, Code.DATABASE_CORRUPT);

    private final Code ofFile;
    private final Code ofDatabase;

    Cause(Code ofFile, Code ofDatabase) {
        this.ofFile = ofFile;
        this.ofDatabase = ofDatabase;
    }

    /** What the exception alone says, without a look at the file. */
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
