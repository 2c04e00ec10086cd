package app.offcut.database;

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
import org.sqlite.SQLiteConnection;

/**
 * The generator's SQLite file. Each call opens a connection and closes it again, so that no lock of
 * ours ever disturbs the generator, which fails after 5 s of our holding a read. The file is never
 * opened but by SQLite: closing any other handle would drop SQLite's locks on it. Safe on any
 * thread; blocks, so never on the FX thread.
 */
public final class HostDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(HostDatabase.class);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path file;
    private final int busyMillis;

    public HostDatabase(Path file) {
        this(file, 5000);
    }

    public HostDatabase(Path file, int busyMillis) {
        this.file = file;
        this.busyMillis = busyMillis;
    }

    public Path file() {
        return file;
    }

    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /**
     * Runs short statements on a connection that cannot write ({@code query_only}). The database
     * may be damaged: what decides about files asks {@link #readCopy}.
     *
     * @throws Problem DATABASE_MISSING, DATABASE_CORRUPT or DATABASE_BUSY
     */
    public <T> T read(Function<DSLContext, T> work) {
        return looking(connection -> {
            Sqlite.execute(connection, "PRAGMA query_only = ON");
            return work.apply(Sqlite.dsl(connection));
        });
    }

    /**
     * Runs one transaction, {@code BEGIN IMMEDIATE}; runs {@link Migration026} first. Asks for the
     * same integrity as {@link #readCopy}.
     *
     * @param work may run twice, the first time for nothing
     * @throws Problem DATABASE_MISSING, DATABASE_CORRUPT, DATABASE_BUSY or DATABASE_READ_ONLY;
     *     nothing is then changed
     */
    public <T> T write(Function<DSLContext, T> work) {
        boolean migrating = look(copy -> readied(copy, work));
        // a generator that starts may be about to read its ledger: it waits until ours is written
        String begin = migrating ? "BEGIN EXCLUSIVE" : "BEGIN IMMEDIATE";
        long deadline = System.nanoTime() + Duration.ofMillis(busyMillis).toNanos();
        while (true) {
            boolean patient = System.nanoTime() < deadline;
            Optional<T> done = writing(c -> attempt(c, begin, patient, work));
            if (done.isPresent()) return done.get();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Removes what a killed program may have left of a copy that it made before it migrated. */
    public void removeUnfinishedBackups() {
        Backup.removeUnfinished(file);
    }

    /** Whether the migration is missing; then a backup was made. Never of a damaged database. */
    private <T> boolean readied(SQLiteConnection copy, Function<DSLContext, T> work)
            throws SQLException {
        if (!Migration026.missing(Sqlite.dsl(copy))) return false;
        rehearse(work);
        Backup.make(file, DatabaseCopy.image(copy));
        return true;
    }

    /** Empty, with nothing changed, if the generator may be in the middle of the same migration. */
    private static <T> Optional<T> attempt(
            Connection connection, String begin, boolean patient, Function<DSLContext, T> work)
            throws SQLException {
        return Sqlite.transaction(
                connection,
                begin,
                sql -> {
                    if (patient && Migration026.halfDone(sql)) return Optional.empty();
                    Migration026.run(sql);
                    return Optional.of(work.apply(sql));
                });
    }

    /** What fails, fails now: else every try would leave another copy of the whole database. */
    private <T> void rehearse(Function<DSLContext, T> work) {
        writing(connection -> {
            Sqlite.execute(connection, "BEGIN IMMEDIATE");
            try {
                Migration026.run(Sqlite.dsl(connection));
                return work.apply(Sqlite.dsl(connection));
            } finally {
                Sqlite.rollBack(connection);
            }
        });
    }

    /** Which tables and columns there are now. */
    public HostSchema schema() {
        return read(HostSchema::probe);
    }

    /** Whether {@link Migration026} has nothing to do before the next write. */
    public boolean migrated() {
        return read(sql -> !Migration026.missing(sql));
    }

    /**
     * Takes the write lock and lets it go again, changing nothing but what SQLite does for a killed
     * generator: its half-written transaction goes back, its finished ones go into the file.
     *
     * @throws Problem if a write would fail now
     */
    public void checkWritable() {
        writing(connection -> {
            Sqlite.execute(connection, "BEGIN IMMEDIATE");
            try {
                // a read-only file lets BEGIN pass; this needs the page and the journal,
                // and is rolled back
                Sqlite.execute(connection, "PRAGMA user_version = 1");
            } finally {
                Sqlite.rollBack(connection);
            }
            return true;
        });
    }

    /**
     * Reads from a copy in memory, made with SQLite's backup API, whose {@code integrity_check} is
     * {@code ok} ({@code quick_check} misses most silent losses): the generator may write
     * meanwhile, however long the reading takes.
     *
     * @throws Problem DATABASE_MISSING, DATABASE_CORRUPT or DATABASE_BUSY
     */
    public <T> T readCopy(Function<DSLContext, T> work) {
        return look(copy -> work.apply(Sqlite.dsl(copy)));
    }

    private <T> T look(DatabaseCopy.Look<T> look) {
        LOG.debug("Copying and checking {}", file);
        return looking(connection -> {
            Sqlite.execute(connection, "PRAGMA query_only = ON");
            return DatabaseCopy.take(
                    connection,
                    copy -> {
                        if (!DatabaseCopy.intact(copy))
                            throw Failure.ofDatabase(Cause.DATABASE_DAMAGED, file).problem();
                        return look.at(copy);
                    });
        });
    }

    private SQLiteConfig writingConfig() {
        return Sqlite.config(busyMillis, false);
    }

    /**
     * An ordinary handle rolls a killed generator's journal back, which a read-only one cannot. But
     * where its write-ahead log is left, an ordinary handle would fold that into the file on
     * closing; a read-only one just reads it.
     */
    private SQLiteConfig lookingConfig() {
        SQLiteConfig config = Sqlite.config(busyMillis, false);
        if (length("-wal") > 0 && length("-journal") == 0) config.setReadOnly(true);
        return config;
    }

    /**
     * Of the file, or of one beside it; where the file is a link, SQLite keeps those at its end.
     */
    private long length(String suffix) {
        try {
            Path real = file.toRealPath();
            return Files.size(real.resolveSibling(real.getFileName() + suffix));
        } catch (IOException _) {
            return 0;
        }
    }

    private interface Work<T> {
        T apply(Connection connection) throws SQLException;
    }

    private <T> T looking(Work<T> work) {
        return with(lookingConfig(), false, work);
    }

    private <T> T writing(Work<T> work) {
        return with(writingConfig(), true, work);
    }

    private <T> T with(SQLiteConfig config, boolean writing, Work<T> work) {
        requireFile();
        try (Connection connection = Sqlite.open(file, config)) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw Failure.ofDatabase(e, file, writing).problem();
        } catch (DataAccessException e) {
            throw Sqlite.problem(file, e, writing);
        }
    }

    private void requireFile() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile())
                throw Failure.ofDatabase(Cause.NOT_A_FILE, file).problem();
            // for SQLite an empty file is an empty database; no generator ever leaves one
            if (attributes.size() == 0)
                throw Failure.ofDatabase(Cause.DATABASE_EMPTY, file).problem();
        } catch (NoSuchFileException e) {
            throw Failure.ofDatabase(Cause.DATABASE_MISSING, file).problem().causedBy(e);
        } catch (IOException e) {
            throw Failure.ofDatabase(e, file).problem();
        }
    }
}
