package app.offcut.cleanup.disk;

import app.offcut.failure.Cause;
import app.offcut.text.Texts;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a single file is where it is, in the words that journal and history keep. */
public final class FileFailure {
    private FileFailure() {}

    /** The word for what went wrong: of the text {@code deletion.{word}}. */
    public static String why(IOException e) {
        return switch (Cause.of(e)) {
            case ACCESS_DENIED, OTHER_OWNER, CLOSED -> "access-denied";
            case OTHER_DISK, MOUNT_POINT -> "other-device";
            case READ_ONLY_DISK -> "read-only";
            case IN_USE -> "busy";
            case NOT_PERMITTED -> "not-permitted";
            case NO_SPACE, QUOTA -> "no-space";
            case TOO_MANY_OPEN -> "too-many-open";
            case LINK_LOOP, NOT_A_FOLDER -> "folder-replaced";
            default -> "other";
        };
    }

    /** Whether a folder on the way is a link or a file now. */
    public static boolean folderReplaced(IOException e) {
        return Cause.of(e) == Cause.LINK_LOOP || Cause.of(e) == Cause.NOT_A_FOLDER;
    }

    /** Whether a call failed since the disk is full. */
    public static boolean noSpace(IOException e) {
        return Cause.of(e) == Cause.NO_SPACE || Cause.of(e) == Cause.QUOTA;
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
}
