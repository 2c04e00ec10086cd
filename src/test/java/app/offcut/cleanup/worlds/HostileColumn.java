package app.offcut.cleanup.worlds;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column that a cleanup reads, in rows of the hostile project.
 *
 * @param rows which of them
 * @param path whether it holds paths: what it names of another project must then stay
 * @param checked whether the database itself allows few values only
 */
public record HostileColumn(String table, String name, String rows, boolean path, boolean checked) {
    private static final String DOWNLOAD_ROW = "id = 'hostile-scene-1-988497'";
    private static final String SEGMENT_ROWS =
            "scene_id LIKE 'hostile-%' AND default_segment_path IS NOT NULL";
    private static final String OWN = "project_id = 'hostile'";

    /** Every one that is read in a form of the database. */
    public static List<HostileColumn> all(boolean documented) {
        Stream<HostileColumn> both =
                Stream.of(
                        plain("projects", "id", "id = 'hostile'"),
                        plain("projects", "name", "id = 'hostile'"),
                        plain("projects", "last_active", "id = 'hostile'"),
                        plain("projects", "cleanup_status", "id = 'hostile'"),
                        plain("projects", "cleanup_completed_at", "id = 'hostile'"),
                        plain("scenes", "id", "id = 'hostile-scene-1'"),
                        plain("scenes", "project_id", "id = 'hostile-scene-3'"),
                        plain("scenes", "duration", OWN),
                        plain("visual_suggestions", "scene_id", DOWNLOAD_ROW),
                        plain("visual_suggestions", "video_id", DOWNLOAD_ROW),
                        plain("visual_suggestions", "provider", DOWNLOAD_ROW),
                        path("visual_suggestions", "default_segment_path", SEGMENT_ROWS),
                        checked("visual_suggestions", "download_status", SEGMENT_ROWS));
        return Stream.concat(both, documented ? documented() : shipped()).toList();
    }

    private static Stream<HostileColumn> shipped() {
        return Stream.of(
                path("projects", "video_path", "id = 'hostile'"),
                path("projects", "thumbnail_path", "id = 'hostile'"),
                plain("projects", "video_total_duration", "id = 'hostile'"),
                plain("projects", "video_file_size", "id = 'hostile'"),
                path("scenes", "audio_file_path", OWN),
                plain("assembly_jobs", "id", OWN),
                plain("assembly_jobs", "project_id", OWN),
                checked("assembly_jobs", "status", OWN),
                plain("assembly_jobs", "created_at", OWN));
    }

    private static Stream<HostileColumn> documented() {
        return Stream.of(
                plain("clip_selections", "project_id", OWN),
                plain("clip_selections", "youtube_video_id", OWN),
                path("clip_selections", "downloaded_path", OWN),
                plain("audio_files", "project_id", OWN + " AND scene_number = 3"),
                path("audio_files", "file_path", OWN),
                plain("audio_files", "duration_seconds", OWN),
                plain("rendered_videos", "project_id", OWN),
                path("rendered_videos", "file_path", OWN),
                path("rendered_videos", "thumbnail_path", OWN),
                plain("rendered_videos", "duration_seconds", OWN),
                plain("rendered_videos", "file_size_bytes", OWN),
                plain("rendered_videos", "created_at", OWN));
    }

    private static HostileColumn plain(String table, String name, String rows) {
        return new HostileColumn(table, name, rows, false, false);
    }

    private static HostileColumn path(String table, String name, String rows) {
        return new HostileColumn(table, name, rows, true, false);
    }

    private static HostileColumn checked(String table, String name, String rows) {
        return new HostileColumn(table, name, rows, false, true);
    }

    /** Only migration 026 adds it. */
    public boolean added() {
        return name.startsWith("cleanup_");
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}
