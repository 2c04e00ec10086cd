package app.offcut.database;

import app.offcut.files.OwnFile;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The schema versions of offcut.db, one script each. A released script never changes; it sets
 * {@code user_version}, and an older Offcut that still runs can work with what it adds.
 */
final class OwnSchema {
    /**
     * The script at index n upgrades from version n to n + 1; GenerateTables reads the same ones.
     */
    private static final List<String> SCRIPTS =
            List.of(
                    "own-1.sql",
                    "own-2.sql",
                    "own-3.sql",
                    "own-4.sql",
                    "own-5.sql",
                    "own-6.sql",
                    "own-7.sql",
                    "own-8.sql",
                    "own-9.sql");

    private static final List<String> PROTECTING =
            List.of("library", "pin", "taken_out", "preference", "trusted_link", "zone_seen");

    private static final String COLUMNS =
            "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
                    + " WHERE t.type = 'table'";

    private OwnSchema() {}

    /**
     * Creates the database atomically: another process finds no file or the whole one. Does nothing
     * if another process has created it meanwhile.
     */
    static void make(OwnFiles files) throws IOException, SQLException {
        OwnFile unfinished = OwnFile.unfinished(files.folder());
        try {
            try (Connection opened = Sqlite.open(unfinished.path(), Sqlite.config(0, true))) {
                Sqlite.transaction(
                        opened,
                        empty -> {
                            run(empty, SCRIPTS);
                            return true;
                        });
            }
            OwnFiles.force(unfinished.path());
            files.place(unfinished);
        } finally {
            unfinished.erase();
            OwnFile.eraseUnfinished(files.folder());
        }
    }

    /**
     * Checks that every table and column in use exists and that the tables that protect files are
     * readable; they are small. The daily copy checks the whole file.
     *
     * @throws Problem OWN_DATABASE_DAMAGED
     */
    static void check(Connection connection, OwnFiles files) throws SQLException {
        Sql sql = new Sql(connection);
        Set<String> there = new HashSet<>(sql.list(COLUMNS, row -> row.getString(1)));
        if (!there.containsAll(columns())) throw OwnDamage.INCOMPLETE.in(files, null);
        for (String table : PROTECTING) checkIntegrity(sql, table, files);
    }

    /** Those of an empty database. */
    private static List<String> columns() throws SQLException {
        try (Connection empty = Sqlite.inMemory()) {
            run(empty, SCRIPTS);
            return new Sql(empty).list(COLUMNS, row -> row.getString(1));
        }
    }

    /** Reads and checks the whole file. */
    static void checkAll(Connection connection, OwnFiles files) throws SQLException {
        checkIntegrity(new Sql(connection), "1", files);
    }

    private static void checkIntegrity(Sql sql, String what, OwnFiles files) throws SQLException {
        String said =
                sql.first("PRAGMA integrity_check(" + what + ")", row -> row.getString(1))
                        .orElse("nothing");
        if (!said.equals("ok")) throw OwnDamage.DAMAGED.in(files, new SQLException(said));
    }

    /**
     * Runs the missing scripts in one transaction.
     *
     * @throws Problem DATABASE_NEWER if a newer Offcut has upgraded the file, which stays
     *     unchanged; OWN_DATABASE_DAMAGED if it has no tables
     */
    static void upgrade(Connection connection, OwnFiles files) throws SQLException {
        if (version(connection, files) == SCRIPTS.size()) return;
        Sqlite.transaction(
                connection,
                locked -> {
                    // another process may have upgraded it while this one waited
                    run(locked, SCRIPTS.subList(version(locked, files), SCRIPTS.size()));
                    return true;
                });
    }

    private static int version(Connection connection, OwnFiles files) throws SQLException {
        int version =
                new Sql(connection)
                        .first("PRAGMA user_version", row -> row.getInt(1))
                        .orElseThrow();
        if (version > SCRIPTS.size()) throw Problem.of(Code.DATABASE_NEWER, files.database());
        // a file gets its name only once it has all its tables
        if (version < 1) throw OwnDamage.INCOMPLETE.in(files, null);
        return version;
    }

    private static void run(Connection connection, List<String> scripts) throws SQLException {
        for (String script : scripts) run(connection, script);
    }

    private static void run(Connection connection, String script) throws SQLException {
        try (InputStream text =
                        Objects.requireNonNull(
                                OwnSchema.class.getResourceAsStream(script), script);
                var statement = connection.createStatement()) {
            statement.executeUpdate(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
