package app.offcut.cleanup.survey;

import app.offcut.library.scan.ProjectUsage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One project as the list shows it.
 *
 * @param finalFile null if there is no final
 * @param inHold over all of its runs; {@link #state} names only one
 * @param filesTakenOut number of files that would go if the user had not unticked them
 * @param databaseStatus {@code projects.cleanup_status}; null without the column
 */
public record ProjectRow(
        String id,
        String name,
        @Nullable Instant lastActive,
        int scenes,
        ProjectUsage usage,
        RowState state,
        @Nullable FinalFile finalFile,
        @Nullable String databaseStatus,
        @Nullable Instant cleanedAt,
        boolean pinned,
        HeldAmounts inHold,
        long filesTakenOut) {

    /**
     * @param path relative to the library
     * @param verdict {@code complete}, or the word of the failed rule
     * @param seconds duration; null if unreadable
     */
    public record FinalFile(
            String path, long bytes, Instant modified, String verdict, @Nullable Double seconds) {}

    public ProjectRow with(RowState newState) {
        return new ProjectRow(
                id,
                name,
                lastActive,
                scenes,
                usage,
                newState,
                finalFile,
                databaseStatus,
                cleanedAt,
                pinned,
                inHold,
                filesTakenOut);
    }
}
