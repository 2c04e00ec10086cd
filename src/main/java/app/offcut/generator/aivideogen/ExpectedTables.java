package app.offcut.generator.aivideogen;

import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the generator's database for the tables and columns that every version has.
 *
 * @param complete whether it records who needs a provider download
 * @param problems one sentence each
 */
record ExpectedTables(boolean complete, List<String> problems) {

    /** A table with the columns that record ownership. */
    private record Expected(String table, boolean always, List<String> columns) {}

    private static final List<Expected> ALL =
            List.of(
                    new Expected("projects", true, List.of("id")),
                    new Expected("scenes", true, List.of("id", "project_id")),
                    new Expected(
                            "visual_suggestions",
                            true,
                            List.of("scene_id", "video_id", "default_segment_path")),
                    new Expected("assembly_jobs", false, List.of("id", "project_id", "status")),
                    new Expected(
                            "clip_selections",
                            false,
                            List.of("project_id", "youtube_video_id", "downloaded_path")),
                    new Expected("audio_files", false, List.of("project_id", "file_path")),
                    new Expected("rendered_videos", false, List.of("project_id", "file_path")));

    /**
     * Requires the table of projects.
     *
     * @throws Problem DATABASE_CORRUPT: without projects, nothing has an owner
     */
    static void requireProjects(HostSchema schema, Path database) {
        if (schema.has("projects", "id")) return;
        if (schema.halfRebuilt().contains("projects"))
            throw Problem.saying(
                    Problem.Code.DATABASE_CORRUPT, Texts.of("database.half-rebuilt", "projects"));
        throw Failure.ofDatabase(
                        schema.has("projects") ? Cause.NO_PROJECT_IDS : Cause.NO_PROJECTS, database)
                .problem();
    }

    static ExpectedTables in(HostSchema schema) {
        List<String> problems = new ArrayList<>();
        for (Expected expected : ALL) {
            if (!schema.has(expected.table())) {
                if (expected.always())
                    problems.add(Texts.of("database.missing-table", expected.table()));
                continue;
            }
            for (String column : expected.columns())
                if (!schema.has(expected.table(), column))
                    problems.add(Texts.of("database.missing-column", expected.table(), column));
        }
        boolean complete = problems.isEmpty();
        for (String table : schema.halfRebuilt())
            problems.add(Texts.of("database.half-rebuilt", table));
        return new ExpectedTables(complete, problems);
    }
}
