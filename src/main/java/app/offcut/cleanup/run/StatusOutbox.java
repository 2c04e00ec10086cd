package app.offcut.cleanup.run;

import static app.offcut.database.own.Tables.OWED_STATUS;

import app.offcut.database.LibraryMemory;
import app.offcut.generator.CleanupStatus;
import app.offcut.generator.FinalIdentity;
import app.offcut.generator.StatusStore;
import app.offcut.text.Problem;
import com.google.gson.Gson;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a cleanup's status to the generator's database. Stores in offcut.db what could not be
 * written, and retries before the next run.
 */
final class StatusOutbox {
    private static final Logger LOG = LoggerFactory.getLogger(StatusOutbox.class);

    private static final Gson GSON = new Gson();

    private final StatusStore statuses;
    private final LibraryMemory memory;

    StatusOutbox(StatusStore statuses, LibraryMemory memory) {
        this.statuses = statuses;
        this.memory = memory;
    }

    /**
     * Writes a status.
     *
     * @param erased paths of erased files, relative to the library, with {@code /}; rows of
     *     segments among them are marked as cleaned
     * @param finalVideo the final that was cleaned up for; null if unknown
     * @return false if it could not be written and is now pending
     */
    boolean write(
            String projectId,
            CleanupStatus status,
            @Nullable Instant completedAt,
            Set<String> erased,
            @Nullable FinalIdentity finalVideo) {
        Set<String> paths = new HashSet<>(erased);
        for (Owed owed : read()) if (owed.projectId.equals(projectId)) paths.addAll(owed.erased);
        try {
            statuses.write(projectId, status, completedAt, paths, finalVideo);
            forget(projectId);
            return true;
        } catch (Problem problem) {
            LOG.warn(
                    "The status of project {} could not be written and is pending: {}",
                    projectId,
                    problem.sentence(),
                    problem.getCause());
            owe(projectId, status, completedAt, paths);
            return false;
        }
    }

    /** Whether the generator's database already has columns for a status. */
    boolean known() {
        return statuses.known();
    }

    /**
     * The status that the generator's database stores now; null if there is none, or it cannot be
     * read.
     */
    @Nullable String now(String projectId) {
        try {
            return statuses.of(projectId).orElse(null);
        } catch (Problem problem) {
            return null;
        }
    }

    /** Writes the pending statuses, as far as possible now. */
    void settle() {
        for (Owed owed : read())
            write(owed.projectId, owed.status, owed.completedAt, owed.erased, null);
    }

    private record Owed(
            String projectId,
            CleanupStatus status,
            @Nullable Instant completedAt,
            Set<String> erased) {}

    private List<Owed> read() {
        return memory.read(sql ->
                sql.selectFrom(OWED_STATUS)
                        .where(OWED_STATUS.LIBRARY_ID.eq(memory.id()))
                        .fetch(row ->
                                new Owed(
                                        row.getProjectId(),
                                        CleanupStatus.valueOf(
                                                row.getStatus().toUpperCase(Locale.ROOT)),
                                        row.getCompletedAt() == null
                                                ? null
                                                : Instant.parse(row.getCompletedAt()),
                                        paths(row.getErasedPaths()))));
    }

    private static Set<String> paths(String json) {
        return Set.of(GSON.fromJson(json, String[].class));
    }

    private void owe(
            String projectId,
            CleanupStatus status,
            @Nullable Instant completedAt,
            Set<String> paths) {
        memory.write(sql ->
                sql.insertInto(OWED_STATUS)
                        .set(OWED_STATUS.LIBRARY_ID, memory.id())
                        .set(OWED_STATUS.PROJECT_ID, projectId)
                        .set(OWED_STATUS.STATUS, status.word())
                        .set(
                                OWED_STATUS.COMPLETED_AT,
                                completedAt == null ? null : completedAt.toString())
                        .set(OWED_STATUS.ERASED_PATHS, GSON.toJson(paths))
                        .onDuplicateKeyUpdate()
                        .setAllToExcluded()
                        .execute());
    }

    private void forget(String projectId) {
        memory.write(sql ->
                sql.deleteFrom(OWED_STATUS)
                        .where(OWED_STATUS.LIBRARY_ID.eq(memory.id()))
                        .and(OWED_STATUS.PROJECT_ID.eq(projectId))
                        .execute());
    }
}
