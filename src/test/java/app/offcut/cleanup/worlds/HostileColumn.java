package app.offcut.cleanup.worlds;

import java.util.ArrayList;
import java.util.List;

/**
 * A column that a cleanup reads, in rows of the hostile project.
 *
 * @param rows which of them
 * @param path whether it holds paths: what it names of another project must then stay
 * @param checked whether the database itself allows few values only
 */
public record HostileColumn(String table, String name, String rows, boolean path, boolean checked) {
    private static final String SELF = "id = 'hostile'";
    private static final String DOWNLOAD_ROW = "id = 'hostile-scene-1-988497'";
    private static final String SEGMENT_ROWS =
            "scene_id LIKE 'hostile-%' AND default_segment_path IS NOT NULL";
    private static final String OWN = "project_id = 'hostile'";

    /** Every one that is read in a form of the database. */
    public static List<HostileColumn> all(boolean documented) {
        List<HostileColumn> all = new ArrayList<>();
        plain(all, "projects", SELF, "id", "name", "last_active");
        plain(all, "projects", SELF, "cleanup_status", "cleanup_completed_at");
        plain(all, "scenes", "id = 'hostile-scene-1'", "id");
        plain(all, "scenes", "id = 'hostile-scene-3'", "project_id");
        plain(all, "scenes", OWN, "duration");
        plain(all, "visual_suggestions", DOWNLOAD_ROW, "scene_id", "video_id", "provider");
        paths(all, "visual_suggestions", SEGMENT_ROWS, "default_segment_path");
        checked(all, "visual_suggestions", SEGMENT_ROWS, "download_status");
        if (documented) documented(all);
        else shipped(all);
        return all;
    }

    private static void shipped(List<HostileColumn> all) {
        paths(all, "projects", SELF, "video_path", "thumbnail_path");
        plain(all, "projects", SELF, "video_total_duration", "video_file_size");
        paths(all, "scenes", OWN, "audio_file_path");
        plain(all, "assembly_jobs", OWN, "id", "project_id");
        checked(all, "assembly_jobs", OWN, "status");
        plain(all, "assembly_jobs", OWN, "created_at");
    }

    private static void documented(List<HostileColumn> all) {
        plain(all, "clip_selections", OWN, "project_id", "youtube_video_id");
        paths(all, "clip_selections", OWN, "downloaded_path");
        plain(all, "audio_files", OWN + " AND scene_number = 3", "project_id");
        paths(all, "audio_files", OWN, "file_path");
        plain(all, "audio_files", OWN, "duration_seconds");
        plain(all, "rendered_videos", OWN, "project_id");
        paths(all, "rendered_videos", OWN, "file_path", "thumbnail_path");
        plain(all, "rendered_videos", OWN, "duration_seconds", "file_size_bytes", "created_at");
    }

    private static void plain(List<HostileColumn> all, String table, String rows, String... names) {
        for (String name : names) all.add(new HostileColumn(table, name, rows, false, false));
    }

    private static void paths(List<HostileColumn> all, String table, String rows, String... names) {
        for (String name : names) all.add(new HostileColumn(table, name, rows, true, false));
    }

    private static void checked(List<HostileColumn> all, String table, String rows, String name) {
        all.add(new HostileColumn(table, name, rows, false, true));
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
