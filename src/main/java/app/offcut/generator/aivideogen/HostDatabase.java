package app.offcut.generator.aivideogen;

import app.offcut.database.Sql;
import app.offcut.database.Sqlite;
import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * The generator's SQLite database: read-mostly, with short locks. Each call opens a connection and
 * closes it again, so that no lock of ours disturbs the generator, which fails after waiting 5 s
 * for a read lock. Only SQLite opens the file: closing any other handle would drop SQLite's locks
 * on it. Thread-safe; blocking, so never call it on the FX thread.
 */
public final class HostDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(HostDatabase.class);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path file;
    private final int busyMillis;
    private final Runnable check;

    public HostDatabase(Path file) {
        this(file, 5000);
    }

    public HostDatabase(Path file, int busyMillis) {
        this(file, busyMillis, () -> {});
    }

    /**
     * @param check run before each opening; throws a Problem if the file may not be used now
     */
    HostDatabase(Path file, Runnable check) {
        this(file, 5000, check);
    }

    private HostDatabase(Path file, int busyMillis, Runnable check) {
        this.file = file;
        this.busyMillis = busyMillis;
        this.check = check;
    }

    public Path file() {
        return file;
    }

    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /**
     * Runs short statements on a read-only connection ({@code query_only}), without an integrity
     * check: decisions about files use {@link #queryCopy}.
     *
     * @throws Problem DATABASE_MISSING, DATABASE_CORRUPT or DATABASE_BUSY
     */
    public <T> T read(Function<DSLContext, T> work) {
        return looking(connection -> work.apply(Sqlite.dsl(connection)));
    }

    /** The same without jOOQ. */
    public <T> T query(Sql.Work<T> work) {
        return looking(connection -> work.apply(new Sql(connection)));
    }

    /**
     * Runs one transaction, {@code BEGIN IMMEDIATE}, after {@link Migration026}. Requires the same
     * integrity check as {@link #queryCopy}.
     *
     * @param work may run twice; the first run is rolled back
     * @throws Problem DATABASE_MISSING, DATABASE_CORRUPT, DATABASE_BUSY or DATABASE_READ_ONLY;
     *     nothing has changed then
     */
    public <T> T write(Function<DSLContext, T> work) {
        boolean migrating = look(copy -> backUp(copy, work));
        // a generator that starts now may be about to read its ledger: it must wait for our row
        String begin = migrating ? "BEGIN EXCLUSIVE" : "BEGIN IMMEDIATE";
        long deadline = System.nanoTime() + Duration.ofMillis(busyMillis).toNanos();
        while (true) {
            boolean patient = System.nanoTime() < deadline;
            Optional<T> done =
                    writing(connection ->
                            Sqlite.transaction(
                                    connection,
                                    begin,
                                    locked -> attempt(Sqlite.dsl(locked), patient, work)));
            if (done.isPresent()) return done.get();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Removes unfinished backups of a process that was killed before the migration. */
    public void removeUnfinishedBackups() {
        try {
            check.run();
        } catch (Problem problem) {
            LOG.info("Not looking for unfinished copies: {}", problem.sentence());
            return;
        }
        Backup.removeUnfinished(file);
    }

    /**
     * Whether the migration is missing; makes a backup if so. Never for a damaged database. Tries
     * the work first, so that a failure does not leave another backup each time.
     */
    private <T> boolean backUp(Connection copy, Function<DSLContext, T> work) throws SQLException {
        if (!Migration026.missing(Sqlite.dsl(copy))) return false;
        rolledBack(connection -> {
            Migration026.run(Sqlite.dsl(connection));
            return work.apply(Sqlite.dsl(connection));
        });
        Backup.make(file, DatabaseCopy.image(copy));
        return true;
    }

    /** Empty, with nothing changed, if the generator may be running the same migration. */
    private static <T> Optional<T> attempt(
            DSLContext sql, boolean patient, Function<DSLContext, T> work) {
        if (patient && Migration026.halfDone(sql)) return Optional.empty();
        Migration026.run(sql);
        return Optional.of(work.apply(sql));
    }

    /**
     * Tells whether anything has been written since another call; empty if that is unknown.
     *
     * @throws Problem if the file may not be used now
     */
    Optional<DatabaseState> state() {
        check.run();
        return DatabaseState.of(file);
    }

    /** The tables and columns that currently exist. */
    public HostSchema schema() {
        return query(HostSchema::probe);
    }

    /** Whether {@link Migration026} has nothing to add before the next write. */
    public boolean migrated() {
        return read(sql -> !Migration026.missing(sql));
    }

    /**
     * Takes and releases the write lock. Changes nothing except SQLite's own recovery after a
     * killed generator: it rolls back an unfinished transaction and checkpoints finished ones.
     *
     * @throws Problem if a write would fail now
     */
    public void checkWritable() {
        rolledBack(connection -> {
            // BEGIN succeeds on a read-only file; this needs the page and the journal
            Sqlite.execute(connection, "PRAGMA user_version = 1");
            return true;
        });
    }

    private <T> T rolledBack(Sqlite.Work<T> work) {
        return writing(connection -> {
            Sqlite.execute(connection, "BEGIN IMMEDIATE");
            try {
                return work.apply(connection);
            } finally {
                Sqlite.rollBack(connection);
            }
        });
    }

    /**
     * Reads from a copy in memory, made with SQLite's backup API, after {@code integrity_check} has
     * passed ({@code quick_check} misses most silent losses). The generator may write meanwhile,
     * however long the work takes.
     *
     * @throws Problem DATABASE_MISSING, DATABASE_CORRUPT or DATABASE_BUSY
     */
    public <T> T queryCopy(Sql.Work<T> work) {
        return look(copy -> work.apply(new Sql(copy)));
    }

    private <T> T look(Sqlite.Work<T> work) {
        LOG.debug("Copying and checking {}", file);
        return looking(connection ->
                DatabaseCopy.take(
                        connection,
                        copy -> {
                            if (!DatabaseCopy.intact(copy))
                                throw Failure.ofDatabase(Cause.DATABASE_DAMAGED, file).problem();
                            return work.apply(copy);
                        }));
    }

    /**
     * Configuration for reading. A writable handle is needed to roll back the journal of a killed
     * generator. But where a write-ahead log was left, closing a writable handle would checkpoint
     * it into the file, so a read-only one is used.
     */
    private SQLiteConfig lookingConfig() {
        SQLiteConfig config = Sqlite.config(busyMillis, false);
        if (length("-wal") > 0 && length("-journal") == 0) config.setReadOnly(true);
        return config;
    }

    /**
     * Length of the file or of a companion; for a link, SQLite puts companions beside its target.
     */
    private long length(String suffix) {
        try {
            Path real = file.toRealPath();
            return Files.size(real.resolveSibling(real.getFileName() + suffix));
        } catch (IOException _) {
            return 0;
        }
    }

    private <T> T looking(Sqlite.Work<T> work) {
        return with(
                lookingConfig(),
                false,
                connection -> {
                    Sqlite.execute(connection, "PRAGMA query_only = ON");
                    return work.apply(connection);
                });
    }

    private <T> T writing(Sqlite.Work<T> work) {
        return with(Sqlite.config(busyMillis, false), true, work);
    }

    private <T> T with(SQLiteConfig config, boolean writing, Sqlite.Work<T> work) {
        requireFile();
        try (Connection connection = Sqlite.open(file, config)) {
            return work.apply(connection);
        } catch (SQLException | DataAccessException e) {
            throw Sqlite.failure(e, file, writing).problem();
        }
    }

    private void requireFile() {
        check.run();
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile())
                throw Failure.ofDatabase(Cause.NOT_A_FILE, file).problem();
            // SQLite accepts an empty file as an empty database, but no generator leaves one
            if (attributes.size() == 0)
                throw Failure.ofDatabase(Cause.DATABASE_EMPTY, file).problem();
        } catch (NoSuchFileException e) {
            throw Failure.ofDatabase(Cause.DATABASE_MISSING, file).problem().causedBy(e);
        } catch (IOException e) {
            throw Failure.ofDatabase(e, file).problem();
        }
    }
}
