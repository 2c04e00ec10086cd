package app.offcut.cleanup.worlds;

import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A generator's database of another shape: one copied into new tables and changed by a script. One
 * that does not fit a form of the database is no variant of that form.
 *
 * @param before a statement before the first table
 * @param table turns each {@code CREATE TABLE}; an empty one is left out
 * @param after statements at the end
 */
public record SchemaVariant(String name, String before, UnaryOperator<String> table, String after) {
    private static final String TYPE = "\\b(TEXT|REAL|INTEGER|BOOLEAN)\\b";
    private static final String END = "\\)\\s*$";

    public static List<SchemaVariant> all() throws IOException {
        List<SchemaVariant> all = new ArrayList<>(rebuilt());
        for (String encoding : List.of("UTF-16le", "UTF-16be"))
            all.add(
                    new SchemaVariant(
                            encoding, "PRAGMA encoding = '" + encoding + "'", sql -> sql, ""));
        try (InputStream stream = SchemaVariant.class.getResourceAsStream("schema-variants.sql")) {
            String scripts =
                    new String(
                            Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            for (String script : scripts.split("(?m)^-- ")) {
                int end = script.indexOf('\n');
                if (end > 0)
                    all.add(
                            new SchemaVariant(
                                    script.substring(0, end),
                                    "",
                                    sql -> sql,
                                    script.substring(end)));
            }
        }
        return all;
    }

    private static List<SchemaVariant> rebuilt() {
        return List.of(
                of("no tables", _ -> ""),
                of("names in capitals", sql -> sql.toUpperCase(Locale.ROOT)),
                of(
                        "no rowids",
                        sql ->
                                sql.contains("AUTOINCREMENT") || !sql.contains("PRIMARY KEY")
                                        ? sql
                                        : sql + " WITHOUT ROWID"),
                of("strict", sql -> sql.replace("BOOLEAN", "INTEGER") + " STRICT"),
                of("no types", sql -> typed(sql, "")),
                of("all blobs", sql -> typed(sql, "BLOB")),
                of("all numbers", sql -> typed(sql, "NUMERIC")),
                of("ids in any case", sql -> sql.replace("id TEXT", "id TEXT COLLATE NOCASE")),
                of(
                        "no keys and every row twice",
                        sql ->
                                sql.replaceAll("PRIMARY KEY( AUTOINCREMENT)?", "")
                                        .replaceAll(",\\s*UNIQUE \\([^)]*\\)", "")),
                of("keys that lead nowhere", sql -> sql.replace("REFERENCES pro", "REFERENCES no")),
                of(
                        "computed names",
                        sql ->
                                sql.contains("TABLE projects")
                                        ? sql.replace("name TEXT NOT NULL", "name TEXT AS (id)")
                                        : sql),
                of(
                        "computed segment paths",
                        sql ->
                                sql.replace(
                                        "default_segment_path TEXT",
                                        "default_segment_path TEXT AS (video_id)")),
                of("computed statuses", sql -> added(sql, "cleanup_status TEXT AS (id) STORED")),
                of(
                        "a status that may not be complete",
                        sql ->
                                added(
                                        sql,
                                        "cleanup_status TEXT DEFAULT 'pending' CHECK"
                                                + " (cleanup_status <> 'complete')")));
    }

    private static SchemaVariant of(String name, UnaryOperator<String> table) {
        return new SchemaVariant(name, "", table, "");
    }

    private static String typed(String sql, String type) {
        return sql.contains("AUTOINCREMENT") ? sql : sql.replaceAll(TYPE, type);
    }

    private static String added(String sql, String column) {
        return sql.contains("TABLE projects") ? sql.replaceFirst(END, ", " + column + ")") : sql;
    }

    /** Makes it in a new file; false if there is none of this form. */
    public boolean make(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        try (Connection source = SampleLibrary.connect(from);
                Connection target = SampleLibrary.connect(to)) {
            target.setAutoCommit(true);
            if (!before.isEmpty()) DamagedWorld.run(target, before);
            boolean changed = !before.isEmpty() || !after.isEmpty();
            for (List<String> made : made(source, "table")) {
                String sql = table.apply(made.getLast());
                changed |= !sql.equals(made.getLast());
                if (sql.isEmpty()) continue;
                DamagedWorld.run(target, sql);
                copy(source, target, made.getFirst());
                if (name.contains("twice")) copy(source, target, made.getFirst());
            }
            for (List<String> made : made(source, "index"))
                if (!name.equals("no tables")) DamagedWorld.run(target, made.getLast());
            if (!after.isEmpty()) DamagedWorld.run(target, after);
            return changed;
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<List<String>> made(Connection source, String type) throws SQLException {
        try (Statement statement = source.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT name, sql FROM sqlite_master WHERE type = '"
                                        + type
                                        + "' AND name NOT LIKE 'sqlite%'")) {
            List<List<String>> made = new ArrayList<>();
            while (rows.next()) made.add(List.of(rows.getString(1), rows.getString(2)));
            return made;
        }
    }

    private static void copy(Connection source, Connection target, String table)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT name FROM pragma_table_info('" + table + "')")) {
            while (rows.next()) columns.add(rows.getString(1));
        }
        columns.removeIf(column -> column.equalsIgnoreCase("cleanup_status"));
        String list = String.join(", ", columns);
        String marks = "?" + ", ?".repeat(columns.size() - 1);
        target.setAutoCommit(false);
        try (Statement statement = source.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + list + " FROM " + table);
                PreparedStatement insert =
                        target.prepareStatement(
                                "INSERT INTO %s(%s) VALUES (%s)".formatted(table, list, marks))) {
            while (rows.next()) {
                for (int i = 1; i <= columns.size(); i++) insert.setObject(i, rows.getObject(i));
                insert.executeUpdate();
            }
        }
        target.commit();
        target.setAutoCommit(true);
    }
}
