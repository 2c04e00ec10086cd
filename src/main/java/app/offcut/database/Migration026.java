package app.offcut.database;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What Offcut adds to the generator's tables, and the row in its ledger that keeps the generator
 * from adding it a second time, which would stop its start. The generator later rebuilds tables
 * from a fixed list of columns: what was lost by that is added again.
 */
final class Migration026 {
    static final String NAME = "026_add_cleanup_tracking";
    // the documented form counts otherwise
    private static final int VERSION = 8;

    private Migration026() {}

    static boolean missing(DSLContext sql) {
        return !steps(sql).isEmpty();
    }

    /** Runs the steps that are missing; within the caller's transaction. */
    static void run(DSLContext sql) {
        for (String step : steps(sql)) sql.execute(step);
    }

    private static List<String> steps(DSLContext sql) {
        HostSchema schema = HostSchema.probe(sql);
        List<String> steps = new ArrayList<>();
        column(steps, schema, "projects", "cleanup_status", "TEXT DEFAULT 'pending'");
        column(steps, schema, "projects", "cleanup_completed_at", "TEXT");
        if (schema.has("projects") && !indexed(sql))
            steps.add("CREATE INDEX idx_projects_cleanup_status ON projects(cleanup_status)");
        column(steps, schema, "user_preferences", "auto_cleanup_enabled", "INTEGER DEFAULT 1");
        if (schema.has("projects")) ledger(steps, schema, sql);
        return steps;
    }

    private static void column(
            List<String> steps, HostSchema schema, String table, String column, String type) {
        if (schema.has(table) && !schema.has(table, column))
            steps.add("ALTER TABLE " + table + " ADD COLUMN " + column + " " + type);
    }

    private static boolean indexed(DSLContext sql) {
        return found(
                sql,
                "SELECT 1 FROM sqlite_master WHERE type = 'index'"
                        + " AND lower(name) = 'idx_projects_cleanup_status'");
    }

    private static void ledger(List<String> steps, HostSchema schema, DSLContext sql) {
        if (schema.has("migrations", "name")) {
            if (!found(sql, "SELECT 1 FROM migrations WHERE name = '" + NAME + "'"))
                steps.add(row(schema, "migrations", "name", "'" + NAME + "'"));
        } else if (schema.has("schema_version", "version")
                && schema.has("schema_version", "name")) {
            // a version 8 of another name: taking the next number instead would make the generator
            // skip a migration of its own
            if (!found(sql, "SELECT 1 FROM schema_version WHERE version = " + VERSION))
                steps.add(
                        row(
                                schema,
                                "schema_version",
                                "version, name",
                                VERSION + ", '" + NAME + "'"));
        }
    }

    /** With the time where there is a column for it: it may be NOT NULL without a default. */
    private static String row(HostSchema schema, String table, String columns, String values) {
        boolean timed = schema.has(table, "applied_at");
        return "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table,
                        timed ? columns + ", applied_at" : columns,
                        timed ? values + ", datetime('now')" : values);
    }

    private static boolean found(DSLContext sql, String query) {
        return !sql.fetch(query).isEmpty();
    }
}
