package app.offcut.database;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What Offcut adds to the generator's tables, and the row in its ledger that keeps the generator
 * from adding it a second time, which would stop its start. The generator later rebuilds tables
 * from a fixed list of columns: what was lost by that is added again. One moment remains: a
 * generator that has looked into its ledger and changed nothing yet cannot be seen.
 */
final class Migration026 {
    static final String NAME = "026_add_cleanup_tracking";
    private static final String STATUS = "cleanup_status";
    private static final String ENABLED = "auto_cleanup_enabled";
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

    /**
     * Some of it is there, yet not in the generator's ledger: it is running its own copy, one
     * statement after another, or was killed in it.
     */
    static boolean halfDone(DSLContext sql) {
        HostSchema schema = HostSchema.probe(sql);
        return schema.has("projects")
                && !record(schema, sql).isEmpty()
                && (schema.has("projects", STATUS) || schema.has("user_preferences", ENABLED));
    }

    private static List<String> steps(DSLContext sql) {
        HostSchema schema = HostSchema.probe(sql);
        List<String> steps = new ArrayList<>();
        // none without the ledger's row, and that says what became of this table
        if (!schema.has("projects")) return steps;
        column(steps, schema, "projects", STATUS, "TEXT DEFAULT 'pending'");
        column(steps, schema, "projects", "cleanup_completed_at", "TEXT");
        if (!indexed(sql))
            steps.add("CREATE INDEX idx_projects_cleanup_status ON projects(cleanup_status)");
        column(steps, schema, "user_preferences", ENABLED, "INTEGER DEFAULT 1");
        steps.addAll(record(schema, sql));
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

    /** The row of the ledger, unless it is there; empty without a ledger. */
    private static List<String> record(HostSchema schema, DSLContext sql) {
        if (schema.has("migrations", "name"))
            return found(sql, "SELECT 1 FROM migrations WHERE name = '" + NAME + "'")
                    ? List.of()
                    : List.of(row(schema, "migrations", "name", "'" + NAME + "'"));
        // a version 8 of another name: taking the next number instead would make the generator
        // skip a migration of its own
        return !schema.has("schema_version", "version")
                        || !schema.has("schema_version", "name")
                        || found(sql, "SELECT 1 FROM schema_version WHERE version = " + VERSION)
                ? List.of()
                : List.of(
                        row(
                                schema,
                                "schema_version",
                                "version, name",
                                VERSION + ", '" + NAME + "'"));
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
