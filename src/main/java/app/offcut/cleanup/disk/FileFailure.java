package app.offcut.cleanup.disk;

import app.offcut.failure.Cause;
import app.offcut.text.TextKey;
import app.offcut.text.Texts;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a single file could not be moved, restored or erased: locked (in use by another program,
 * "busy"), permission denied, read-only disk and so on. A failure does not end the run: the other
 * files are still cleaned, and the report names the one that stayed. The words are stored in the
 * journal and in the history.
 */
public final class FileFailure {
    private FileFailure() {}

    /** The cause. The words are stored, so none may change its meaning. */
    public enum Why implements TextKey {
        CHANGED,
        TOO_NEW,
        /** Locked: another program has it open for writing. */
        OPEN_FOR_WRITING,
        PLACE_TAKEN,
        PLACE_FREE,
        NO_HOLD,
        /** The user unticked it during the run. */
        TAKEN_OUT,
        ACCESS_DENIED,
        OTHER_DEVICE,
        READ_ONLY,
        /** Locked: the system reports it as busy. */
        BUSY,
        NOT_PERMITTED,
        NO_SPACE,
        TOO_MANY_OPEN,
        FOLDER_REPLACED,
        OTHER;

        /** The word stored in journal and history. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String key() {
            return "deletion." + word();
        }
    }

    public static Why why(IOException e) {
        return switch (Cause.of(e)) {
            case ACCESS_DENIED, OTHER_OWNER, CLOSED -> Why.ACCESS_DENIED;
            case OTHER_DISK, MOUNT_POINT -> Why.OTHER_DEVICE;
            case READ_ONLY_DISK -> Why.READ_ONLY;
            case IN_USE -> Why.BUSY;
            case NOT_PERMITTED -> Why.NOT_PERMITTED;
            case NO_SPACE, QUOTA -> Why.NO_SPACE;
            case TOO_MANY_OPEN -> Why.TOO_MANY_OPEN;
            case LINK_LOOP, NOT_A_FOLDER -> Why.FOLDER_REPLACED;
            default -> Why.OTHER;
        };
    }

    /** Whether a folder on the path is now a link or a file. */
    public static boolean folderReplaced(IOException e) {
        return Cause.of(e) == Cause.LINK_LOOP || Cause.of(e) == Cause.NOT_A_FOLDER;
    }

    /** Whether a call failed because the disk is full. */
    public static boolean noSpace(IOException e) {
        return Cause.of(e) == Cause.NO_SPACE || Cause.of(e) == Cause.QUOTA;
    }

    /**
     * The sentence for the user. A word written by a newer Offcut is unknown here and stands for
     * itself.
     *
     * @param word of a {@link Why}; null for none
     * @param detail the system's own message; null for none
     */
    public static String sentence(@Nullable String word, @Nullable String detail) {
        Why why =
                Arrays.stream(Why.values())
                        .filter(known -> known.word().equals(word))
                        .findAny()
                        .orElse(Why.OTHER);
        String said = why == Why.OTHER ? Objects.requireNonNullElse(word, "") : "";
        return Texts.of(why, Objects.requireNonNullElse(detail, said));
    }
}
