package app.offcut.cleanup;

import app.offcut.library.FoundFile;
import app.offcut.library.Zone;
import java.nio.file.Path;
import java.time.Instant;

/** A condemned file that is nowhere, for plans that are only shown. */
public final class SampleFile {
    private SampleFile() {}

    public static DoomedFile doomed(String path, long bytes, GoReason reason) {
        return new DoomedFile(
                Zone.ASSEMBLY,
                new FoundFile(Path.of(path), FoundFile.Kind.REGULAR, null, bytes, Instant.EPOCH),
                reason);
    }
}
