package app.offcut.cleanup;

import app.offcut.library.FileIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A final video as it was at one look; two equal looks ten seconds apart say that nobody writes it.
 *
 * @param path relative to the library, with {@code /}
 * @param at when it was looked at
 */
public record FinalLook(
        String projectId,
        String path,
        @Nullable FileIdentity identity,
        long bytes,
        Instant modified,
        Instant at) {

    /** Same file, same length, same mtime. */
    public boolean same(FinalLook other) {
        return path.equals(other.path)
                && java.util.Objects.equals(identity, other.identity)
                && bytes == other.bytes
                && modified.equals(other.modified);
    }
}
