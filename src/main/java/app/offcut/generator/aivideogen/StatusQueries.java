package app.offcut.generator.aivideogen;

import static app.offcut.generator.aivideogen.shipped.Tables.PROJECTS;
import static app.offcut.generator.aivideogen.shipped.Tables.SCENES;
import static app.offcut.generator.aivideogen.shipped.Tables.VISUAL_SUGGESTIONS;

import app.offcut.database.Timestamp;
import app.offcut.generator.CleanupStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a cleanup's result in the generator's database: {@code cleanup_status} and the
 * rows of erased segments.
 */
public final class StatusQueries {
    private static final int PATHS_AT_ONCE = 500;

    private StatusQueries() {}

    /**
     * The status stored for one project; empty if there is none. A single short statement without
     * an integrity check: for reports, never for a decision.
     *
     * @throws app.offcut.text.Problem if the database cannot be read
     */
    public static Optional<String> of(HostDatabase host, String projectId) {
        return host.read(sql ->
                HostSchema.probe(sql).has("projects", "cleanup_status")
                        ? sql
                                .select(PROJECTS.CLEANUP_STATUS)
                                .from(PROJECTS)
                                .where(PROJECTS.ID.eq(projectId))
                                .fetch(PROJECTS.CLEANUP_STATUS)
                                .stream()
                                .filter(Objects::nonNull)
                                .findFirst()
                        : Optional.empty());
    }

    /**
     * Writes in one transaction: the status, {@code cleanup_completed_at} (only with {@code
     * complete}), and for erased segments {@code download_status='pending'} and {@code
     * default_segment_path=NULL}, because the generator never downloads a row again that is {@code
     * complete}.
     *
     * @param completedAt null unless complete
     * @param erased selects the {@code default_segment_path} values, as stored, of erased files;
     *     null if there are none
     * @throws app.offcut.text.Problem if the database cannot be written; nothing has changed then
     */
    public static void write(
            HostDatabase host,
            String projectId,
            CleanupStatus status,
            @Nullable Instant completedAt,
            @Nullable Predicate<String> erased) {
        host.write(sql -> {
            sql.update(PROJECTS)
                    .set(PROJECTS.CLEANUP_STATUS, status.word())
                    .set(
                            PROJECTS.CLEANUP_COMPLETED_AT,
                            status == CleanupStatus.COMPLETE && completedAt != null
                                    ? Timestamp.text(completedAt)
                                    : null)
                    .where(PROJECTS.ID.eq(projectId))
                    .execute();
            if (erased != null) forget(sql, projectId, erased);
            return true;
        });
    }

    private static void forget(DSLContext sql, String projectId, Predicate<String> erased) {
        HostSchema schema = HostSchema.probe(sql);
        // the schema lists tables only: a view in place of one may never end
        if (!schema.has("visual_suggestions", "default_segment_path")
                || !schema.has("visual_suggestions", "download_status")
                || !schema.has("visual_suggestions", "scene_id")
                || !schema.has("scenes", "project_id")) return;
        Condition fetched =
                VISUAL_SUGGESTIONS
                        .DOWNLOAD_STATUS
                        .eq("complete")
                        .and(
                                VISUAL_SUGGESTIONS.SCENE_ID.in(
                                        DSL.select(SCENES.ID)
                                                .from(SCENES)
                                                .where(SCENES.PROJECT_ID.eq(projectId))));
        List<String> paths =
                sql
                        .selectDistinct(VISUAL_SUGGESTIONS.DEFAULT_SEGMENT_PATH)
                        .from(VISUAL_SUGGESTIONS)
                        .where(fetched)
                        .fetch(VISUAL_SUGGESTIONS.DEFAULT_SEGMENT_PATH)
                        .stream()
                        .filter(path -> path != null && erased.test(path))
                        .toList();
        // few statements, because each may scan the whole table; but SQLite limits the number of
        // parameters
        for (int from = 0; from < paths.size(); from += PATHS_AT_ONCE)
            sql.update(VISUAL_SUGGESTIONS)
                    .set(VISUAL_SUGGESTIONS.DOWNLOAD_STATUS, "pending")
                    .setNull(VISUAL_SUGGESTIONS.DEFAULT_SEGMENT_PATH)
                    .where(
                            VISUAL_SUGGESTIONS.DEFAULT_SEGMENT_PATH.in(
                                    paths.subList(
                                            from, Math.min(paths.size(), from + PATHS_AT_ONCE))))
                    .and(fetched)
                    .execute();
    }
}
