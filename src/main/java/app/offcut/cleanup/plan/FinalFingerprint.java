package app.offcut.cleanup.plan;

import app.offcut.files.FileIdentity;
import app.offcut.generator.FinalIdentity;
import app.offcut.library.LocalTimes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprint of a final video at one point in time. Two equal fingerprints ten seconds apart show
 * that no program is writing the file.
 *
 * @param path relative to the library, with {@code /}
 * @param at when the fingerprint was taken
 */
public record FinalFingerprint(
        String projectId,
        String path,
        @Nullable FileIdentity identity,
        long bytes,
        Instant modified,
        Instant at) {

    /** The file, without the time of the fingerprint. */
    public FinalIdentity video() {
        return new FinalIdentity(path, identity, bytes, modified);
    }

    /**
     * Whether identity, length and mtime are equal. On a disk without stable file numbers that
     * stores local time, length and mtime suffice, and mtime may differ by a shift of time zone.
     */
    public boolean same(FinalFingerprint other) {
        if (!path.equals(other.path) || bytes != other.bytes) return false;
        if (Objects.equals(identity, other.identity) && modified.equals(other.modified))
            return true;
        return other.identity != null
                && FileIdentity.mayBe(identity, other.identity)
                && LocalTimes.mayBe(modified, other.modified)
                && !other.identity.lasts();
    }
}
