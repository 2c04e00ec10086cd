package app.offcut.generator.aivideogen;

import static app.offcut.generator.aivideogen.HostTables.ASSEMBLY_JOBS;
import static app.offcut.generator.aivideogen.HostTables.PROJECTS;
import static app.offcut.generator.aivideogen.HostTables.RENDERED_VIDEOS;

import app.offcut.database.Sql;
import app.offcut.generator.aivideogen.HostTables.Column;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A short summary of what the database records about some projects' renders. It decides nothing: a
 * change only means that evaluating the gate again is worthwhile.
 */
final class RenderMarks {
    private static final int LAST_JOBS = 20;

    /** The columns of each table; the first one names the project. */
    private static final List<List<Column>> MARKED =
            List.of(
                    List.of(
                            PROJECTS.ID,
                            PROJECTS.VIDEO_PATH,
                            PROJECTS.VIDEO_TOTAL_DURATION,
                            PROJECTS.VIDEO_FILE_SIZE),
                    List.of(ASSEMBLY_JOBS.PROJECT_ID, ASSEMBLY_JOBS.ID, ASSEMBLY_JOBS.STATUS),
                    List.of(
                            RENDERED_VIDEOS.PROJECT_ID,
                            RENDERED_VIDEOS.FILE_PATH,
                            RENDERED_VIDEOS.DURATION_SECONDS,
                            RENDERED_VIDEOS.FILE_SIZE_BYTES));

    private RenderMarks() {}

    /**
     * By project; a project without any row has none.
     *
     * @throws app.offcut.text.Problem if the database cannot be read
     */
    static Map<String, String> read(HostDatabase host, Set<String> projects) {
        return host.query(sql -> {
            HostSchema schema = HostSchema.probe(sql);
            Map<String, String> marks = new HashMap<>();
            for (List<Column> columns : MARKED)
                for (HostRow row : HostRow.read(sql, schema, columns)) {
                    String project = row.id(columns.getFirst());
                    if (projects.contains(project))
                        marks.merge(project, "" + row.texts(), String::concat);
                }
            return marks;
        });
    }

    /**
     * Projects that may be rendering now, or were a moment ago: those with an active job, and those
     * of the newest jobs. Empty if the generator keeps no jobs.
     *
     * @throws app.offcut.text.Problem if the database cannot be read
     */
    static Optional<Set<String>> rendering(HostDatabase host) {
        return host.query(sql -> {
            HostSchema schema = HostSchema.probe(sql);
            if (!schema.has("assembly_jobs", "project_id")
                    || !schema.has("assembly_jobs", "status")) return Optional.empty();
            Set<String> projects =
                    projects(
                            sql,
                            "SELECT project_id FROM assembly_jobs WHERE status NOT IN (?, ?)"
                                    + " AND project_id IS NOT NULL",
                            ProjectRecord.Job.COMPLETE,
                            ProjectRecord.Job.ERROR);
            projects.addAll(
                    projects(
                            sql,
                            "SELECT project_id FROM (SELECT project_id FROM assembly_jobs"
                                    + " ORDER BY rowid DESC LIMIT ?) WHERE project_id IS NOT NULL",
                            LAST_JOBS));
            return Optional.of(projects);
        });
    }

    private static Set<String> projects(Sql sql, String query, Object... values)
            throws SQLException {
        return sql.list(query, row -> row.getString(1), values).stream()
                .filter(AiVideoLayout.LAYOUT::safeId)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
