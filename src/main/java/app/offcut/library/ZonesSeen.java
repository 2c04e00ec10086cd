package app.offcut.library;

import app.offcut.database.OwnDatabase;
import java.util.Map;

/** Which zones a library had before, in offcut.db: absent is not empty. */
public final class ZonesSeen {
    public ZonesSeen(OwnDatabase own, long libraryId) {}

    /** By zone; zones never seen are not in the map. */
    public Map<Zone, Seen> read() {
        throw new UnsupportedOperationException();
    }

    public void remember(Zone zone, Seen seen) {
        throw new UnsupportedOperationException();
    }

    /** Whether another known library has this very folder as that zone. */
    public boolean usedElsewhere(Zone zone, FileIdentity identity) {
        throw new UnsupportedOperationException();
    }

    public record Seen(String realPath, FileIdentity identity) {}
}
