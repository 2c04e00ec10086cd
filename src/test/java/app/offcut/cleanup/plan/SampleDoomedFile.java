package app.offcut.cleanup.plan;

import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.AiVideoLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** Condemns files for tests of what comes after the planner. */
public final class SampleDoomedFile {
    private SampleDoomedFile() {}

    /** One that lies below this root. */
    public static DoomedFile doomed(Zone zone, Path root, String path) throws IOException {
        BasicFileAttributes now =
                Files.readAttributes(root.resolve(path), BasicFileAttributes.class);
        return new DoomedFile(
                zone,
                new FoundFile(
                        Path.of(path),
                        FoundFile.Kind.REGULAR,
                        FileIdentity.of(now),
                        now.size(),
                        now.lastModifiedTime().toInstant()),
                zone.category(),
                GoReason.OWN_INTERMEDIATE);
    }

    /** One that is nowhere, for plans that are only shown. */
    public static DoomedFile doomed(String path, long bytes, GoReason reason) {
        return new DoomedFile(
                AiVideoLayout.ASSEMBLY,
                new FoundFile(Path.of(path), FoundFile.Kind.REGULAR, null, bytes, Instant.EPOCH),
                AiVideoLayout.ASSEMBLY.category(),
                reason);
    }
}
