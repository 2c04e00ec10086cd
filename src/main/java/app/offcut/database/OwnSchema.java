package app.offcut.database;

import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * The versions of offcut.db, one script each. A script never changes once it was released; it sets
 * {@code user_version}, and an older Offcut that is still running works with what it adds.
 */
final class OwnSchema {
    /** The script at index n leads from version n to n + 1; GenerateTables reads the same ones. */
    private static final List<String> SCRIPTS = List.of("own-1.sql", "own-2.sql", "own-3.sql");

    private OwnSchema() {}

    /**
     * Runs the scripts that are missing, all or none of them.
     *
     * @throws Problem DATABASE_NEWER if a newer Offcut has made the file; it stays as it is
     */
    static void upgrade(Connection connection, Path file) throws SQLException {
        if (version(Sqlite.dsl(connection), file) == SCRIPTS.size()) return;
        Sqlite.transaction(
                connection,
                sql -> {
                    // another process may have done it while this one waited
                    int version = version(sql, file);
                    for (String script : SCRIPTS.subList(version, SCRIPTS.size()))
                        run(connection, script);
                    return true;
                });
    }

    private static int version(DSLContext sql, Path file) {
        int version =
                Objects.requireNonNull(
                        sql.fetchSingle("PRAGMA user_version").get(0, Integer.class),
                        "user_version");
        if (version > SCRIPTS.size()) throw Problem.of(Code.DATABASE_NEWER, file);
        // no Offcut has ever written such a number
        if (version < 0) throw Problem.of(Code.DATABASE_CORRUPT, file);
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
