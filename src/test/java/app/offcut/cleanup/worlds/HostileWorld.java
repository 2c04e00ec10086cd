package app.offcut.cleanup.worlds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleLibrary.Sql;
import app.offcut.samples.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A library with a hostile project, an innocent one and a draft, in a box that also holds treasures
 * outside it. Everything is put back before each case.
 */
public final class HostileWorld {
    private static final Pattern MAY_GO =
            Pattern.compile(
                    "(?s)\\.cache/(audio|audio/projects|videos)/(hostile|innocent)/.*"
                            + "|\\.cache/assembly/(job-)?(hostile|innocent)/.*"
                            + "|assets/cache/dvids/(988497|5551)\\.mp4");
    private static final Pattern MUST_GO =
            Pattern.compile("(?s).*/(job-)?innocent/(scene|suggestions|concat).*|.*/5551\\.mp4");
    private static final Pattern LEFT_BY_A_RUN =
            Pattern.compile(
                    "app/(\\.offcut/(lock|\\.gitignore)|"
                            + Pattern.quote(AiVideoLayout.DATABASE)
                            + "\\.before-offcut)");

    /** What a cleanup rightly changes is left out. */
    private static final String ROWS =
            """
            SELECT group_concat(line, char(10)) FROM (
              SELECT quote(id) || quote(name) AS line FROM projects
              UNION ALL SELECT quote(id) || quote(project_id) || quote(duration) FROM scenes
              UNION ALL SELECT quote(scene_id) || quote(video_id) || quote(provider)
                FROM visual_suggestions
              UNION ALL SELECT quote(default_segment_path) || quote(download_status)
                FROM visual_suggestions WHERE scene_id LIKE 'draft%')
            """;

    public final Path box;
    public final Path outside;
    public final Form form;
    public final SampleLibrary sample;
    public final FolderBackup before;
    private final Set<String> mustGo = new TreeSet<>();

    public HostileWorld(Path box, Form form) throws IOException {
        this.box = box;
        this.form = form;
        outside = Files.createDirectories(box.resolve("outside"));
        for (String name : new String[] {"treasure.mp4", "scene-1.mp3", "scene-1-source.mp4"})
            Files.writeString(outside.resolve(name), "gold in " + name);
        sample = SampleLibrary.in(Files.createDirectories(box.resolve("app")), form);
        build(sample.project("hostile").scenes(3).download("dvids", "988497").finished());
        build(sample.project("innocent").scenes(2).download("dvids", "5551").finished());
        SampleProject draft = sample.project("draft").scenes(2).download("dvids", "shared-1");
        build(draft.download("nasa", "n-77"));
        for (String path :
                new String[] {
                    ".cache/assembly/job-draft/concatenated.mp4",
                    ".cache/assembly/thumbnails/x-frame-0.jpg",
                    ".cache/audio/.gitkeep",
                    ".cache/audio/previews/voice.mp3",
                    ".cache/audio/temp/1700000000000.mp3",
                    ".cache/models/big.bin",
                    ".cache/queue-state.json",
                    "assets/cache/dvids/metadata.json",
                    "assets/cache/metadata.json",
                    "output/Ice_video.mp4",
                    "public/audio/previews/voice.mp3",
                    "public/videos/draft/sketch.mp4"
                }) sample.file(path, 100);
        for (String path : sample.files()) if (MUST_GO.matcher(path).matches()) mustGo.add(path);
        engine().close();
        before = FolderBackup.of(box);
    }

    private void build(SampleProject project) {
        String id = project.id();
        if (!form.documented()) {
            if (id.equals("draft")) project.job("job-draft", "error", sample.yesterday());
            return;
        }
        String path = ".cache/videos/" + id + "/clip.mp4";
        sample.sql(
                "INSERT INTO clip_selections(id, project_id, scene_number, youtube_video_id,"
                        + " downloaded_path) VALUES (?, ?, 1, ?, ?)",
                "clip-" + id,
                id,
                "yt-" + id,
                path);
    }

    private TestEngine engine() {
        return TestEngine.on(sample, box.resolve("state"));
    }

    public boolean mayGo(String path) {
        return MAY_GO.matcher(path).matches();
    }

    /** Makes the hostile rows say it; false if SQLite itself refuses. */
    public boolean say(HostileColumn column, HostileValue value) throws SQLException {
        if (value.untyped() || column.checked()) relax(column.table());
        try (Connection connection = SampleLibrary.connect(sample.database());
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE OR IGNORE %s SET %s = %s WHERE %s"
                                        .formatted(
                                                column.table(),
                                                column.name(),
                                                value.sql(),
                                                column.rows()))) {
            if (value.parameter() != null) update.setObject(1, value.parameter());
            return update.executeUpdate() > 0;
        }
    }

    /** A table as it might have been made by hand: any value in any column. */
    private void relax(String table) {
        String sql =
                String.valueOf(sample.ask("SELECT sql FROM sqlite_master WHERE name = ?", table))
                        .replaceAll("CHECK \\(\\w+ IN \\([^)]*\\)\\)", "")
                        .replaceAll("NOT NULL|\\b(TEXT|REAL|INTEGER)\\b", "");
        String update = "UPDATE sqlite_master SET sql = ? WHERE name = ?";
        sample.all(
                List.of(
                        new Sql("PRAGMA writable_schema = ON", List.of()),
                        new Sql(update, List.of(sql, table))));
    }

    public String rows() {
        return String.valueOf(sample.ask(ROWS));
    }

    /** Whatever may be cleaned, all reviews accepted; returns the number of files deleted. */
    public long cleanEverything() {
        try (TestEngine engine = engine()) {
            long deleted = 0;
            for (ProjectRow row : engine.surveyor.survey().rows())
                deleted += clean(engine, row.id());
            // the last one out takes what is shared
            for (ProjectRow row : engine.surveyor.survey().rows())
                if (row.state().cleanable()) deleted += clean(engine, row.id());
            return deleted;
        }
    }

    private static long clean(TestEngine engine, String id) {
        CleanupReport report = engine.execute(engine.cleanup.plan(id), TestEngine.ACCEPTING);
        assertTrue(report.failed().isEmpty(), report.failed()::toString);
        if (id.equals("innocent")) assertEquals(Outcome.COMPLETE, report.outcome());
        return report.deletedFiles();
    }

    /** What a cleanup must leave, and what it must not. */
    public void check(HostileColumn column, HostileValue value, String rows) throws IOException {
        Set<String> lost = before.lost();
        lost.removeIf(path -> path.startsWith("state/"));
        lost.remove("app/" + AiVideoLayout.DATABASE);
        Set<String> wronged = new TreeSet<>(lost);
        wronged.removeIf(path -> path.startsWith("app/") && mayGo(path.substring(4)));
        assertEquals(Set.of(), wronged, "lost");
        Set<String> added = before.added();
        added.removeIf(path -> path.startsWith("state/") || LEFT_BY_A_RUN.matcher(path).matches());
        assertEquals(Set.of(), added, "made");
        Set<String> left = new TreeSet<>(mustGo);
        left.removeIf(path -> lost.contains("app/" + path) || path.equals(value.names()));
        assertEquals(Set.of(), left, "not cleaned");
        if (column.path() && value.names() != null && !value.names().equals(HostileValue.DOWNLOAD))
            assertTrue(Files.exists(sample.root().resolve(value.names())), "named by two");
        assertEquals("ok", sample.ask("PRAGMA integrity_check"));
        assertEquals(rows, rows());
    }
}
