package app.offcut.generator.aivideogen;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteException;

/**
 * The generator at work, as a process of its own: one connection that stays open, foreign keys on,
 * a busy timeout of 5 s, and ten short writes a second. Says {@code ready}, {@code busy} for each
 * write that another process kept it from, and when its input ends the {@link Figures}.
 */
public final class HostSimulator {
    static final int PERIOD_MILLIS = 100;

    // one project's life: the same columns in both forms
    private static final List<String> BOTH =
            List.of(
                    "INSERT INTO projects(id, name, topic) VALUES ('host-%d', 'Made meanwhile', 't')",
                    """
                    INSERT INTO scenes(id, project_id, scene_number, text, duration)
                      VALUES ('host-%1$d-s1', 'host-%1$d', 1, 'text', 2.5),
                             ('host-%1$d-s2', 'host-%1$d', 2, 'text', 3.5)\
                    """,
                    "UPDATE projects SET current_step = 'visual-sourcing' WHERE id = 'host-%d'",
                    """
                    INSERT INTO visual_suggestions(id, scene_id, video_id, title, embed_url, rank)
                      VALUES ('host-%1$d-v', 'host-%1$d-s1', 'v%1$d', 'title', 'url', 1)\
                    """,
                    """
                    UPDATE visual_suggestions SET download_status = 'complete',
                      default_segment_path = '.cache/videos/host-%1$d/suggestions/v%1$d-8s.mp4'
                      WHERE id = 'host-%1$d-v'\
                    """,
                    "UPDATE projects SET last_active = datetime('now') WHERE id IN"
                            + " (SELECT id FROM projects ORDER BY last_active LIMIT 3)");
    private static final List<String> SHIPPED =
            List.of(
                    "INSERT INTO assembly_jobs(id, project_id, total_scenes)"
                            + " VALUES ('host-%1$d-job', 'host-%1$d', 2)",
                    "UPDATE assembly_jobs SET status = 'processing', progress = 0.35,"
                            + " current_stage = 'trimming' WHERE id = 'host-%d-job'",
                    "UPDATE projects SET video_path = 'public/videos/host-%1$d/final.mp4',"
                            + " video_total_duration = 6 WHERE id = 'host-%1$d'",
                    "UPDATE assembly_jobs SET status = 'complete', progress = 100,"
                            + " completed_at = datetime('now') WHERE id = 'host-%d-job'");
    private static final List<String> DOCUMENTED =
            List.of(
                    """
                    INSERT INTO audio_files(id, project_id, scene_number, file_path, voice_id)
                      VALUES ('host-%1$d-a', 'host-%1$d', 1,
                        '.cache/audio/host-%1$d/scene-1.mp3', 'voice')\
                    """,
                    "INSERT INTO clip_selections(id, project_id, scene_number)"
                            + " VALUES ('host-%1$d-c', 'host-%1$d', 1)",
                    """
                    INSERT INTO rendered_videos(id, project_id, file_path)
                      VALUES ('host-%1$d-r', 'host-%1$d', '.cache/output/host-%1$d/final.mp4')\
                    """,
                    // a new script: the old scenes go, and what hangs on them
                    "DELETE FROM scenes WHERE project_id = 'host-%d' AND scene_number = 2");

    /**
     * @param made projects made, all of which must be there afterwards
     * @param longestWriteMillis the longest that a write took, waiting and syncing in it
     * @param longestLockMillis the longest lock of the watched process; negative if unknown
     */
    record Figures(
            long writes,
            long busy,
            long made,
            double longestWriteMillis,
            double longestLockMillis) {
        static Figures parse(String line) {
            String[] word = line.split(" ");
            return new Figures(
                    Long.parseLong(word[1]),
                    Long.parseLong(word[2]),
                    Long.parseLong(word[3]),
                    Double.parseDouble(word[4]),
                    Double.parseDouble(word[5]));
        }

        String line() {
            return "figures %d %d %d %s %s"
                    .formatted(writes, busy, made, longestWriteMillis, longestLockMillis);
        }
    }

    private final Statement statement;
    private final PrintStream out;
    private final boolean documented;
    private long writes;
    private long busy;
    private long made;
    private long longestNanos;

    private HostSimulator(Statement statement, boolean documented, PrintStream out) {
        this.statement = statement;
        this.documented = documented;
        this.out = out;
    }

    /**
     * @param arguments the database, the process to watch, {@code shipped} or {@code documented},
     *     {@code delete} or {@code wal}
     */
    public static void main(String[] arguments) throws Exception {
        Path database = Path.of(arguments[0]);
        boolean writeAhead = arguments[3].equals("wal");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + database.toUri());
                Statement statement = connection.createStatement();
                var rhythm = Executors.newSingleThreadScheduledExecutor()) {
            statement.execute("PRAGMA journal_mode = " + arguments[3]);
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA foreign_keys = ON");
            var host = new HostSimulator(statement, arguments[2].equals("documented"), System.out);
            host.tick();
            var watch = new LockWatch(Long.parseLong(arguments[1]), database, writeAhead);
            Thread watching = Thread.ofPlatform().daemon().start(watch);
            System.out.println("ready");
            var _ = rhythm.scheduleAtFixedRate(host::tick, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            untilInputEnds();
            rhythm.shutdown();
            rhythm.awaitTermination(10, TimeUnit.SECONDS);
            watch.end();
            watching.join();
            System.out.println(host.figures(watch.longestMillis()).line());
        }
    }

    private static void untilInputEnds() throws IOException {
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    private Figures figures(double longestLockMillis) {
        return new Figures(writes, busy, made, longestNanos / 1e6, longestLockMillis);
    }

    private void tick() {
        List<String> own = documented ? DOCUMENTED : SHIPPED;
        int step = (int) (writes % (BOTH.size() + own.size()));
        long project = writes / (BOTH.size() + own.size());
        String write = step < BOTH.size() ? BOTH.get(step) : own.get(step - BOTH.size());
        long before = System.nanoTime();
        try {
            statement.executeUpdate(write.formatted(project));
            if (step == 0) made++;
        } catch (SQLiteException e) {
            boolean locked = (e.getResultCode().code & 0xff) == 5;
            if (locked) busy++;
            out.println(locked ? "busy" : "failed " + write + ": " + e.getMessage());
        } catch (SQLException e) {
            out.println("failed " + write + ": " + e);
        }
        longestNanos = Math.max(longestNanos, System.nanoTime() - before);
        writes++;
    }
}
