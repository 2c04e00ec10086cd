package app.offcut.generator.aivideogen;

import static app.offcut.generator.aivideogen.HostTables.ASSEMBLY_JOBS;
import static app.offcut.generator.aivideogen.HostTables.AUDIO_FILES;
import static app.offcut.generator.aivideogen.HostTables.CLIP_SELECTIONS;
import static app.offcut.generator.aivideogen.HostTables.PROJECTS;
import static app.offcut.generator.aivideogen.HostTables.RENDERED_VIDEOS;
import static app.offcut.generator.aivideogen.HostTables.SCENES;
import static app.offcut.generator.aivideogen.HostTables.VISUAL_SUGGESTIONS;

import app.offcut.database.Sql;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Named;
import app.offcut.generator.aivideogen.HostTables.Column;
import app.offcut.generator.aivideogen.LibraryRows.ProviderReference;
import app.offcut.generator.aivideogen.ProjectRecord.ClipSelection;
import app.offcut.generator.aivideogen.ProjectRecord.Job;
import app.offcut.generator.aivideogen.ProjectRecord.Suggestion;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads projects, and which project owns which file, from the generator's database in either form.
 */
public final class ProjectQueries {
    private final HostSchema schema;
    private final List<HostRow> projects;
    private final OwnedRows jobs;
    private final OwnedRows scenes;
    private final OwnedRows suggestions;
    private final OwnedRows clips;
    private final OwnedRows audio;
    private final OwnedRows rendered;

    /**
     * Reads everything from one consistent copy.
     *
     * @throws app.offcut.text.Problem if the database is damaged, unreadable, or has no table of
     *     projects
     */
    public static LibraryRows read(HostDatabase host) {
        return host.queryCopy(sql -> {
            ExpectedTables.requireProjects(HostSchema.probe(sql), host.file());
            return from(sql);
        });
    }

    /**
     * Reads ids and names only, without an integrity check: operations on a project use {@link
     * #read}.
     *
     * @throws app.offcut.text.Problem if the database cannot be read, or has no table of projects
     */
    public static List<Project.Named> names(HostDatabase host) {
        return host.query(sql -> names(sql, host));
    }

    /**
     * The same after an integrity check.
     *
     * @throws app.offcut.text.Problem also if the database is damaged
     */
    public static List<Project.Named> checkedNames(HostDatabase host) {
        return host.queryCopy(sql -> names(sql, host));
    }

    private static List<Project.Named> names(Sql sql, HostDatabase host) throws SQLException {
        HostSchema schema = HostSchema.probe(sql);
        ExpectedTables.requireProjects(schema, host.file());
        return HostRow.read(sql, schema, List.of(PROJECTS.ID, PROJECTS.NAME)).stream()
                .map(row -> new Named(row.id(PROJECTS.ID), name(row)))
                .toList();
    }

    /** Reads without an integrity check; {@link #read} makes one first. */
    public static LibraryRows from(Sql sql) throws SQLException {
        return new ProjectQueries(sql).rows();
    }

    private ProjectQueries(Sql sql) throws SQLException {
        schema = HostSchema.probe(sql);
        projects =
                HostRow.read(
                        sql,
                        schema,
                        List.of(
                                PROJECTS.ID,
                                PROJECTS.NAME,
                                PROJECTS.LAST_ACTIVE,
                                PROJECTS.VIDEO_PATH,
                                PROJECTS.THUMBNAIL_PATH,
                                PROJECTS.VIDEO_TOTAL_DURATION,
                                PROJECTS.VIDEO_FILE_SIZE,
                                PROJECTS.CLEANUP_STATUS,
                                PROJECTS.CLEANUP_COMPLETED_AT));
        Map<Object, Object> ids = new HashMap<>();
        for (HostRow project : projects) {
            Object id = project.key(PROJECTS.ID);
            if (id != null) ids.put(id, id);
        }
        Children ofProjects = new Children(sql, schema, ids);
        scenes =
                ofProjects.read(
                        SCENES.PROJECT_ID, SCENES.ID, SCENES.AUDIO_FILE_PATH, SCENES.DURATION);
        suggestions =
                new Children(sql, schema, scenes.owners(SCENES.ID))
                        .read(
                                VISUAL_SUGGESTIONS.SCENE_ID,
                                VISUAL_SUGGESTIONS.VIDEO_ID,
                                VISUAL_SUGGESTIONS.PROVIDER,
                                VISUAL_SUGGESTIONS.DEFAULT_SEGMENT_PATH,
                                VISUAL_SUGGESTIONS.DOWNLOAD_STATUS);
        clips =
                ofProjects.read(
                        CLIP_SELECTIONS.PROJECT_ID,
                        CLIP_SELECTIONS.YOUTUBE_VIDEO_ID,
                        CLIP_SELECTIONS.DOWNLOADED_PATH);
        audio =
                ofProjects.read(
                        AUDIO_FILES.PROJECT_ID,
                        AUDIO_FILES.FILE_PATH,
                        AUDIO_FILES.DURATION_SECONDS);
        rendered =
                ofProjects.read(
                        RENDERED_VIDEOS.PROJECT_ID,
                        RENDERED_VIDEOS.FILE_PATH,
                        RENDERED_VIDEOS.THUMBNAIL_PATH,
                        RENDERED_VIDEOS.DURATION_SECONDS,
                        RENDERED_VIDEOS.FILE_SIZE_BYTES,
                        RENDERED_VIDEOS.CREATED_AT);
        List<Column> job =
                List.of(
                        ASSEMBLY_JOBS.PROJECT_ID,
                        ASSEMBLY_JOBS.ID,
                        ASSEMBLY_JOBS.STATUS,
                        ASSEMBLY_JOBS.CREATED_AT);
        jobs =
                OwnedRows.of(
                        HostRow.read(sql, schema, jobTable(), job), ASSEMBLY_JOBS.PROJECT_ID, ids);
    }

    /**
     * Reads tables whose rows belong to a row of another table.
     *
     * @param owners the project of each row there, by its id
     */
    private record Children(Sql sql, HostSchema schema, Map<Object, Object> owners) {
        OwnedRows read(Column parent, Column... columns) throws SQLException {
            var all = Stream.concat(Stream.of(parent), Stream.of(columns)).toList();
            return OwnedRows.of(HostRow.read(sql, schema, all), parent, owners);
        }
    }

    /**
     * The table of jobs. A generator killed during its migration 009 leaves all jobs under the
     * other name.
     */
    private String jobTable() {
        return !schema.has("assembly_jobs") && schema.has("assembly_jobs_new")
                ? "assembly_jobs_new"
                : "assembly_jobs";
    }

    private LibraryRows rows() {
        ExpectedTables expected = ExpectedTables.in(schema);
        return new LibraryRows(
                projects.stream().map(this::project).toList(),
                Stream.concat(
                                suggestions.strays().stream()
                                        .map(row ->
                                                reference(
                                                        provider(row),
                                                        row.text(VISUAL_SUGGESTIONS.VIDEO_ID))),
                                clips.strayTexts(CLIP_SELECTIONS.YOUTUBE_VIDEO_ID).stream()
                                        .map(id -> reference("youtube", id)))
                        .filter(Objects::nonNull)
                        .toList(),
                Stream.of(
                                scenes.strayTexts(SCENES.AUDIO_FILE_PATH),
                                suggestions.strayTexts(VISUAL_SUGGESTIONS.DEFAULT_SEGMENT_PATH),
                                clips.strayTexts(CLIP_SELECTIONS.DOWNLOADED_PATH),
                                audio.strayTexts(AUDIO_FILES.FILE_PATH),
                                rendered.strayTexts(RENDERED_VIDEOS.FILE_PATH),
                                rendered.strayTexts(RENDERED_VIDEOS.THUMBNAIL_PATH))
                        .flatMap(List::stream)
                        .toList(),
                expected.complete(),
                expected.problems(),
                Stream.of(
                                jobs.strayTexts(ASSEMBLY_JOBS.PROJECT_ID),
                                scenes.strayTexts(SCENES.PROJECT_ID),
                                clips.strayTexts(CLIP_SELECTIONS.PROJECT_ID),
                                audio.strayTexts(AUDIO_FILES.PROJECT_ID),
                                rendered.strayTexts(RENDERED_VIDEOS.PROJECT_ID))
                        .flatMap(List::stream)
                        .collect(Collectors.toSet()));
    }

    private ProjectRecord project(HostRow row) {
        Object key = row.key(PROJECTS.ID);
        Double scenesSeconds = scenes.sum(key, SCENES.DURATION);
        return new ProjectRecord(
                row.id(PROJECTS.ID),
                name(row),
                row.moment(PROJECTS.LAST_ACTIVE),
                scenes.of(key).size(),
                scenesSeconds != null
                        ? scenesSeconds
                        : audio.sum(key, AUDIO_FILES.DURATION_SECONDS),
                RenderedRows.of(row, rendered.of(key)),
                jobs.of(key).stream().map(ProjectQueries::job).toList(),
                Stream.concat(
                                scenes.texts(key, SCENES.AUDIO_FILE_PATH).stream(),
                                audio.texts(key, AUDIO_FILES.FILE_PATH).stream())
                        .toList(),
                suggestions.of(key).stream().map(ProjectQueries::suggestion).toList(),
                clips.of(key).stream().map(ProjectQueries::clip).toList(),
                row.text(PROJECTS.CLEANUP_STATUS),
                row.moment(PROJECTS.CLEANUP_COMPLETED_AT));
    }

    private static String name(HostRow row) {
        String name = row.text(PROJECTS.NAME);
        return name == null ? row.id(PROJECTS.ID) : name;
    }

    private static Job job(HostRow row) {
        return new Job(
                row.id(ASSEMBLY_JOBS.ID),
                row.text(ASSEMBLY_JOBS.STATUS),
                row.moment(ASSEMBLY_JOBS.CREATED_AT));
    }

    private static Suggestion suggestion(HostRow row) {
        return new Suggestion(
                provider(row),
                row.text(VISUAL_SUGGESTIONS.VIDEO_ID),
                row.text(VISUAL_SUGGESTIONS.DEFAULT_SEGMENT_PATH),
                row.text(VISUAL_SUGGESTIONS.DOWNLOAD_STATUS));
    }

    private static String provider(HostRow row) {
        String provider = row.text(VISUAL_SUGGESTIONS.PROVIDER);
        return provider == null ? "youtube" : provider;
    }

    private static ClipSelection clip(HostRow row) {
        return new ClipSelection(
                row.text(CLIP_SELECTIONS.YOUTUBE_VIDEO_ID),
                row.text(CLIP_SELECTIONS.DOWNLOADED_PATH));
    }

    private static @Nullable ProviderReference reference(String provider, @Nullable String id) {
        return id == null ? null : new ProviderReference(provider, id);
    }
}
