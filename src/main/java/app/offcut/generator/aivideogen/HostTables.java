package app.offcut.generator.aivideogen;

/**
 * The columns that every look reads, named like jOOQ's generated ones, which take long to load.
 * HostTablesTest compares them.
 */
final class HostTables {
    static final Projects PROJECTS = new Projects();
    static final Scenes SCENES = new Scenes();
    static final Suggestions VISUAL_SUGGESTIONS = new Suggestions();
    static final Clips CLIP_SELECTIONS = new Clips();
    static final Audio AUDIO_FILES = new Audio();
    static final Rendered RENDERED_VIDEOS = new Rendered();
    static final Jobs ASSEMBLY_JOBS = new Jobs();

    private HostTables() {}

    record Column(String table, String name) {}

    static final class Projects {
        final Column ID = column("id");
        final Column NAME = column("name");
        final Column LAST_ACTIVE = column("last_active");
        final Column VIDEO_PATH = column("video_path");
        final Column THUMBNAIL_PATH = column("thumbnail_path");
        final Column VIDEO_TOTAL_DURATION = column("video_total_duration");
        final Column VIDEO_FILE_SIZE = column("video_file_size");
        final Column CLEANUP_STATUS = column("cleanup_status");
        final Column CLEANUP_COMPLETED_AT = column("cleanup_completed_at");

        private static Column column(String name) {
            return new Column("projects", name);
        }
    }

    static final class Scenes {
        final Column ID = column("id");
        final Column PROJECT_ID = column("project_id");
        final Column AUDIO_FILE_PATH = column("audio_file_path");
        final Column DURATION = column("duration");

        private static Column column(String name) {
            return new Column("scenes", name);
        }
    }

    static final class Suggestions {
        final Column SCENE_ID = column("scene_id");
        final Column VIDEO_ID = column("video_id");
        final Column PROVIDER = column("provider");
        final Column DEFAULT_SEGMENT_PATH = column("default_segment_path");
        final Column DOWNLOAD_STATUS = column("download_status");

        private static Column column(String name) {
            return new Column("visual_suggestions", name);
        }
    }

    static final class Clips {
        final Column PROJECT_ID = column("project_id");
        final Column YOUTUBE_VIDEO_ID = column("youtube_video_id");
        final Column DOWNLOADED_PATH = column("downloaded_path");

        private static Column column(String name) {
            return new Column("clip_selections", name);
        }
    }

    static final class Audio {
        final Column PROJECT_ID = column("project_id");
        final Column FILE_PATH = column("file_path");
        final Column DURATION_SECONDS = column("duration_seconds");

        private static Column column(String name) {
            return new Column("audio_files", name);
        }
    }

    static final class Rendered {
        final Column PROJECT_ID = column("project_id");
        final Column FILE_PATH = column("file_path");
        final Column THUMBNAIL_PATH = column("thumbnail_path");
        final Column DURATION_SECONDS = column("duration_seconds");
        final Column FILE_SIZE_BYTES = column("file_size_bytes");
        final Column CREATED_AT = column("created_at");

        private static Column column(String name) {
            return new Column("rendered_videos", name);
        }
    }

    static final class Jobs {
        final Column ID = column("id");
        final Column PROJECT_ID = column("project_id");
        final Column STATUS = column("status");
        final Column CREATED_AT = column("created_at");

        private static Column column(String name) {
            return new Column("assembly_jobs", name);
        }
    }
}
