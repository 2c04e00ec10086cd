package app.offcut.cleanup.run;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of one run. The generator's documents call its parts {@code deletedFiles}, {@code
 * freedSpace} and {@code errors}; here they are {@link #freedBytes} and {@link #failed}.
 *
 * @param run id of the run in the history; null if nothing was started
 * @param refusal why nothing was done; null unless refused
 * @param freedBytes total length of the deleted files; a file counts when its last hard link goes
 * @param heldFiles number of files in the hold until {@code keepUntil}; {@code heldBytes} is their
 *     length
 * @param restoredFiles number of files moved back to their places
 * @param databaseStatus {@code complete}, {@code failed} or {@code pending} as now stored in the
 *     generator's database; null if it has no such column
 * @param keepUntil when the held files are erased; null unless held
 * @param problems sentences about problems other than files, for example a status still to be
 *     written
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
     * The line for the log. Its MB is binary, because the generator's own log counts so and scripts
     * compare the two. All other sizes in Offcut are decimal, as on disk labels.
     */
    public String logLine() {
        return logLine(deletedFiles, freedBytes);
    }

    static String logLine(long files, long bytes) {
        return String.format(
                Locale.ROOT, "Cleanup: Deleted %d files, freed %.2f MB", files, bytes / MEBIBYTE);
    }

    /**
     * A file that should have gone but did not.
     *
     * @param cause one sentence
     */
    public record Failed(String path, String cause) {}
}
