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

    /** The columns of one table. */
    private abstract static class Columns {
        private final String table;

        Columns(String table) {
            this.table = table;
        }

        Column column(String name) {
            return new Column(table, name);
        }
    }

    static final class Projects extends Columns {
        final Column ID = column("id");
        final Column NAME = column("name");
        final Column LAST_ACTIVE = column("last_active");
        final Column VIDEO_PATH = column("video_path");
        final Column THUMBNAIL_PATH = column("thumbnail_path");
        final Column VIDEO_TOTAL_DURATION = column("video_total_duration");
        final Column VIDEO_FILE_SIZE = column("video_file_size");
        final Column CLEANUP_STATUS = column("cleanup_status");
        final Column CLEANUP_COMPLETED_AT = column("cleanup_completed_at");

        private Projects() {
            super("projects");
        }
    }

    static final class Scenes extends Columns {
        final Column ID = column("id");
        final Column PROJECT_ID = column("project_id");
        final Column AUDIO_FILE_PATH = column("audio_file_path");
        final Column DURATION = column("duration");

        private Scenes() {
            super("scenes");
        }
    }

    static final class Suggestions extends Columns {
        final Column SCENE_ID = column("scene_id");
        final Column VIDEO_ID = column("video_id");
        final Column PROVIDER = column("provider");
        final Column DEFAULT_SEGMENT_PATH = column("default_segment_path");
        final Column DOWNLOAD_STATUS = column("download_status");

        private Suggestions() {
            super("visual_suggestions");
        }
    }

    static final class Clips extends Columns {
        final Column PROJECT_ID = column("project_id");
        final Column YOUTUBE_VIDEO_ID = column("youtube_video_id");
        final Column DOWNLOADED_PATH = column("downloaded_path");

        private Clips() {
            super("clip_selections");
        }
    }

    static final class Audio extends Columns {
        final Column PROJECT_ID = column("project_id");
        final Column FILE_PATH = column("file_path");
        final Column DURATION_SECONDS = column("duration_seconds");

        private Audio() {
            super("audio_files");
        }
    }

    static final class Rendered extends Columns {
        final Column PROJECT_ID = column("project_id");
        final Column FILE_PATH = column("file_path");
        final Column THUMBNAIL_PATH = column("thumbnail_path");
        final Column DURATION_SECONDS = column("duration_seconds");
        final Column FILE_SIZE_BYTES = column("file_size_bytes");
        final Column CREATED_AT = column("created_at");

        private Rendered() {
            super("rendered_videos");
        }
    }

    static final class Jobs extends Columns {
        final Column ID = column("id");
        final Column PROJECT_ID = column("project_id");
        final Column STATUS = column("status");
        final Column CREATED_AT = column("created_at");

        private Jobs() {
            super("assembly_jobs");
        }
    }
}
