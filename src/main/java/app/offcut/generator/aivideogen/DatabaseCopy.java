package app.offcut.generator.aivideogen;

import app.offcut.database.Sql;
import app.offcut.database.Sqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/**
 * A consistent copy of a database in memory. The generator's file is locked only while copying,
 * however long the copy is read.
 */
final class DatabaseCopy {
    private static final AtomicLong COPIES = new AtomicLong();

    private DatabaseCopy() {}

    static <T> T take(Connection source, Sqlite.Work<T> work) throws SQLException {
        // a name that two connections of this process share, and no other process
        String memory = "file:copy-" + COPIES.incrementAndGet() + "?mode=memory&cache=shared";
        try (Connection copy = new SQLiteConfig().createConnection("jdbc:sqlite:" + memory)) {
            try (CopySteps steps = new CopySteps(source)) {
                Sqlite.copy(source, memory, steps, CopySteps.PAGES);
            }
            return work.apply(copy);
        }
    }

    static boolean intact(Connection copy) throws SQLException {
        return new Sql(copy)
                .first("PRAGMA integrity_check(1)", row -> row.getString(1))
                .filter("ok"::equals)
                .isPresent();
    }

    static byte[] image(Connection copy) throws SQLException {
        return copy.unwrap(SQLiteConnection.class).serialize("main");
    }
}
