package app.offcut.database;

import static app.offcut.database.own.Tables.FINAL_SEEN;
import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.ZONE_SEEN;

import app.offcut.database.own.tables.records.LibraryRecord;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * {@code offcut.db} in the state folder: what Offcut remembers between two starts. Safe on any
 * thread and beside other processes; blocks, so never on the FX thread. A damaged file is reported,
 * never replaced: the user's pins are in it, and they protect files.
 */
public final class OwnDatabase implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    private OwnDatabase(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Makes the folder and the file if need be, and brings the schema up to date.
     *
     * @throws Problem DATABASE_CORRUPT, DATABASE_BUSY or DATABASE_READ_ONLY
     */
    public static OwnDatabase open(Path stateFolder) {
        return open(stateFolder, 5000);
    }

    static OwnDatabase open(Path stateFolder, int busyMillis) {
        Path file = stateFolder.resolve("offcut.db");
        try {
            Files.createDirectories(stateFolder);
            Connection connection = Sqlite.open(file, Sqlite.config(busyMillis, true));
            try {
                prepare(connection);
                return new OwnDatabase(file, connection);
            } catch (SQLException | DataAccessException e) {
                connection.close();
                throw e;
            }
        } catch (IOException e) {
            Problem problem = Problem.of(Code.DATABASE_READ_ONLY, file);
            problem.initCause(e);
            throw problem;
        } catch (SQLException e) {
            throw Sqlite.problem(file, e);
        } catch (DataAccessException e) {
            throw Sqlite.problem(file, e);
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        if (version(Sqlite.dsl(connection)) == 0)
            Sqlite.transaction(
                    connection,
                    sql -> {
                        // another process may have made the tables while this one waited
                        if (version(sql) == 0) createTables(connection);
                        return true;
                    });
        try {
            Sqlite.execute(connection, "PRAGMA journal_mode = WAL");
        } catch (SQLException _) {
            // somebody else has the file open in the older mode: that works too
            return;
        }
        Sqlite.execute(connection, "PRAGMA synchronous = NORMAL");
    }

    private static long version(DSLContext sql) {
        return Objects.requireNonNull(
                sql.fetchSingle("PRAGMA user_version").get(0, Long.class), "user_version");
    }

    private static void createTables(Connection connection) {
        try (InputStream script =
                        Objects.requireNonNull(
                                OwnDatabase.class.getResourceAsStream("own-1.sql"), "own-1.sql");
                var statement = connection.createStatement()) {
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DataAccessException("own-1.sql", e);
        }
    }

    public <T> T read(Function<DSLContext, T> work) {
        lock.lock();
        try {
            return work.apply(Sqlite.dsl(connection));
        } catch (DataAccessException e) {
            throw Sqlite.problem(file, e);
        } finally {
            lock.unlock();
        }
    }

    /** One transaction; called within another one it is part of that. */
    public <T> T write(Function<DSLContext, T> work) {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1) return work.apply(Sqlite.dsl(connection));
            return Sqlite.transaction(connection, work);
        } catch (SQLException e) {
            throw Sqlite.problem(file, e);
        } catch (DataAccessException e) {
            throw Sqlite.problem(file, e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The row of a library, made or brought up to date by this call: it is being opened. Where
     * another folder has taken the place of the one known by this path, the zones and finals seen
     * are forgotten, so that nothing in the new one passes for new; pins stay.
     */
    public long libraryId(Path root, long device, long inode) {
        return write(sql -> {
            LibraryRecord known = sql.fetchOne(LIBRARY, LIBRARY.ROOT.eq(root.toString()));
            if (known != null && known.getInode() != inode) forgetSeen(sql, known.getId());
            String now = Timestamp.text(Instant.now());
            sql.insertInto(LIBRARY)
                    .set(LIBRARY.ROOT, root.toString())
                    .set(LIBRARY.DEVICE, device)
                    .set(LIBRARY.INODE, inode)
                    .set(LIBRARY.LAST_OPENED_AT, now)
                    .onConflict(LIBRARY.ROOT)
                    .doUpdate()
                    .set(LIBRARY.DEVICE, device)
                    .set(LIBRARY.INODE, inode)
                    .set(LIBRARY.LAST_OPENED_AT, now)
                    .execute();
            return sql.fetchSingle(LIBRARY, LIBRARY.ROOT.eq(root.toString())).getId();
        });
    }

    private static void forgetSeen(DSLContext sql, long libraryId) {
        sql.deleteFrom(ZONE_SEEN).where(ZONE_SEEN.LIBRARY_ID.eq(libraryId)).execute();
        sql.deleteFrom(FINAL_SEEN).where(FINAL_SEEN.LIBRARY_ID.eq(libraryId)).execute();
        sql.update(LIBRARY)
                .setNull(LIBRARY.FIRST_SEEN_AT)
                .where(LIBRARY.ID.eq(libraryId))
                .execute();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw Sqlite.problem(file, e);
        } finally {
            lock.unlock();
        }
    }
}
