package app.offcut.cleanup.run;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one run did. The generator's documents name the result {@code deletedFiles}, {@code
 * freedSpace} and {@code errors}; here {@link #freedBytes} and {@link #failed}.
 *
 * @param run id of the run in the history; null if nothing was started
 * @param refusal why nothing was done; null unless refused
 * @param freedBytes lengths of the deleted files; a file frees its length when its last name goes
 * @param heldFiles files that wait in the hold until {@code keepUntil}, with {@code heldBytes}
 * @param restoredFiles files that were put back where they were
 * @param databaseStatus {@code complete}, {@code failed} or {@code pending} as written to, or left
 *     in, the generator's database; null if it has no such column
 * @param keepUntil when held files are erased; null unless held
 * @param problems sentences about what went wrong beside the files, such as a status still owed
 */
public record CleanupReport(
        @Nullable String run,
        String projectId,
        String projectName,
        StartedBy startedBy,
        Outcome outcome,
        @Nullable Refusal refusal,
        long deletedFiles,
        long freedBytes,
        long heldFiles,
        long heldBytes,
        long restoredFiles,
        long alreadyGone,
        List<Failed> failed,
        @Nullable String databaseStatus,
        String planHash,
        Instant startedAt,
        Instant endedAt,
        @Nullable Instant keepUntil,
        List<String> problems) {
    private static final double MEBIBYTE = 1024.0 * 1024.0;

    /**
     * The line for the log. Its MB is binary, since the generator's own log counts so and scripts
     * compare; whatever else Offcut tells of sizes is decimal, as disks are sold.
     */
    public String logLine() {
        return logLine(deletedFiles, freedBytes);
    }

    static String logLine(long files, long bytes) {
        return String.format(
                Locale.ROOT, "Cleanup: Deleted %d files, freed %.2f MB", files, bytes / MEBIBYTE);
    }

    /**
     * A file that should have gone and did not.
     *
     * @param cause one sentence
     */
    public record Failed(String path, String cause) {}
}
