package app.offcut.cleanup.hold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A folder {@code .offcut} that this user cannot read, so its held files are unknown.
 *
 * @param why sentence for the user: who owns the folder, and what to do now
 */
public record UnreadableHold(Path folder, String why) {
    /** The link count of a folder without subfolders, on file systems that count them. */
    private static final int LINKS_OF_A_LEAF = 2;

    /** Whether it may contain held files: its link count reveals subfolders without reading it. */
    public boolean mayHold() {
        try {
            return !Files.getAttribute(folder, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
                    .equals(LINKS_OF_A_LEAF);
        } catch (IOException | UnsupportedOperationException _) {
            return true;
        }
    }
}
