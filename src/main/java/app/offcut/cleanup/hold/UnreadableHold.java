package app.offcut.cleanup.hold;

import app.offcut.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A folder {@code .offcut} that this user cannot look into: what is held there is not known.
 *
 * @param why for the user: whose folder it is, and what to do now
 */
public record UnreadableHold(Path folder, String why) {
    /** Of a folder without folders, where a disk counts them. */
    private static final int LINKS_OF_A_LEAF = 2;

    static UnreadableHold of(IOException thrown, Path folder) {
        return new UnreadableHold(folder, Failure.of(thrown, folder).sentence());
    }

    /** Whether files may be held there: the number of its links tells, without a look inside. */
    public boolean mayHold() {
        try {
            return !Files.getAttribute(folder, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
                    .equals(LINKS_OF_A_LEAF);
        } catch (IOException | UnsupportedOperationException _) {
            return true;
        }
    }
}
