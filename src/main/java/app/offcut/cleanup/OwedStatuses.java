package app.offcut.cleanup;

import static app.offcut.database.own.Tables.OWED_STATUS;

import app.offcut.database.HostDatabase;
import app.offcut.database.OwnDatabase;
import app.offcut.library.StatusQueries;
import app.offcut.library.StatusQueries.Status;
import app.offcut.text.Problem;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a cleanup leaves in the generator's database, and remembers in offcut.db what could
 * not be written, to write it before the next run.
 */
final class OwedStatuses {
    private static final Logger LOG = LoggerFactory.getLogger(OwedStatuses.class);

    private final HostDatabase host;
    private final OwnDatabase own;
    private final long libraryId;

    OwedStatuses(HostDatabase host, OwnDatabase own, long libraryId) {
        this.host = host;
        this.own = own;
        this.libraryId = libraryId;
    }

    /**
     * @return false if it could not be written and is owed now
     */
    boolean write(
            String projectId,
            Status status,
            @Nullable Instant completedAt,
            Set<String> erasedSegmentPaths) {
        Set<String> paths = new HashSet<>(erasedSegmentPaths);
        for (Owed owed : read())
            if (owed.projectId.equals(projectId)) paths.addAll(owed.erasedSegmentPaths);
        try {
            StatusQueries.write(host, projectId, status, completedAt, paths);
            forget(projectId);
            return true;
        } catch (Problem problem) {
            LOG.warn(
                    "The status of project {} could not be written and is owed: {}",
                    projectId,
                    problem.sentence());
            owe(projectId, status, completedAt, paths);
            return false;
        }
    }

    /** Writes what is owed, as far as it can be written now. */
    void settle() {
        for (Owed owed : read())
            write(owed.projectId, owed.status, owed.completedAt, owed.erasedSegmentPaths);
    }

    private record Owed(
            String projectId,
            Status status,
            @Nullable Instant completedAt,
            Set<String> erasedSegmentPaths) {}

    private List<Owed> read() {
        return own.read(sql ->
                sql.selectFrom(OWED_STATUS)
                        .where(OWED_STATUS.LIBRARY_ID.eq(libraryId))
                        .fetch(row ->
                                new Owed(
                                        row.getProjectId(),
                                        Status.valueOf(row.getStatus().toUpperCase(Locale.ROOT)),
                                        row.getCompletedAt() == null
                                                ? null
                                                : Instant.parse(row.getCompletedAt()),
                                        paths(row.getErasedSegmentPaths()))));
    }

    private static Set<String> paths(String lines) {
        return lines.isEmpty() ? Set.of() : Set.of(lines.split("\n"));
    }

    private void owe(
            String projectId, Status status, @Nullable Instant completedAt, Set<String> paths) {
        own.write(sql ->
                sql.insertInto(OWED_STATUS)
                        .set(OWED_STATUS.LIBRARY_ID, libraryId)
                        .set(OWED_STATUS.PROJECT_ID, projectId)
                        .set(OWED_STATUS.STATUS, status.word())
                        .set(
                                OWED_STATUS.COMPLETED_AT,
                                completedAt == null ? null : completedAt.toString())
                        .set(OWED_STATUS.ERASED_SEGMENT_PATHS, String.join("\n", paths))
                        .onDuplicateKeyUpdate()
                        .setAllToExcluded()
                        .execute());
    }

    private void forget(String projectId) {
        own.write(sql ->
                sql.deleteFrom(OWED_STATUS)
                        .where(OWED_STATUS.LIBRARY_ID.eq(libraryId))
                        .and(OWED_STATUS.PROJECT_ID.eq(projectId))
                        .execute());
    }
}
