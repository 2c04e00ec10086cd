package app.offcut.cleanup.plan;

import app.offcut.library.FileIdentity;
import app.offcut.library.LocalTimes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A final video as it was at one look; two equal looks ten seconds apart say that nobody writes it.
 *
 * @param path relative to the library, with {@code /}
 * @param at when it was looked at
 */
public record FinalFingerprint(
        String projectId,
        String path,
        @Nullable FileIdentity identity,
        long bytes,
        Instant modified,
        Instant at) {

    /**
     * Same file, same length, same mtime. Where a disk counts its files anew, and keeps local time,
     * length and time must do, but for the hours by which that moves.
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
