package app.offcut.database;

import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
    private static final Logger LOG = LoggerFactory.getLogger(OwnDatabase.class);
    private static final long ROOM_FOR_INDEX = 1 << 20;

    private final OwnFiles files;
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

    private OwnDatabase(OwnFiles files, int busyMillis) throws SQLException {
        this.files = files;
        this.copy = new OwnCopy(files);
        this.busyMillis = busyMillis;
        this.connection = connect(!Files.exists(files.sharedIndex()) && !roomForIndex());
    }

    /**
     * Whether there is space for the shared index. SQLite reserves one block for each 4 KiB of it,
     * so on a disk with smaller blocks, writing to it can kill the process when no block is left.
     */
    private boolean roomForIndex() {
        try {
            return Files.getFileStore(files.folder()).getUsableSpace() >= ROOM_FOR_INDEX;
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

    /** Whether a state folder contains the file, in whatever condition. */
    public static boolean exists(Path stateFolder) {
        return OwnFiles.isThere(OwnFiles.in(stateFolder).database());
    }

    static OwnDatabase open(Path stateFolder, int busyMillis) {
        OwnFiles files = OwnFiles.in(stateFolder);
        try {
            Files.createDirectories(stateFolder);
            if (!OwnDamage.look(files)) OwnSchema.make(files);
            return new OwnDatabase(files, busyMillis);
        } catch (IOException e) {
            throw Failure.ofDatabase(e, files.database()).problem();
        } catch (SQLException | DataAccessException e) {
            throw problem(files, e);
        }
    }

    private static Problem problem(OwnFiles files, Exception error) {
        return OwnDamage.problem(files, Sqlite.failure(error, files.database(), true));
    }

    /**
     * Connects. A full disk may have no space for the index that several processes share; a single
     * process can work without it, and an operation that frees space must not fail for that.
     */
    private Connection connect(boolean without) throws SQLException {
        Connection opened = Sqlite.open(files.database(), Sqlite.config(busyMillis, false));
        boolean prepared = false;
        try {
            if (without) Sqlite.execute(opened, "PRAGMA locking_mode = EXCLUSIVE");
            prepare(opened);
            if (!without) copy.makeIfDue(opened);
            prepared = true;
            alone = without;
            return opened;
        } catch (SQLException | DataAccessException e) {
            if (without || Sqlite.failure(e, files.database(), true).cause() != Cause.NO_SPACE)
                throw e;
        } finally {
            if (!prepared) opened.close();
        }
        return connect(true);
    }

    /** Lets other processes share the file again once there is space. */
    private void share() throws SQLException {
        if (!roomForIndex()) return;
        connection.close();
        connection = connect(false);
    }

    private void prepare(Connection connection) throws SQLException {
        OwnSchema.upgrade(connection, files);
        OwnSchema.check(connection, files);
        try {
            Sqlite.execute(connection, "PRAGMA journal_mode = WAL");
        } catch (SQLException _) {
            // another process has the file open in the older mode, which works too
            return;
        }
        Sqlite.execute(connection, "PRAGMA synchronous = NORMAL");
    }

    public Path file() {
        return files.database();
    }

    /** Offcut's state folder. */
    public Path folder() {
        return files.folder();
    }

    /** Typed statements, with jOOQ; what every start asks goes through {@link #query}. */
    public <T> T read(Function<DSLContext, T> work) {
        return reading(connection -> work.apply(Sqlite.dsl(connection)));
    }

    /** Reads without jOOQ. */
    public <T> T query(Sql.Work<T> work) {
        return reading(connection -> work.apply(new Sql(connection)));
    }

    private <T> T reading(Sqlite.Work<T> work) {
        lock.lock();
        try {
            if (damage != null) throw damage;
            return work.apply(connection);
        } catch (SQLException | DataAccessException e) {
            throw problem(files, e);
        } finally {
            lock.unlock();
        }
    }

    /** Runs one transaction, or joins the one in which it is called. */
    public <T> T write(Function<DSLContext, T> work) {
        return writing(connection -> work.apply(Sqlite.dsl(connection)));
    }

    /** The same without jOOQ. */
    public <T> T change(Sql.Work<T> work) {
        return writing(connection -> work.apply(new Sql(connection)));
    }

    private <T> T writing(Sqlite.Work<T> work) {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1) return work.apply(connection);
            if (damage != null) throw damage;
            T result = Sqlite.transaction(connection, work);
            if (alone) share();
            else copyNowAndThen();
            return result;
        } catch (SQLException | DataAccessException e) {
            throw problem(files, e);
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
            LOG.error("{} is damaged", files.database(), problem);
            damage = problem;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!alone && !connection.isClosed()) copy.makeIfDue(connection);
        } catch (SQLException | Problem e) {
            LOG.error("{} could not be copied", files.database(), e); // the next start says why
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw problem(files, e);
        } finally {
            lock.unlock();
        }
    }
}
