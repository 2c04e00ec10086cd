package app.offcut.library;

import app.offcut.database.HostDatabase;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a cleanup leaves in the generator's database. */
public final class StatusQueries {
    private StatusQueries() {}

    public enum Status {
        PENDING("pending"),
        COMPLETE("complete"),
        FAILED("failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One transaction: the status, {@code cleanup_completed_at} (only with {@code complete}), and
     * for erased segments {@code download_status='pending'}, {@code default_segment_path=NULL},
     * since the generator never fetches a row again that says {@code complete}.
     *
     * @param completedAt null unless complete
     * @param erasedSegmentPaths {@code default_segment_path} values of this project, as stored
     * @throws app.offcut.text.Problem if the database cannot be written; nothing is then changed
     */
    public static void write(
            HostDatabase host,
            String projectId,
            Status status,
            @Nullable Instant completedAt,
            Set<String> erasedSegmentPaths) {
        throw new UnsupportedOperationException();
    }
}
