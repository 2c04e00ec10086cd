package app.offcut.generator.aivideogen;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The generator's start, one statement at a time: it goes through its migrations, leaves out those
 * in its ledger, runs the others each statement for itself and enters the name with one more. Ends
 * with the first error, as the generator does.
 */
final class HostStart implements AutoCloseable {
    /** How the generator's own migration 026, which is not published, may be written. */
    enum Form {
        /** As in its documents. */
        BARE,
        /** As its author wrote the later ones. */
        LOOKING,
        IN_A_TRANSACTION;

        /** Whether another process can write between the look into the ledger and the rest. */
        boolean leavesAMoment() {
            return this != IN_A_TRANSACTION;
        }
    }

    private record Migration(String name, List<String> statements) {}

    // skips an existing column, which would be an error
    private static final String UNLESS = "unless ";

    private final boolean documented;
    private final Connection connection;
    private final Deque<Migration> migrations;
    private final Deque<String> statements = new ArrayDeque<>();

    HostStart(HostFile file, boolean documented, Form form) throws SQLException {
        this(file, documented, documented ? documented(form) : shipped(form));
        execute(
                "CREATE TABLE IF NOT EXISTS projects (id TEXT PRIMARY KEY, name TEXT NOT NULL,"
                        + " topic TEXT, current_step TEXT, status TEXT, created_at TEXT,"
                        + " last_active TEXT)");
    }

    /** As if it had nothing to do but its migration 026, in its documents' form. */
    static HostStart only026(HostFile file, boolean documented) throws SQLException {
        List<Migration> all = documented ? documented(Form.BARE) : shipped(Form.BARE);
        return new HostStart(file, documented, List.of(all.getLast()));
    }

    private HostStart(HostFile file, boolean documented, List<Migration> migrations)
            throws SQLException {
        this.documented = documented;
        this.migrations = new ArrayDeque<>(migrations);
        connection = file.connect();
        execute("PRAGMA busy_timeout = 5000");
        execute("PRAGMA foreign_keys = ON");
        execute("PRAGMA synchronous = OFF");
    }

    /** A database whose generator has all these migrations before it, and one project. */
    static HostFile before(HostFile file, boolean documented, String journalMode) {
        file.run("PRAGMA journal_mode = " + journalMode)
                .run("INSERT INTO projects(id, name) VALUES ('p', 'P')");
        return documented
                ? file.run("DELETE FROM schema_version WHERE version > 6")
                : file.run(
                        """
                        ALTER TABLE scenes DROP COLUMN visual_keywords;
                        ALTER TABLE projects DROP COLUMN visuals_provider;
                        ALTER TABLE projects DROP COLUMN visuals_download_progress;
                        DELETE FROM migrations WHERE substr(name, 1, 3) IN
                          ('004', '009', '011', '025');
                        """);
    }

    /** One statement; false if there are no more. */
    boolean step() throws SQLException {
        if (statements.isEmpty()) return look();
        String statement = statements.remove();
        if (!statement.startsWith(UNLESS)) {
            execute(statement);
            return true;
        }
        String[] word = statement.split(" ", 4);
        if (!column(word[1], word[2])) execute(word[3]);
        return true;
    }

    private boolean look() throws SQLException {
        Migration next = migrations.poll();
        if (next == null) return false;
        boolean whole = next.statements.getLast().equals("COMMIT");
        if (whole) execute("BEGIN IMMEDIATE");
        if (!there(recorded(next))) statements.addAll(next.statements);
        else if (whole) execute("COMMIT");
        return true;
    }

    /** Runs all remaining statements. */
    void finish() throws SQLException {
        boolean more = true;
        while (more) more = step();
    }

    private String recorded(Migration migration) {
        return documented
                ? "SELECT 1 FROM schema_version WHERE version = " + migration.name.charAt(0)
                : "SELECT 1 FROM migrations WHERE name = '" + migration.name + "'";
    }

    private boolean column(String table, String column) throws SQLException {
        return there(
                "SELECT 1 FROM pragma_table_info('%s') WHERE name = '%s'".formatted(table, column));
    }

    private boolean there(String query) throws SQLException {
        try (Statement one = connection.createStatement();
                ResultSet rows = one.executeQuery(query)) {
            return rows.next();
        }
    }

    private void execute(String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    /** Like a killed process: uncommitted changes are lost. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static List<Migration> shipped(Form form) {
        return List.of(
                migration(
                        "004_fix_step_constraint",
                        "PRAGMA foreign_keys = OFF",
                        "DROP TABLE IF EXISTS projects_new",
                        """
                        CREATE TABLE projects_new (id TEXT PRIMARY KEY, name TEXT NOT NULL,
                          topic TEXT, current_step TEXT DEFAULT 'topic',
                          status TEXT DEFAULT 'draft', created_at TEXT, last_active TEXT)\
                        """,
                        """
                        INSERT INTO projects_new SELECT id, name, topic, current_step, status,
                          created_at, last_active FROM projects\
                        """,
                        "DROP TABLE projects",
                        "ALTER TABLE projects_new RENAME TO projects",
                        "PRAGMA foreign_keys = ON"),
                migration(
                        "009_add_downloading_stage",
                        "DROP TABLE IF EXISTS assembly_jobs_new",
                        """
                        CREATE TABLE assembly_jobs_new (id TEXT PRIMARY KEY,
                          project_id TEXT NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
                          status TEXT, total_scenes INTEGER, created_at TEXT)\
                        """,
                        """
                        INSERT INTO assembly_jobs_new SELECT id, project_id, status, total_scenes,
                          created_at FROM assembly_jobs\
                        """,
                        "DROP TABLE assembly_jobs",
                        "ALTER TABLE assembly_jobs_new RENAME TO assembly_jobs"),
                migration(
                        "011_add_visual_keywords",
                        "ALTER TABLE scenes ADD COLUMN visual_keywords TEXT"),
                migration(
                        "025_add_provider_progress",
                        adding("projects", "visuals_provider", "TEXT"),
                        adding("projects", "visuals_download_progress", "INTEGER DEFAULT 0")),
                cleanupTracking(
                        form, "INSERT INTO migrations(name) VALUES ('026_add_cleanup_tracking')"));
    }

    private static List<Migration> documented(Form form) {
        return List.of(
                new Migration(
                        "7_add_selected_clip_to_scenes",
                        List.of(
                                "ALTER TABLE scenes ADD COLUMN selected_clip_id TEXT",
                                "INSERT INTO schema_version(version, name) VALUES (7, 'clip')")),
                cleanupTracking(
                        form,
                        "INSERT INTO schema_version(version, name) VALUES (8, 'add_cleanup_tracking')"));
    }

    private static Migration migration(String name, String... statements) {
        List<String> all = new ArrayList<>(List.of(statements));
        all.add("INSERT INTO migrations(name) VALUES ('" + name + "')");
        return new Migration(name, all);
    }

    private static Migration cleanupTracking(Form form, String record) {
        List<String> all = new ArrayList<>();
        all.addAll(
                form == Form.BARE
                        ? List.of(
                                "ALTER TABLE projects ADD COLUMN cleanup_status TEXT DEFAULT"
                                        + " 'pending'",
                                "ALTER TABLE projects ADD COLUMN cleanup_completed_at TEXT",
                                "CREATE INDEX idx_projects_cleanup_status ON"
                                        + " projects(cleanup_status)",
                                "ALTER TABLE user_preferences ADD COLUMN auto_cleanup_enabled"
                                        + " INTEGER DEFAULT 1")
                        : List.of(
                                adding("projects", "cleanup_status", "TEXT DEFAULT 'pending'"),
                                adding("projects", "cleanup_completed_at", "TEXT"),
                                "CREATE INDEX IF NOT EXISTS idx_projects_cleanup_status ON"
                                        + " projects(cleanup_status)",
                                adding(
                                        "user_preferences",
                                        "auto_cleanup_enabled",
                                        "INTEGER DEFAULT 1")));
        all.add(record);
        if (form == Form.IN_A_TRANSACTION) all.add("COMMIT");
        return new Migration(
                record.contains("schema_version") ? "8" : "026_add_cleanup_tracking", all);
    }

    private static String adding(String table, String column, String type) {
        return UNLESS
                + "%1$s %2$s ALTER TABLE %1$s ADD COLUMN %2$s %3$s".formatted(table, column, type);
    }
}
