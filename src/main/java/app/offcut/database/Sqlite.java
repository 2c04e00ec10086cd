package app.offcut.database;

import app.offcut.failure.Failure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.core.DB;

/** What both databases have in common: opening, transactions, and errors as sentences. */
public final class Sqlite {
    private Sqlite() {}

    /** A class of its own, so that jOOQ is loaded only where it is used. */
    private static final class Typed {
        static final Settings SETTINGS =
                new Settings().withRenderSchema(false).withExecuteLogging(false);

        private Typed() {}
    }

    public interface Work<T> {
        T apply(Connection connection) throws SQLException;
    }

    public static SQLiteConfig config(int busyMillis, boolean create) {
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
    public static Connection open(Path file, SQLiteConfig config) throws SQLException {
        DriverLibrary.load();
        return config.createConnection("jdbc:sqlite:" + file.toUri());
    }

    /** An empty database that no other connection sees. */
    static Connection inMemory() throws SQLException {
        DriverLibrary.load();
        return new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
    }

    public static DSLContext dsl(Connection connection) {
        return DSL.using(connection, SQLDialect.SQLITE, Typed.SETTINGS);
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Copies a database with SQLite's backup API. Does not retry: each step waits for the
     * connection's busy timeout.
     *
     * @param pages of one step; -1 for all at once
     */
    public static void copy(Connection source, String target, DB.ProgressObserver steps, int pages)
            throws SQLException {
        DB database = source.unwrap(SQLiteConnection.class).getDatabase();
        int code = database.backup("main", target, steps, 0, 0, pages);
        if (code != 0) throw DB.newSQLException(code, "backup");
    }

    /**
     * Runs a transaction that takes the write lock first: upgrading a read lock would fail at once
     * instead of waiting.
     */
    public static <T> T transaction(Connection connection, Work<T> work) throws SQLException {
        return transaction(connection, "BEGIN IMMEDIATE", work);
    }

    public static <T> T transaction(Connection connection, String begin, Work<T> work)
            throws SQLException {
        execute(connection, begin);
        boolean done = false;
        try {
            T result = work.apply(connection);
            execute(connection, "COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) rollBack(connection);
        }
    }

    /** Rolls back. SQLite may already have done so itself, for example on a full disk. */
    public static void rollBack(Connection connection) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException _) {
            return;
        }
    }

    /**
     * What has failed; a bug, any exception without an error of SQLite, is thrown unchanged.
     *
     * @param writing whether the file was to be written
     */
    public static Failure failure(Exception thrown, Path file, boolean writing) {
        SQLException error =
                switch (thrown) {
                    case SQLException sql -> sql;
                    case DataAccessException access -> access.getCause(SQLException.class);
                    default -> null;
                };
        if (error != null) return Failure.ofDatabase(error, file, writing);
        throw thrown instanceof RuntimeException bug ? bug : new IllegalStateException(thrown);
    }
}
