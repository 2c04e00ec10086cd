package app.offcut.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/**
 * A consistent copy of a database in memory, made with SQLite's backup API. The generator's file is
 * locked only while copying, however long the copy is read.
 */
public final class DatabaseCopy {
    private DatabaseCopy() {}

    interface Look<T> {
        T at(SQLiteConnection copy) throws SQLException;
    }

    static <T> T take(Connection source, Look<T> look) throws SQLException {
        // a name that two connections of this process share, and no other process
        String memory = "file:" + UUID.randomUUID() + "?mode=memory&cache=shared";
        try (Connection copy = new SQLiteConfig().createConnection("jdbc:sqlite:" + memory)) {
            copyTo(memory, source);
            return look.at(copy.unwrap(SQLiteConnection.class));
        }
    }

    private static void copyTo(String memory, Connection source) throws SQLException {
        DB database = source.unwrap(SQLiteConnection.class).getDatabase();
        try (CopySteps steps = new CopySteps(source)) {
            // without retries: each step waits for the connection's busy timeout
            int code = database.backup("main", memory, steps, 0, 0, CopySteps.PAGES);
            if (code != 0) throw DB.newSQLException(code, "backup");
        }
    }

    static boolean intact(SQLiteConnection copy) throws SQLException {
        try (Statement statement = copy.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
            return rows.next() && "ok".equals(rows.getString(1));
        }
    }

    static byte[] image(SQLiteConnection copy) throws SQLException {
        return copy.serialize("main");
    }
}
