package app.offcut.demo;

import app.offcut.database.DriverLibrary;
import app.offcut.demo.AiVideoProject.Download;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of demo projects as the generator does, in one transaction. Uses plain JDBC,
 * whose batches are many times faster than typed statements; that matters for 100,000 projects.
 */
final class AiVideoRows implements AutoCloseable {
    /** One of the generator's two time formats; the other is ISO-8601. */
    private static final DateTimeFormatter SQLITE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final int BATCH = 1000;

    private final Connection connection;
    private final PreparedStatement project;
    private final PreparedStatement scene;
    private final PreparedStatement suggestion;
    private final PreparedStatement job;
    private final Instant now;
    private int waiting;

    /** Creates the file and its schema, including migration 026. */
    AiVideoRows(Path database, Instant now) throws SQLException {
        this.now = now;
        DriverLibrary.load();
        connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        connection.setAutoCommit(false);
        createTables(SQLITE.format(now.minus(Duration.ofDays(400))));
        project =
                insert(
                        "projects",
                        "id, name, topic, current_step, status, created_at, last_active,"
                                + " video_path, thumbnail_path, video_total_duration,"
                                + " video_file_size, cleanup_status, cleanup_completed_at");
        scene =
                insert(
                        "scenes",
                        "id, project_id, scene_number, text, audio_file_path, duration,"
                                + " created_at, updated_at, selected_clip_id");
        suggestion =
                insert(
                        "visual_suggestions",
                        "id, scene_id, video_id, title, embed_url, rank, default_segment_path,"
                                + " download_status, created_at, provider");
        job =
                insert(
                        "assembly_jobs",
                        "id, project_id, status, progress, current_stage, total_scenes,"
                                + " error_message, started_at, completed_at, created_at");
    }

    /**
     * Creates the shipped tables with migration 026 applied, because without its columns no project
     * could have been cleaned before.
     *
     * @param installed when the generator has supposedly created them, in SQLite's format
     */
    private void createTables(String installed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String script : List.of("host-shipped.sql", "026_add_cleanup_tracking.sql"))
                statement.executeUpdate(
                        new String(
                                DemoFiles.resource("/app/offcut/generator/aivideogen/" + script),
                                StandardCharsets.UTF_8));
            statement.executeUpdate(
                    """
                    INSERT INTO migrations(name) VALUES ('026_add_cleanup_tracking');
                    UPDATE migrations SET applied_at = '%1$s';
                    INSERT INTO user_preferences(created_at, updated_at) VALUES ('%1$s', '%1$s');
                    """
                            .formatted(installed));
        }
    }

    private PreparedStatement insert(String table, String columns) throws SQLException {
        String values = columns.replaceAll("\\w+", "?");
        return connection.prepareStatement(
                "INSERT INTO %s(%s) VALUES (%s)".formatted(table, columns, values));
    }

    void add(AiVideoProject made) throws SQLException {
        addProject(made);
        for (int number = 1; number <= made.scenes(); number++) addScene(made, number);
        for (Download download : made.downloads())
            addSuggestion(made, 1, download.provider(), download.videoId(), null);
        addJobs(made);
        if (++waiting == BATCH) flush();
    }

    void commit() throws SQLException {
        flush();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void addProject(AiVideoProject made) throws SQLException {
        AiVideoStage stage = made.stage();
        boolean done = stage.hasFinal();
        double seconds = DemoVideo.LANDSCAPE.seconds() * (stage == AiVideoStage.TOO_SHORT ? 4 : 1);
        boolean cleaned = stage.cleanupStatus().equals("complete");
        // a project with new files was cleaned before its last final
        Duration until =
                stage == AiVideoStage.GROWN_BACK ? Duration.ofDays(-15) : Duration.ofMinutes(2);
        add(
                project,
                made.id(),
                made.name(),
                made.name(),
                done ? "export" : stage == AiVideoStage.RENDERING ? "editing" : "visual-curation",
                "active",
                SQLITE.format(made.at().minus(Duration.ofDays(30))),
                SQLITE.format(made.at()),
                done ? made.finalVideo() : null,
                done && !made.small() ? made.thumbnail() : null,
                done ? seconds : null,
                done ? made.finalBytes() : null,
                stage.cleanupStatus(),
                cleaned ? made.at().plus(until).toString() : null);
    }

    private void addScene(AiVideoProject made, int number) throws SQLException {
        String time = SQLITE.format(made.made());
        add(
                scene,
                sceneId(made, number),
                made.id(),
                number,
                "Scene " + number + " of “" + made.name() + "”.",
                made.small() ? null : made.audio(number),
                DemoVideo.LANDSCAPE.seconds() / made.scenes(),
                time,
                time,
                sceneId(made, number) + "-" + made.clipId(number));
        if (made.small()) return;
        boolean there = number <= made.scenesWithFiles();
        String clip = made.clipId(number);
        addSuggestion(made, number, null, clip, there ? made.suggestion(number) : null);
        String other = "p" + clip.substring(1);
        addSuggestion(made, number, null, other, there ? made.preview(number) : null);
    }

    /** In the generator's rows, provider NULL means YouTube. */
    private void addSuggestion(
            AiVideoProject made,
            int number,
            @Nullable String provider,
            String videoId,
            @Nullable String segment)
            throws SQLException {
        add(
                suggestion,
                sceneId(made, number) + "-" + videoId,
                sceneId(made, number),
                videoId,
                "Clip " + videoId,
                "https://example.org/" + videoId,
                1,
                segment,
                segment != null || provider != null ? "complete" : "pending",
                SQLITE.format(made.made()),
                provider);
    }

    private void addJobs(AiVideoProject made) throws SQLException {
        if (made.stage() == AiVideoStage.NO_FINAL) return;
        boolean running = made.stage() == AiVideoStage.RENDERING;
        Instant started = running ? now.minusSeconds(240) : made.at().minusSeconds(360);
        add(
                job,
                made.job(),
                made.id(),
                running ? "processing" : "complete",
                running ? 35 : 100,
                running ? "concatenating" : "finalizing",
                made.scenes(),
                null,
                started.toString(),
                running ? null : made.at().plusSeconds(2).toString(),
                started.toString());
        if (!made.stage().renderFailed()) return;
        Instant again = made.at().plus(Duration.ofHours(21));
        add(
                job,
                made.job() + "-2",
                made.id(),
                "error",
                5,
                "downloading",
                made.scenes(),
                "The clip of scene 2 could not be downloaded",
                again.toString(),
                again.plusSeconds(75).toString(),
                again.toString());
    }

    private static String sceneId(AiVideoProject made, int number) {
        return made.id() + "-" + number;
    }

    private static void add(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        statement.addBatch();
    }

    private void flush() throws SQLException {
        project.executeBatch();
        scene.executeBatch();
        suggestion.executeBatch();
        job.executeBatch();
        waiting = 0;
    }
}
