package app.offcut.cleanup.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.files.FileIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.UnaryOperator;
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
                        StartedBy.HAND, now, "hash", Set.of(), false, false, Duration.ZERO, null),
                new FinalFingerprint("p1", "final.mp4", null, 1, now, now),
                Manifest.Process.current(),
                Set.of(),
                Stream.of(files).map(Manifest.Entry::of).toList());
    }

    /** Changes the JSON of a manifest by hand, and gives it the sum that it must have. */
    public static void forge(Path manifest, UnaryOperator<String> change) throws Exception {
        String json = Files.readString(manifest).lines().findFirst().orElseThrow();
        String changed = change.apply(json);
        assertNotEquals(json, changed);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(changed.getBytes(UTF_8));
        Files.writeString(manifest, changed + "\n" + HexFormat.of().formatHex(sum) + "\n");
    }
}
