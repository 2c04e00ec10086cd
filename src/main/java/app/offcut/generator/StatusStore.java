package app.offcut.generator;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores the results of cleanups, so that the generator knows them. Blocking. */
public interface StatusStore {
    /** Whether a status was ever stored here. True if that is unknown: writing then reports why. */
    boolean known();

    /**
     * The status stored for one project; empty if there is none. For reports, never for a decision.
     *
     * @throws app.offcut.text.Problem if it cannot be read
     */
    Optional<String> of(String projectId);

    /**
     * Writes a status, and lets the records of erased files say that they are gone, so that the
     * generator makes them again when it needs them.
     *
     * @param completedAt null unless complete
     * @param erased paths relative to the library, with {@code /}
     * @param finalVideo the final at that time; null if unknown
     * @throws app.offcut.text.Problem if it cannot be written; nothing has changed then
     */
    void write(
            String projectId,
            CleanupStatus status,
            @Nullable Instant completedAt,
            Set<String> erased,
            @Nullable FinalIdentity finalVideo);

    /**
     * Changes nothing.
     *
     * @throws app.offcut.text.Problem if a write would fail now
     */
    void checkWritable();

    /** Removes unfinished backups of a process that was killed before its first write. */
    void removeUnfinishedBackups();
}
