package app.offcut.cleanup.survey;

import app.offcut.cleanup.plan.Rule;
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
     * @param broken the rule it breaks; null if it is complete
     * @param seconds null if it cannot be read
     */
    public record FinalFile(
            String path,
            long bytes,
            Instant modified,
            @Nullable Rule broken,
            @Nullable Double seconds) {
        public boolean complete() {
            return broken == null;
        }

        /** As in JSON: {@code complete}, or the word of the rule. */
        public String verdict() {
            return broken == null ? "complete" : broken.word();
        }
    }

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
