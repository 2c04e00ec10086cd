package app.offcut.generator.aivideogen;

import app.offcut.database.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * The tables and columns of a generator's database, which may have the documented schema, the
 * shipped one or any in between.
 *
 * @param columns by table, in lower case; only tables that Offcut knows
 */
public record HostSchema(Map<String, Set<String>> columns) {
    // the generator rebuilds these as "…_new" and renames them; if killed in between, it leaves
    // the "…_new" table behind
    private static final List<String> REBUILT =
            List.of("projects", "assembly_jobs", "visual_suggestions");

    // only these: a broken view or a virtual table of an extension would raise an error
    private static final String PROBE =
            """
            SELECT lower(t.name), lower(c.name)
            FROM sqlite_master t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND lower(t.name) IN (
              'projects', 'scenes', 'visual_suggestions', 'assembly_jobs', 'clip_selections',
              'audio_files', 'rendered_videos', 'user_preferences', 'migrations',
              'schema_version', 'projects_new', 'assembly_jobs_new', 'visual_suggestions_new')
            """;

    public boolean has(String table) {
        return columns.containsKey(table);
    }

    public boolean has(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column);
    }

    /** The tables that a killed migration of the generator left half rebuilt. */
    public List<String> halfRebuilt() {
        return REBUILT.stream().filter(table -> has(table + "_new")).toList();
    }

    /** Reads the schema on this connection. */
    public static HostSchema probe(Sql sql) throws SQLException {
        Map<String, Set<String>> columns = new HashMap<>();
        sql.list(
                PROBE,
                row ->
                        columns.computeIfAbsent(lower(row.getString(1)), _ -> new HashSet<>())
                                .add(lower(row.getString(2))));
        return new HostSchema(columns);
    }

    static HostSchema probe(DSLContext sql) {
        return sql.connectionResult(connection -> probe(new Sql(connection)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
