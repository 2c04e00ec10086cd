package app.offcut.database;

import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.sqlite.SQLiteConfig;

/**
 * The generator's SQLite file. Each call opens a connection and closes it again, so that no lock of
 * ours ever disturbs the generator, which fails after 5 s of our holding a read. The file is never
 * opened but by SQLite: closing any other handle would drop SQLite's locks on it. Safe on any
 * thread; blocks, so never on the FX thread.
 */
public final class HostDatabase {
    private final Path file;
    private final int busyMillis;

    public HostDatabase(Path file) {
        this(file, 5000);
    }

    HostDatabase(Path file, int busyMillis) {
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
     * Runs short statements on a connection that cannot write ({@code query_only}).
     *
     * @throws Problem DATABASE_MISSING, DATABASE_CORRUPT or DATABASE_BUSY
     */
    public <T> T read(Function<DSLContext, T> work) {
        return with(
                lookingConfig(),
                connection -> {
                    Sqlite.execute(connection, "PRAGMA query_only = ON");
                    return work.apply(Sqlite.dsl(connection));
                });
    }

    /**
     * Runs one transaction, {@code BEGIN IMMEDIATE}; runs {@link Migration026} first.
     *
     * @param work may run twice, the first time for nothing
     * @throws Problem DATABASE_MISSING, DATABASE_CORRUPT, DATABASE_BUSY or DATABASE_READ_ONLY;
     *     nothing is then changed
     */
    public <T> T write(Function<DSLContext, T> work) {
        if (read(Migration026::missing)) {
            rehearse(work);
            Backup.make(file, image());
        }
        return with(
                writingConfig(),
                connection ->
                        Sqlite.transaction(
                                connection,
                                sql -> {
                                    Migration026.run(sql);
                                    return work.apply(sql);
                                }));
    }

    /** What fails, fails now: else every try would leave another copy of the whole database. */
    private <T> void rehearse(Function<DSLContext, T> work) {
        with(
                writingConfig(),
                connection -> {
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

    /**
     * Takes the write lock and lets it go again, changing nothing but what SQLite does for a killed
     * generator: its half-written transaction goes back, its finished ones go into the file.
     *
     * @throws Problem if a write would fail now
     */
    public void checkWritable() {
        with(
                writingConfig(),
                connection -> {
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
     * {@code integrity_check} on a snapshot made with SQLite's backup API ({@code quick_check}
     * misses most silent losses).
     *
     * @throws Problem DATABASE_MISSING or DATABASE_BUSY
     */
    public boolean intact() {
        try {
            return with(lookingConfig(), c -> Snapshot.take(c, Snapshot::intact));
        } catch (Problem problem) {
            if (problem.code() == Code.DATABASE_CORRUPT) return false;
            throw problem;
        }
    }

    /** The whole database as one consistent file image, made with SQLite's backup API. */
    byte[] image() {
        return with(lookingConfig(), c -> Snapshot.take(c, Snapshot::image));
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

    private <T> T with(SQLiteConfig config, Work<T> work) {
        if (!exists()) throw Problem.of(Code.DATABASE_MISSING, file);
        // for SQLite an empty file is an empty database; no generator ever leaves one
        if (length("") == 0) throw Problem.of(Code.DATABASE_CORRUPT, file);
        try (Connection connection = Sqlite.open(file, config)) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw Sqlite.problem(file, e);
        } catch (DataAccessException e) {
            throw Sqlite.problem(file, e);
        }
    }
}
