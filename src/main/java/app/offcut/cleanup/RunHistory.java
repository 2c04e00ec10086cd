package app.offcut.cleanup;

import app.offcut.cleanup.CleanupReport.Failed;
import app.offcut.database.OwnDatabase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of a library and what became of each file, in offcut.db. */
public final class RunHistory {
    public RunHistory(OwnDatabase own, long libraryId) {}

    /**
     * @param startedBy {@code hand}, {@code auto} or {@code command}
     * @param outcome word of {@link CleanupReport.Outcome}, or {@code running}: begun and not ended
     */
    public record Run(
            String run,
            String projectId,
            String projectName,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            String outcome,
            long deletedFiles,
            long freedBytes) {}

    /**
     * What became of one file.
     *
     * @param result {@code deleted}, {@code already-gone}, {@code stayed} or {@code failed}
     */
    public record FileResult(DoomedFile file, String result, @Nullable String cause) {}

    /** Newest first. */
    public List<Run> runs() {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<Run> runsOf(String projectId) {
        return runs().stream().filter(r -> r.projectId().equals(projectId)).toList();
    }

    /** Notes that a run begins, before anything is deleted. Returns its id, which sorts by time. */
    public String begin(CleanupPlan plan, CleanupReport.StartedBy startedBy, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** One row per file, and the run's end. */
    public void end(CleanupReport report, List<FileResult> files) {
        throw new UnsupportedOperationException();
    }

    /** The failures of the project's newest run; empty if it left none. */
    public List<Failed> lastFailures(String projectId) {
        throw new UnsupportedOperationException();
    }

    /** Bytes freed by runs that ended at or after this time. */
    public long freedBytesSince(Instant since) {
        throw new UnsupportedOperationException();
    }
}
