package app.offcut.database;

import static app.offcut.database.own.Tables.LIBRARY;

import app.offcut.database.own.tables.records.LibraryRecord;
import app.offcut.failure.Failure;
import app.offcut.text.Problem.Code;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code offcut.db} in the state folder: what Offcut remembers between two starts. Thread-safe and
 * safe to share between processes; blocking, so never use it on the FX thread. A damaged file is
 * reported, never replaced, because it contains the pins that protect files.
 */
public final class OwnDatabase implements AutoCloseable {
    static final String NAME = "offcut.db";
    private static final Logger LOG = LoggerFactory.getLogger(OwnDatabase.class);
    private static final long ROOM_FOR_INDEX = 1 << 20;

    private final Path file;
    private final OwnCopy copy;
    private final int busyMillis;
    private Connection connection;

    /**
     * Whether this process uses the file exclusively, because a full disk has no space for the
     * shared index.
     */
    private boolean alone;

    /** Damage found by the daily copy while the file was in use. */
    private @Nullable Problem damage;

    private final ReentrantLock lock = new ReentrantLock();

    private OwnDatabase(Path file, int busyMillis) throws SQLException {
        this.file = file;
        this.copy = new OwnCopy(file);
        this.busyMillis = busyMillis;
        this.connection = connect(!inUse() && !roomForIndex());
    }

    private boolean inUse() {
        return Files.exists(file.resolveSibling(file.getFileName() + "-shm"));
    }

    /**
     * Whether there is space for the shared index. SQLite reserves one block for each 4 KiB of it,
     * so on a disk with smaller blocks, writing to it can kill the process when no block is left.
     */
    private boolean roomForIndex() {
        try {
            return Files.getFileStore(folder()).getUsableSpace() >= ROOM_FOR_INDEX;
        } catch (IOException _) {
            return true;
        }
    }

    /**
     * Opens the file, creating folder and file if needed; upgrades the schema, and makes the daily
     * copy.
     *
     * @throws Problem OWN_DATABASE_DAMAGED, DATABASE_NEWER, DATABASE_BUSY or DATABASE_READ_ONLY
     */
    public static OwnDatabase open(Path stateFolder) {
        return open(stateFolder, 5000);
    }

    static OwnDatabase open(Path stateFolder, int busyMillis) {
        Path file = stateFolder.resolve(NAME);
        try {
            Files.createDirectories(stateFolder);
            if (!OwnDamage.look(file)) OwnRecovery.make(file);
            return new OwnDatabase(file, busyMillis);
        } catch (IOException e) {
            throw Failure.ofDatabase(e, file).problem();
        } catch (SQLException e) {
            throw problem(file, e);
        } catch (DataAccessException e) {
            throw problem(file, e);
        }
    }

    private static Problem problem(Path file, SQLException error) {
        return OwnDamage.problem(file, Failure.ofDatabase(error, file, true));
    }

    /** Converts an error of SQLite; any other exception is a bug and passes unchanged. */
    private static RuntimeException problem(Path file, DataAccessException error) {
        SQLException cause = error.getCause(SQLException.class);
        return cause == null ? error : problem(file, cause);
    }

    /**
     * Connects. A full disk may have no space for the index that several processes share; a single
     * process can work without it, and an operation that frees space must not fail for that.
     */
    private Connection connect(boolean without) throws SQLException {
        Connection opened = Sqlite.open(file, Sqlite.config(busyMillis, false));
        boolean prepared = false;
        try {
            if (without) Sqlite.execute(opened, "PRAGMA locking_mode = EXCLUSIVE");
            prepare(opened);
            if (!without) copy.makeIfDue(opened);
            prepared = true;
            alone = without;
            return opened;
        } catch (SQLException | DataAccessException e) {
            if (without || !Sqlite.noRoom(file, e)) throw e;
        } finally {
            if (!prepared) opened.close();
        }
        return connect(true);
    }

    /** Lets other processes share the file again once there is space. */
    private void share() {
        if (!roomForIndex()) return;
        try {
            connection.close();
            connection = connect(false);
        } catch (SQLException e) {
            throw problem(file, e);
        }
    }

    private void prepare(Connection connection) throws SQLException {
        OwnSchema.upgrade(connection, file);
        OwnSchema.check(connection, file);
        try {
            Sqlite.execute(connection, "PRAGMA journal_mode = WAL");
        } catch (SQLException _) {
            // another process has the file open in the older mode, which works too
            return;
        }
        Sqlite.execute(connection, "PRAGMA synchronous = NORMAL");
    }

    public Path file() {
        return file;
    }

    /** Offcut's state folder. */
    public Path folder() {
        return Objects.requireNonNull(file.getParent(), "it was opened in a folder");
    }

    public <T> T read(Function<DSLContext, T> work) {
        lock.lock();
        try {
            if (damage != null) throw damage;
            return work.apply(Sqlite.dsl(connection));
        } catch (DataAccessException e) {
            throw problem(file, e);
        } finally {
            lock.unlock();
        }
    }

    /** Runs one transaction, or joins the one in which it is called. */
    public <T> T write(Function<DSLContext, T> work) {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1) return work.apply(Sqlite.dsl(connection));
            if (damage != null) throw damage;
            T result = Sqlite.transaction(connection, work);
            if (alone) share();
            else copyNowAndThen();
            return result;
        } catch (SQLException e) {
            throw problem(file, e);
        } catch (DataAccessException e) {
            throw problem(file, e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes the periodic copy. Does not throw: what was written stays, and the next call reports
     * the problem.
     */
    private void copyNowAndThen() {
        try {
            copy.makeNowAndThen(connection);
        } catch (Problem problem) {
            LOG.error("{} is damaged", file, problem);
            damage = problem;
        }
    }

    /** Whether this library was opened before, in this place or another. */
    public boolean knows(Path root, long inode) {
        return read(sql -> LibraryTable.isKnown(sql, root, inode));
    }

    /**
     * What is known of a library that is being opened; inserts or updates its row. If another folder has
     * replaced the one known by this path, its zones and finals are forgotten, so that nothing in
     * the new folder counts as new; pins stay. A folder that was known by another path keeps its
     * row. On a full disk, an unchanged row stays as it is.
     */
    public LibraryMemory memoryOf(Path root, long device, long inode) {
        try {
            return new LibraryMemory(
                    this, write(sql -> LibraryTable.opened(sql, root, device, inode)));
        } catch (Problem problem) {
            if (problem.code() != Code.NO_SPACE) throw problem;
            LibraryRecord known =
                    read(sql -> sql.fetchOne(LIBRARY, LIBRARY.ROOT.eq(root.toString())));
            if (known == null || known.getInode() != inode || known.getDevice() != device)
                throw problem;
            return new LibraryMemory(this, known.getId());
        }
    }

    /**
     * Whether a library is where it was when it was last opened, perhaps with another device
     * number. The user's list of libraries stays as it is.
     */
    public boolean isThere(long libraryId, Path root, long device, long inode) {
        return write(sql -> LibraryTable.isThere(sql, libraryId, root, device, inode));
    }

    /** The libraries that the user has not removed, newest first. Some may no longer exist. */
    public List<KnownRoot> knownRoots() {
        return read(LibraryTable::known);
    }

    /**
     * Removes a library from the list until it is opened again. Keeps its history and pins, and
     * files it shares with others stay protected. Forgets its finals, so that new ones that appear
     * meanwhile do not count as new.
     */
    public void remove(long libraryId) {
        write(sql -> LibraryTable.removed(sql, libraryId));
    }

    /** Whether this is the folder that the library was last time, wherever it was. */
    public boolean isFolderOf(long libraryId, Path folder, long inode) {
        return read(sql -> LibraryTable.isFolderOf(sql, libraryId, folder, inode));
    }

    /**
     * Records a library's new place. A library that was already opened there takes over its history
     * and pins.
     */
    public void relocate(long libraryId, Path root, long device, long inode) {
        write(sql -> LibraryTable.relocated(sql, libraryId, root, device, inode));
    }

    /**
     * A library that was opened before.
     *
     * @param root as text, because this process may be unable to express it as a path
     */
    public record KnownRoot(long id, String root, @Nullable Instant lastOpened) {}

    @Override
    public void close() {
        lock.lock();
        try {
            if (!alone && !connection.isClosed()) copy.makeIfDue(connection);
        } catch (SQLException | Problem e) {
            LOG.error("{} could not be copied", file, e); // the next start reports why
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw problem(file, e);
        } finally {
            lock.unlock();
        }
    }
}
