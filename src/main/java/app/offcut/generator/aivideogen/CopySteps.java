package app.offcut.generator.aivideogen;

import app.offcut.database.Sqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.sqlite.core.DB;

/**
 * Locking during a backup copy. No lock is held between the steps of the copy, and after some of
 * them it rests, so the generator waits for a few steps at most. But each write by the generator
 * makes SQLite start over. After that, a read lock is held, too briefly to be noticed: SQLite
 * writes what it had copied into the same memory again, which takes a fraction of the first time.
 * If that fails many times, because the database is large or the computer is busy, the lock is held
 * longer, still well below the 5 s that the generator waits. So the copy always completes, however
 * often the generator writes.
 */
final class CopySteps implements DB.ProgressObserver, AutoCloseable {
    /** A step that takes a few milliseconds. */
    static final int PAGES = 1000;

    private static final Duration UNNOTICED = Duration.ofMillis(80);
    private static final int TRIES = 10;
    private static final Duration LONGEST = Duration.ofSeconds(3);

    /** How long one step may follow another before the copy rests and lets a writer in. */
    private static final Duration STRETCH = Duration.ofMillis(20);

    private static final Duration REST = Duration.ofMillis(2);

    private final Connection source;
    private final LongSupplier nanos;
    private final Runnable rest;
    private int left = Integer.MAX_VALUE;
    private int starts;
    private boolean held;
    private long since;

    CopySteps(Connection source) {
        this(source, System::nanoTime, () -> LockSupport.parkNanos(REST.toNanos()));
    }

    /**
     * @param nanos the clock
     * @param rest called without a lock, for the generator to write
     */
    CopySteps(Connection source, LongSupplier nanos, Runnable rest) {
        this.source = source;
        this.nanos = nanos;
        this.rest = rest;
        since = nanos.getAsLong();
    }

    @Override
    public void progress(int remaining, int pages) {
        long locked = nanos.getAsLong() - since;
        if (locked > (held ? longest() : STRETCH).toNanos()) {
            close();
            rest.run();
            since = nanos.getAsLong();
        }
        if (remaining > left) {
            starts++;
            hold();
        }
        left = remaining;
    }

    private Duration longest() {
        Duration longest = UNNOTICED.multipliedBy(Math.max(1, starts - TRIES));
        return longest.compareTo(LONGEST) < 0 ? longest : LONGEST;
    }

    private void hold() {
        if (held) return;
        since = nanos.getAsLong();
        try {
            Sqlite.execute(source, "BEGIN");
            held = true;
            // the first read takes the lock
            Sqlite.execute(source, "SELECT 1 FROM sqlite_master");
        } catch (SQLException _) {
            // the generator is writing: the next step waits for it
            close();
        }
    }

    @Override
    public void close() {
        if (held) Sqlite.rollBack(source);
        held = false;
    }
}
