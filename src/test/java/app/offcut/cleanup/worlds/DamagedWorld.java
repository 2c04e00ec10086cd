package app.offcut.cleanup.worlds;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A library of two finished projects and of a draft that needs one download of each, with its
 * database in several states. Everything is put back before each case.
 */
public final class DamagedWorld {
    public static final List<String> FINISHED = List.of("alder-4f1c", "cedar-93b7");
    public static final String DRAFT = "birch-d20a";

    /** Videos that the draft needs, each beside the finished project at the same place. */
    private static final List<String> SHARED = List.of("shared-77231", "shared-58046");

    private static final String PLACE = "assets/cache/dvids/";
    private static final Pattern OWN =
            Pattern.compile(
                    "(?s)\\.cache/(audio|audio/projects|videos)/(alder-4f1c|cedar-93b7)/.*"
                            + "|\\.cache/assembly/(job-)?(alder-4f1c|cedar-93b7)/.*"
                            + "|assets/cache/dvids/only-(alder-4f1c|cedar-93b7)\\.mp4");
    private static final String CLEANED =
            "UPDATE projects SET cleanup_status = 'complete', cleanup_completed_at ="
                    + " '2026-01-31T00:00:00.000Z' WHERE id = 'cedar-93b7';";

    /** Leaves free pages, and room in the others. */
    private static final String THIN_OUT =
            "DELETE FROM visual_suggestions WHERE scene_id LIKE 'filler-1%'"
                    + " OR (rowid % 4 = 0 AND scene_id LIKE 'filler%');"
                    + "DELETE FROM scenes WHERE project_id = 'filler-1';";

    final boolean documented;
    public final Path box;
    public final SampleLibrary sample;
    public final FolderBackup before;

    /** In which the database may be before it is damaged. */
    public final List<DatabaseImage> states = new ArrayList<>();

    /** The database without the rows by which the draft needs what it shares. */
    private final byte[] base;

    public DamagedWorld(Path box, boolean documented) throws IOException, SQLException {
        this.box = box;
        this.documented = documented;
        Path app = Files.createDirectories(box.resolve("app"));
        sample = build(SampleLibrary.in(app, documented ? Form.DOCUMENTED : Form.SHIPPED));
        base = Files.readAllBytes(sample.database());
        state("as it is", THIN_OUT);
        state("small pages", "PRAGMA page_size = 512; VACUUM;" + THIN_OUT);
        state("at 026", sample.migration026());
        state(
                "cleaned once",
                sample.migration026() + CLEANED + "PRAGMA page_size = 1024; VACUUM;" + THIN_OUT);
        captured("logged", "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0");
        captured("killed", "PRAGMA cache_size = 2; BEGIN EXCLUSIVE");
        states.getFirst().write(sample.database());
        TestEngine.on(sample, box.resolve("state")).close();
        before = FolderBackup.of(box);
    }

    private static SampleLibrary build(SampleLibrary sample) {
        for (int i = 0; i < FINISHED.size(); i++) {
            String id = FINISHED.get(i);
            SampleProject project = sample.project(id).scenes(2);
            project.download("dvids", "only-" + id).download("dvids", SHARED.get(i)).finished();
        }
        SampleProject draft = sample.project(DRAFT).scenes(2);
        if (!sample.form().documented()) draft.job("job-" + DRAFT, "error", sample.yesterday());
        sample.file(".cache/assembly/job-" + DRAFT + "/concatenated.mp4", 100);
        sample.file(".cache/audio/previews/voice.mp3", 100);
        sample.file("assets/cache/metadata.json", 100);
        for (int i = 0; i < 2; i++) fill(sample, "filler-" + i);
        return sample.sql("UPDATE projects SET created_at = '2026-01-30', last_active = NULL");
    }

    /** Rows without files, so that tables have more than one page. */
    private static void fill(SampleLibrary sample, String id) {
        sample.project(id);
        sample.sql(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80)"
                        + " INSERT INTO scenes(id, project_id, scene_number, text, duration)"
                        + " SELECT ? || '-' || i, ?, i, 'Text of scene ' || i, 7.5 FROM n",
                id,
                id);
        sample.sql(
                "INSERT INTO visual_suggestions(id, scene_id, video_id, title, embed_url, rank)"
                        + " SELECT 'v-' || id, id, 'video-' || id, 'Title', 'https://e', 1"
                        + " FROM scenes WHERE project_id = ?",
                id);
    }

    /** A database as it lies there when nobody has it open. */
    private void state(String name, String script) throws IOException, SQLException {
        byte[] older = older(script);
        try (Connection connection = SampleLibrary.connect(sample.database())) {
            need(connection);
        }
        states.add(DatabaseImage.read(name, sample.database(), older));
    }

    private byte[] older(String script) throws IOException, SQLException {
        new DatabaseImage("base", Map.of("", base), base).write(sample.database());
        try (Connection connection = SampleLibrary.connect(sample.database())) {
            run(connection, script);
            needSomethingElse(connection);
        }
        return Files.readAllBytes(sample.database());
    }

    /** A database as a generator leaves it that is killed while it writes. */
    private void captured(String name, String begin) throws IOException, SQLException {
        byte[] older = older("");
        try (Connection connection = SampleLibrary.connect(sample.database())) {
            boolean logged = begin.contains("WAL");
            if (!logged) need(connection);
            run(connection, begin);
            if (logged) need(connection);
            run(
                    connection,
                    "UPDATE scenes SET text = text || hex(randomblob(40)) WHERE id LIKE 'fill%'");
            states.add(DatabaseImage.read(name, sample.database(), older));
        }
    }

    /** Another clip was chosen: the rows are as many as before, and so are the index entries. */
    private static void need(Connection connection) throws SQLException {
        run(
                connection,
                "UPDATE visual_suggestions SET video_id = replace(video_id, 'earlier', 'shared')"
                        + " WHERE video_id LIKE 'earlier-%'");
    }

    private static void needSomethingElse(Connection connection) throws SQLException {
        for (String videoId : SHARED)
            run(
                    connection,
                    ("INSERT INTO visual_suggestions(id, scene_id, video_id, title, embed_url,"
                                    + " rank, provider) VALUES ('%s-%s', '%s-scene-1', '%s',"
                                    + " 'Title', '', 1, 'dvids')")
                            .formatted(
                                    DRAFT, videoId, DRAFT, videoId.replace("shared", "earlier")));
    }

    static void run(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    /** Whether a file may go at all, whatever the database says. */
    public static boolean mayGo(String path) {
        return OWN.matcher(path).matches() || SHARED.stream().anyMatch(id -> path.equals(file(id)));
    }

    public static Set<String> sharedFiles() {
        Set<String> files = new TreeSet<>();
        for (String id : SHARED) files.add(file(id));
        return files;
    }

    private static String file(String videoId) {
        return PLACE + videoId + ".mp4";
    }

    /** What the rows of anybody but its finished project name; all that cannot be told. */
    public static Set<String> needed(Path database) {
        Set<String> needed = new TreeSet<>();
        for (int i = 0; i < SHARED.size(); i++)
            if (needed(database, FINISHED.get(i), SHARED.get(i))) needed.add(file(SHARED.get(i)));
        return needed;
    }

    private static boolean needed(Path database, String finished, String videoId) {
        try (Connection connection = SampleLibrary.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM visual_suggestions NOT INDEXED WHERE video_id = '"
                                        + videoId
                                        + "' AND coalesce(scene_id, '') NOT LIKE '"
                                        + finished
                                        + "%'")) {
            return !rows.next() || rows.getLong(1) > 0;
        } catch (SQLException e) {
            return true;
        }
    }
}
