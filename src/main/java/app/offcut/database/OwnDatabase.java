package app.offcut.database;

import static app.offcut.database.own.Tables.LIBRARY;

import app.offcut.database.own.tables.records.LibraryRecord;
import app.offcut.failure.Failure;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
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
 * {@code offcut.db} in the state folder: what Offcut remembers between two starts. Safe on any
 * thread and beside other processes; blocks, so never on the FX thread. A damaged file is reported,
 * never replaced: the user's pins are in it, and they protect files.
 */
public final class OwnDatabase implements AutoCloseable {
    static final String NAME = "offcut.db";
    private static final Logger LOG = LoggerFactory.getLogger(OwnDatabase.class);
    private static final long ROOM_FOR_INDEX = 1 << 20;

    private final Path file;
    private final OwnCopy copy;
    private final int busyMillis;
    private Connection connection;

    /** Whether nobody else can use the file meanwhile: a full disk has no room for more. */
    private boolean alone;

    /** Found while it was in use, by the check of the daily copy. */
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
     * SQLite reserves one block for each 4 KiB of the index, so that on a disk with smaller blocks
     * writing into it can kill the process when none is left.
     */
    private boolean roomForIndex() {
        try {
            return Files.getFileStore(folder()).getUsableSpace() >= ROOM_FOR_INDEX;
        } catch (IOException _) {
            return true;
        }
    }

    /**
     * Makes the folder and the file if need be, brings the schema up to date, and once a day makes
     * a copy.
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

    /** Anything but an error of SQLite is a bug and stays what it is. */
    private static RuntimeException problem(Path file, DataAccessException error) {
        SQLException cause = error.getCause(SQLException.class);
        return cause == null ? error : problem(file, cause);
    }

    /**
     * On a full disk there may be no room for the index that several processes share; one alone can
     * do without, and what frees room must not fail for that.
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

    /** Once there is room again, others may take part. */
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
            // somebody else has the file open in the older mode: that works too
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

    /** One transaction; called within another one it is part of that. */
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

    /** What was written is written: the next call tells what is wrong. */
    private void copyNowAndThen() {
        try {
            copy.makeNowAndThen(connection);
        } catch (Problem problem) {
            LOG.error("{} is damaged", file, problem);
            damage = problem;
        }
    }

    /** Whether this library was opened before, here or in another place. */
    public boolean knows(Path root, long inode) {
        return read(sql -> LibraryTable.isKnown(sql, root, inode));
    }

    /**
     * What is known of a library. Its row is made or brought up to date by this call: it is being
     * opened. Where another folder has taken the place of the one known by this path, the zones and
     * finals seen are forgotten, so that nothing in the new one passes for new; pins stay. A folder
     * that was known by another path keeps its row. On a full disk one that has nothing new stays
     * as it is.
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
     * Whether a library lies where it was when it was opened last; its disk may have another number
     * by now. The user's list of libraries stays as it is.
     */
    public boolean isThere(long libraryId, Path root, long device, long inode) {
        return write(sql -> LibraryTable.isThere(sql, libraryId, root, device, inode));
    }

    /** Those that the user has not removed, newest first. They may be gone by now. */
    public List<KnownRoot> knownRoots() {
        return read(LibraryTable::known);
    }

    /**
     * Takes a library from the list until it is opened again. Its history and its pins stay, and
     * what it has in common with others still protects; its finals are forgotten, so that those
     * that come meanwhile do not pass for new.
     */
    public void remove(long libraryId) {
        write(sql -> LibraryTable.removed(sql, libraryId));
    }

    /** Whether this is the very folder that the library was last time, wherever it lay. */
    public boolean isFolderOf(long libraryId, Path folder, long inode) {
        return read(sql -> LibraryTable.isFolderOf(sql, libraryId, folder, inode));
    }

    /**
     * Gives a library that is elsewhere now its new place. What was opened there already takes over
     * its history and its pins.
     */
    public void relocate(long libraryId, Path root, long device, long inode) {
        write(sql -> LibraryTable.relocated(sql, libraryId, root, device, inode));
    }

    /**
     * A library that was opened before.
     *
     * @param root as text: this process may not be able to name it
     */
    public record KnownRoot(long id, String root, @Nullable Instant lastOpened) {}

    @Override
    public void close() {
        lock.lock();
        try {
            if (!alone && !connection.isClosed()) copy.makeIfDue(connection);
        } catch (SQLException | Problem e) {
            LOG.error("{} could not be copied", file, e); // the next start tells why
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
