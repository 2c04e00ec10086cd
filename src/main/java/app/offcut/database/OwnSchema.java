package app.offcut.database;

import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.PIN;
import static app.offcut.database.own.Tables.PREFERENCE;
import static app.offcut.database.own.Tables.TAKEN_OUT;
import static app.offcut.database.own.Tables.TRUSTED_LINK;
import static app.offcut.database.own.Tables.ZONE_SEEN;

import app.offcut.database.own.DefaultSchema;
import app.offcut.files.OwnFile;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;

/**
 * The schema versions of offcut.db, one script each. A released script never changes; it sets
 * {@code user_version}, and an older Offcut that still runs can work with what it adds.
 */
final class OwnSchema {
    /**
     * The script at index n upgrades from version n to n + 1; GenerateTables reads the same ones.
     */
    private static final List<String> SCRIPTS =
            List.of("own-1.sql", "own-2.sql", "own-3.sql", "own-4.sql", "own-5.sql", "own-6.sql");

    private static final List<Table<?>> PROTECTING =
            List.of(LIBRARY, PIN, TAKEN_OUT, PREFERENCE, TRUSTED_LINK, ZONE_SEEN);

    private OwnSchema() {}

    /**
     * Creates the database atomically: another process finds no file or the whole one. Does nothing
     * if another process has created it meanwhile.
     */
    static void make(OwnFiles files) throws IOException, SQLException {
        OwnFile unfinished = OwnFile.unfinished(files.folder());
        try {
            try (Connection opened = Sqlite.open(unfinished.path(), Sqlite.config(0, true))) {
                run(opened, _ -> SCRIPTS);
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
        DSLContext sql = Sqlite.dsl(connection);
        Set<String> there =
                sql.fetch(
                                "SELECT t.name || '.' || c.name FROM sqlite_schema t,"
                                        + " pragma_table_info(t.name) c WHERE t.type = 'table'")
                        .intoSet(0, String.class);
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables())
            for (Field<?> column : table.fields())
                if (!there.contains(table.getName() + "." + column.getName()))
                    throw OwnDamage.INCOMPLETE.in(files, null);
        for (Table<?> table : PROTECTING) checkIntegrity(sql, table.getName(), files);
    }

    /** Reads and checks the whole file. */
    static void checkAll(Connection connection, OwnFiles files) throws SQLException {
        checkIntegrity(Sqlite.dsl(connection), "1", files);
    }

    private static void checkIntegrity(DSLContext sql, String what, OwnFiles files) {
        String said =
                String.valueOf(sql.fetch("PRAGMA integrity_check(" + what + ")").getFirst().get(0));
        if (!said.equals("ok")) throw OwnDamage.DAMAGED.in(files, new SQLException(said));
    }

    /**
     * Runs the missing scripts in one transaction.
     *
     * @throws Problem DATABASE_NEWER if a newer Offcut has upgraded the file, which stays
     *     unchanged; OWN_DATABASE_DAMAGED if it has no tables
     */
    static void upgrade(Connection connection, OwnFiles files) throws SQLException {
        if (version(Sqlite.dsl(connection), files) == SCRIPTS.size()) return;
        // another process may have upgraded it while this one waited
        run(connection, sql -> SCRIPTS.subList(version(sql, files), SCRIPTS.size()));
    }

    private static void run(Connection connection, Function<DSLContext, List<String>> scripts)
            throws SQLException {
        Sqlite.transaction(
                connection,
                sql -> {
                    for (String script : scripts.apply(sql)) run(connection, script);
                    return true;
                });
    }

    private static int version(DSLContext sql, OwnFiles files) {
        int version =
                Objects.requireNonNull(
                        sql.fetchSingle("PRAGMA user_version").get(0, Integer.class),
                        "user_version");
        if (version > SCRIPTS.size()) throw Problem.of(Code.DATABASE_NEWER, files.database());
        // a file gets its name only once it has all its tables
        if (version < 1) throw OwnDamage.INCOMPLETE.in(files, null);
        return version;
    }

    private static void run(Connection connection, String script) {
        try (InputStream text =
                        Objects.requireNonNull(
                                OwnSchema.class.getResourceAsStream(script), script);
                var statement = connection.createStatement()) {
            statement.executeUpdate(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DataAccessException(script, e);
        }
    }
}
