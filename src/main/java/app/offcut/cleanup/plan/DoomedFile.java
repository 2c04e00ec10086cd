package app.offcut.cleanup.plan;

import app.offcut.library.Category;
import app.offcut.library.FoundFile;
import app.offcut.library.Zone;

/**
 * A file that may be deleted. Only {@link CleanupPlanner} makes one, so what the planner never
 * condemned cannot even be handed to the deleter.
 */
public final class DoomedFile {
    private final Zone zone;
    private final FoundFile file;
    private final GoReason reason;

    DoomedFile(Zone zone, FoundFile file, GoReason reason) {
        this.zone = zone;
        this.file = file;
        this.reason = reason;
    }

    public Zone zone() {
        return zone;
    }

    /** As it was when it was condemned: path below the library, identity, length, mtime. */
    public FoundFile file() {
        return file;
    }

    public GoReason reason() {
        return reason;
    }

    public Category category() {
        return zone.category();
    }

    @Override
    public String toString() {
        return file.shown();
    }
}
