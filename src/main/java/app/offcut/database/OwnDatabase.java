package app.offcut.database;

import static app.offcut.database.own.Tables.FINAL_SEEN;
import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.TRUSTED_LINK;
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
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * {@code offcut.db} in the state folder: what Offcut remembers between two starts. Safe on any
 * thread and beside other processes; blocks, so never on the FX thread. A damaged file is reported,
 * never replaced: the user's pins are in it, and they protect files.
 */
public final class OwnDatabase implements AutoCloseable {
    private final Path file;
    private final int busyMillis;
    private Connection connection;

    /** Whether nobody else can use the file meanwhile: a full disk has no room for more. */
    private boolean alone;

    private final ReentrantLock lock = new ReentrantLock();

    private OwnDatabase(Path file, int busyMillis) throws SQLException {
        this.file = file;
        this.busyMillis = busyMillis;
        this.connection = connect(false);
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
            return new OwnDatabase(file, busyMillis);
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

    /**
     * On a full disk there may be no room for the index that several processes share; one alone can
     * do without, and what frees room must not fail for that.
     */
    private Connection connect(boolean without) throws SQLException {
        Connection opened = Sqlite.open(file, Sqlite.config(busyMillis, true));
        boolean prepared = false;
        try {
            if (without) Sqlite.execute(opened, "PRAGMA locking_mode = EXCLUSIVE");
            prepare(opened);
            prepared = true;
            alone = without;
            return opened;
        } catch (SQLException | DataAccessException e) {
            if (without || !Sqlite.noRoom(e)) throw e;
        } finally {
            if (!prepared) opened.close();
        }
        return connect(true);
    }

    /** There is room again, since something could be written: others may take part. */
    private void share() {
        try {
            connection.close();
            connection = connect(false);
        } catch (SQLException e) {
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

    /** Offcut's state folder. */
    public Path folder() {
        return Objects.requireNonNull(file.getParent(), "it was opened in a folder");
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
            T result = Sqlite.transaction(connection, work);
            if (alone) share();
            return result;
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
     * are forgotten, so that nothing in the new one passes for new; pins stay. A folder that was
     * known by another path keeps its row. On a full disk one that has nothing new stays as it is.
     */
    public long libraryId(Path root, long device, long inode) {
        try {
            return noteLibrary(root, device, inode);
        } catch (Problem problem) {
            if (problem.code() != Code.NO_SPACE) throw problem;
            LibraryRecord known =
                    read(sql -> sql.fetchOne(LIBRARY, LIBRARY.ROOT.eq(root.toString())));
            if (known == null || known.getInode() != inode || known.getDevice() != device)
                throw problem;
            return known.getId();
        }
    }

    private long noteLibrary(Path root, long device, long inode) {
        return write(sql -> {
            String born = born(root);
            LibraryRecord known = sql.fetchOne(LIBRARY, LIBRARY.ROOT.eq(root.toString()));
            if (known == null) known = moved(sql, inode, born);
            LibraryRecord row = sql.newRecord(LIBRARY);
            row.setRoot(root.toString());
            row.setDevice(device);
            row.setInode(inode);
            row.setBornAt(born);
            row.setLastOpenedAt(Timestamp.text(Instant.now()));
            if (known == null) sql.insertInto(LIBRARY).set(row).execute();
            else {
                if (known.getInode() != inode) forgetSeen(sql, known.getId());
                else if (known.getDevice() != device) renumber(sql, known, device);
                sql.update(LIBRARY).set(row).where(LIBRARY.ID.eq(known.getId())).execute();
            }
            return sql.fetchSingle(LIBRARY, LIBRARY.ROOT.eq(root.toString())).getId();
        });
    }

    /** An inode number is used again for another folder, but not with the same birth. */
    private static @Nullable LibraryRecord moved(
            DSLContext sql, long inode, @Nullable String born) {
        if (born == null) return null;
        for (LibraryRecord row :
                sql.fetch(LIBRARY, LIBRARY.INODE.eq(inode).and(LIBRARY.BORN_AT.eq(born)))) {
            Optional<Path> before = StoredPath.of(row.getRoot());
            if (before.isPresent() && !born.equals(born(before.get()))) return row;
        }
        return null;
    }

    /** Null where there is no folder. A system that keeps no birth tells the last change. */
    private static @Nullable String born(Path folder) {
        try {
            return Files.readAttributes(folder, BasicFileAttributes.class)
                    .creationTime()
                    .toString();
        } catch (IOException e) {
            return null;
        }
    }

    /** A disk that is plugged in again, or a restart, may number it anew. */
    private static void renumber(DSLContext sql, LibraryRecord row, long device) {
        sql.update(ZONE_SEEN)
                .set(ZONE_SEEN.DEVICE, device)
                .where(ZONE_SEEN.LIBRARY_ID.eq(row.getId()))
                .and(ZONE_SEEN.DEVICE.eq(row.getDevice()))
                .execute();
        sql.update(TRUSTED_LINK)
                .set(TRUSTED_LINK.DEVICE, device)
                .where(TRUSTED_LINK.LIBRARY_ID.eq(row.getId()))
                .and(TRUSTED_LINK.DEVICE.eq(row.getDevice()))
                .execute();
    }

    private static void forgetSeen(DSLContext sql, long libraryId) {
        sql.deleteFrom(ZONE_SEEN).where(ZONE_SEEN.LIBRARY_ID.eq(libraryId)).execute();
        sql.deleteFrom(TRUSTED_LINK).where(TRUSTED_LINK.LIBRARY_ID.eq(libraryId)).execute();
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
