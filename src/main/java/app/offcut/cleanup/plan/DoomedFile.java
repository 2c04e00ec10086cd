package app.offcut.cleanup.plan;

import app.offcut.files.FoundFile;
import app.offcut.generator.Category;
import app.offcut.generator.Zone;

/**
 * A file that may be deleted. A {@code final.mp4} never becomes one: only {@link CleanupPlanner}
 * can create a DoomedFile, it takes candidates from the zones alone (a final video lies in none of
 * them), and within the zones it spares every file that a row names as a final and every hard link
 * of a final. The code that moves and erases accepts nothing but DoomedFiles.
 */
public final class DoomedFile {
    private final Zone zone;
    private final FoundFile file;
    private final Category category;
    private final GoReason reason;

    DoomedFile(Zone zone, FoundFile file, Category category, GoReason reason) {
        this.zone = zone;
        this.file = file;
        this.category = category;
        this.reason = reason;
    }

    public Zone zone() {
        return zone;
    }

    /**
     * The file as it was when it was condemned: path below the library, identity, length, mtime.
     */
    public FoundFile file() {
        return file;
    }

    public GoReason reason() {
        return reason;
    }

    public Category category() {
        return category;
    }

    @Override
    public String toString() {
        return file.shown();
    }
}
