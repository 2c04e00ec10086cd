package app.offcut.generator.aivideogen;

import static app.offcut.generator.aivideogen.documented.Tables.RENDERED_VIDEOS;
import static app.offcut.generator.aivideogen.shipped.Tables.ASSEMBLY_JOBS;
import static app.offcut.generator.aivideogen.shipped.Tables.PROJECTS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * A short summary of what the database records about some projects' renders. It decides nothing: a
 * change only means that evaluating the gate again is worthwhile.
 */
final class RenderMarks {
    private static final Field<String> PROJECT =
            DSL.field(DSL.name(ASSEMBLY_JOBS.PROJECT_ID.getName()), String.class);
    private static final Field<String> STATUS =
            DSL.field(DSL.name(ASSEMBLY_JOBS.STATUS.getName()), String.class);
    private static final int LAST_JOBS = 20;

    /** The columns of each table; the first one names the project. */
    private static final List<List<TableField<?, ?>>> MARKED =
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
        return host.read(sql -> {
            HostSchema schema = HostSchema.probe(sql);
            Map<String, String> marks = new HashMap<>();
            for (List<TableField<?, ?>> columns : MARKED)
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
        return host.read(sql -> {
            HostSchema schema = HostSchema.probe(sql);
            String name = ASSEMBLY_JOBS.getName();
            if (!schema.has(name, PROJECT.getName()) || !schema.has(name, STATUS.getName()))
                return Optional.empty();
            Table<?> jobs = DSL.table(DSL.name(name));
            Set<String> projects =
                    sql.select(PROJECT)
                            .from(jobs)
                            .where(
                                    STATUS.notIn(
                                            ProjectRecord.Job.COMPLETE, ProjectRecord.Job.ERROR))
                            .fetchSet(PROJECT);
            projects.addAll(
                    sql.select(PROJECT)
                            .from(jobs)
                            .orderBy(DSL.field("rowid").desc())
                            .limit(LAST_JOBS)
                            .fetchSet(PROJECT));
            projects.removeIf(id -> id == null || !AiVideoLayout.LAYOUT.safeId(id));
            return Optional.of(projects);
        });
    }
}
