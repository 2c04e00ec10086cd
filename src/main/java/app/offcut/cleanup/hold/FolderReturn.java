package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.WayBack;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Puts files back folder by folder: neighbours in one folder share its handles. They are opened
 * again for every few files, because a folder that was moved away meanwhile takes along what goes
 * into it.
 */
final class FolderReturn implements Closeable {
    private static final int AT_ONCE = 32;

    private @Nullable HeldFolder folder;
    private @Nullable Directory held;
    private @Nullable Directory to;
    private int left;

    /** Restores one file to its place; returns null, or why it stays in the hold. */
    @Nullable Leftover putBack(ZoneHold zone, HeldFile file) {
        try {
            if (left == 0 || file.folder() != folder) open(zone, file.folder());
            left--;
            if (held != null && to != null) {
                WayBack.moveOut(held, file.name(), to, zone.folder().notes(file.folders()));
                return null;
            }
        } catch (IOException e) {
            close(); // whatever it was, the file by itself tells
        }
        return zone.putBack(file);
    }

    private void open(ZoneHold zone, HeldFolder next) throws IOException {
        close();
        held = zone.folder().open(next.part(), next.names());
        to = zone.openOrMakePlace(next);
        folder = next;
        left = AT_ONCE;
    }

    @Override
    public void close() {
        if (held != null) held.close();
        if (to != null) to.close();
        held = null;
        to = null;
        left = 0;
    }
}
