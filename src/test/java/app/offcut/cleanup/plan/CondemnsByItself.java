package app.offcut.cleanup.plan;

import app.offcut.cleanup.journal.Manifest;
import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;

/** Condemns a file and is not the planner: ArchitectureTest must notice. Never run. */
class CondemnsByItself {
    DoomedFile condemn(Zone zone, FoundFile file) {
        return new DoomedFile(zone, file, zone.category(), GoReason.OWN_INTERMEDIATE);
    }

    Manifest.Entry list(Zone zone, FoundFile file) {
        return new Manifest.Entry(
                zone,
                file.names(),
                file.identity(),
                file.bytes(),
                file.modified(),
                GoReason.OWN_INTERMEDIATE.word(),
                null);
    }
}
