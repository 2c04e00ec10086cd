package app.offcut.database;

import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.text.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** What both databases have in common: opening, transactions, and errors as sentences. */
final class Sqlite {
    private static final Settings SETTINGS =
            new Settings().withRenderSchema(false).withExecuteLogging(false);

    private Sqlite() {}

    static SQLiteConfig config(int busyMillis, boolean create) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(busyMillis);
        config.enforceForeignKeys(true);
        if (!create) config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config;
    }

    /**
     * Opens the file by URI: a plain path is cut at {@code ?}, and the driver creates and deletes a
     * file to test it.
     */
    static Connection open(Path file, SQLiteConfig config) throws SQLException {
        DriverLibrary.load();
        return config.createConnection("jdbc:sqlite:" + file.toUri());
    }

    static DSLContext dsl(Connection connection) {
        return DSL.using(connection, SQLDialect.SQLITE, SETTINGS);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Runs a transaction that takes the write lock first: upgrading a read lock would fail at once
     * instead of waiting.
     */
    static <T> T transaction(Connection connection, Function<DSLContext, T> work)
            throws SQLException {
        return transaction(connection, "BEGIN IMMEDIATE", work);
    }

    static <T> T transaction(Connection connection, String begin, Function<DSLContext, T> work)
            throws SQLException {
        execute(connection, begin);
        boolean done = false;
        try {
            T result = work.apply(dsl(connection));
            execute(connection, "COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) rollBack(connection);
        }
    }

    /** Rolls back. SQLite may already have done so itself, for example on a full disk. */
    static void rollBack(Connection connection) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException _) {
            return;
        }
    }

    static Problem problem(Path file, SQLException error) {
        return Failure.ofDatabase(error, file, true).problem();
    }

    /** Converts an error of SQLite; any other exception is a bug and passes unchanged. */
    static RuntimeException problem(Path file, DataAccessException error) {
        return problem(file, error, true);
    }

    /**
     * @param writing whether the file was to be written
     */
    static RuntimeException problem(Path file, DataAccessException error, boolean writing) {
        SQLException cause = error.getCause(SQLException.class);
        return cause == null ? error : Failure.ofDatabase(cause, file, writing).problem();
    }

    /** Whether the disk is full, which includes the shared-memory file. */
    static boolean noRoom(Path file, Exception error) {
        SQLException cause =
                error instanceof DataAccessException access
                        ? access.getCause(SQLException.class)
                        : error instanceof SQLException sql ? sql : null;
        return cause != null && Failure.ofDatabase(cause, file, true).cause() == Cause.NO_SPACE;
    }
}
