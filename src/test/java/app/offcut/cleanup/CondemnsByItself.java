package app.offcut.cleanup;

import app.offcut.library.FoundFile;
import app.offcut.library.Zone;

/** Makes a {@link DoomedFile} and is not the planner: ArchitectureTest must notice. Never run. */
class CondemnsByItself {
    DoomedFile condemn(Zone zone, FoundFile file) {
        return new DoomedFile(zone, file, GoReason.OWN_INTERMEDIATE);
    }
}
