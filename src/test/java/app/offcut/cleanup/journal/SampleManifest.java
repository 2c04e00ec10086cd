package app.offcut.cleanup.journal;

import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.library.FileIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/** Manifests of runs that no engine has begun. */
public final class SampleManifest {
    public static final String RUN = "20261123-120000-0000";

    private SampleManifest() {}

    /** Of the project "p1", begun now by a person, kept for no time. */
    public static Manifest of(Path root, DoomedFile... files) {
        Instant now = Instant.now();
        return new Manifest(
                RUN,
                new Manifest.Origin(root.toString(), FileIdentity.UNKNOWN),
                new Manifest.Subject("p1", "P1"),
                new Manifest.Order(
                        StartedBy.HAND, now, "hash", Set.of(), false, false, Duration.ZERO),
                new FinalFingerprint("p1", "final.mp4", null, 1, now, now),
                Manifest.Process.current(),
                Set.of(),
                Stream.of(files).map(Manifest.Entry::of).toList());
    }
}
