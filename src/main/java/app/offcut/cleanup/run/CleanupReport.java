package app.offcut.cleanup.run;

import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.library.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of one run. The generator's documents call its parts {@code deletedFiles}, {@code
 * freedSpace} and {@code errors}; here they are {@link #freedBytes} and {@link #failed}.
 *
 * @param refusal why nothing was done; null unless refused
 * @param databaseStatus {@code complete}, {@code failed} or {@code pending} as now stored in the
 *     generator's database; null if it has no such column
 * @param problems sentences about problems other than files, for example a status still to be
 *     written
 */
public record CleanupReport(
        Subject subject,
        Outcome outcome,
        @Nullable Refusal refusal,
        Amounts amounts,
        List<Failed> failed,
        @Nullable String databaseStatus,
        Times times,
        List<String> problems) {

    /**
     * The run that is reported.
     *
     * @param run its id in the history; null if nothing was started
     * @param spaceRule the rule that asked for it; null for any other reason
     */
    public record Subject(
            @Nullable String run,
            String projectId,
            String projectName,
            StartedBy startedBy,
            String planHash,
            @Nullable SpaceRule spaceRule) {
        static Subject of(Manifest manifest) {
            return new Subject(
                    manifest.run(),
                    manifest.projectId(),
                    manifest.projectName(),
                    manifest.startedBy(),
                    manifest.planHash(),
                    manifest.spaceRule());
        }
    }

    /**
     * How much the run has changed.
     *
     * @param deleted a file counts when its last hard link goes
     * @param held files in the hold
     * @param restoredFiles number of files moved back to their places
     */
    public record Amounts(Amount deleted, Amount held, long restoredFiles, long alreadyGone) {
        public static final Amounts NONE = new Amounts(Amount.NONE, Amount.NONE, 0, 0);
    }

    /**
     * When the run took place.
     *
     * @param keepUntil when the held files are erased; null unless held
     */
    public record Times(Instant startedAt, Instant endedAt, @Nullable Instant keepUntil) {}

    public @Nullable String run() {
        return subject.run;
    }

    public String projectId() {
        return subject.projectId;
    }

    public String projectName() {
        return subject.projectName;
    }

    public StartedBy startedBy() {
        return subject.startedBy;
    }

    public String planHash() {
        return subject.planHash;
    }

    /** The rule that asked for the run; null for any other reason. */
    public @Nullable SpaceRule spaceRule() {
        return subject.spaceRule;
    }

    public long deletedFiles() {
        return amounts.deleted.files();
    }

    public long freedBytes() {
        return amounts.deleted.bytes();
    }

    public long heldFiles() {
        return amounts.held.files();
    }

    public long heldBytes() {
        return amounts.held.bytes();
    }

    public long restoredFiles() {
        return amounts.restoredFiles;
    }

    public long alreadyGone() {
        return amounts.alreadyGone;
    }

    public Instant startedAt() {
        return times.startedAt;
    }

    public Instant endedAt() {
        return times.endedAt;
    }

    public @Nullable Instant keepUntil() {
        return times.keepUntil;
    }

    private static final double MEBIBYTE = 1024.0 * 1024.0;

    /**
     * The line for the log. Its MB is binary, because the generator's own log counts so and scripts
     * compare the two. All other sizes in Offcut are decimal, as on disk labels.
     */
    public String logLine() {
        return logLine(deletedFiles(), freedBytes());
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
