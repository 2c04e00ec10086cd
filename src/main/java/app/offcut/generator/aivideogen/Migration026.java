package app.offcut.generator.aivideogen;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What Offcut adds to the generator's tables, together with the row in the generator's ledger that
 * keeps the generator from adding it a second time, which would make its start fail. The generator
 * later rebuilds tables from a fixed list of columns; Offcut then adds the lost ones again. One
 * race remains: a generator that has read its ledger but changed nothing yet cannot be detected.
 */
final class Migration026 {
    static final String NAME = "026_add_cleanup_tracking";
    private static final String STATUS = "cleanup_status";
    private static final String ENABLED = "auto_cleanup_enabled";
    // the documented form has another number for it
    private static final int VERSION = 8;

    private Migration026() {}

    static boolean missing(DSLContext sql) {
        return !steps(sql).isEmpty();
    }

    /** Runs the missing steps within the caller's transaction. */
    static void run(DSLContext sql) {
        for (String step : steps(sql)) sql.execute(step);
    }

    /**
     * Whether part of it exists without a row in the ledger: the generator is running its own copy,
     * one statement after another, or was killed in it.
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
        // no steps without the ledger's row, which decides about this table
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

    /** Adds the row to the ledger unless it exists; empty without a ledger. */
    private static List<String> record(HostSchema schema, DSLContext sql) {
        if (schema.has("migrations", "name"))
            return found(sql, "SELECT 1 FROM migrations WHERE name = '" + NAME + "'")
                    ? List.of()
                    : List.of(row(schema, "migrations", "name", "'" + NAME + "'"));
        // a version 8 of another name: taking the next number instead would make the generator skip
        // one of its own migrations
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

    /**
     * Includes the time where there is a column for it, which may be NOT NULL without a default.
     */
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
