package app.offcut.generator.aivideogen;

import app.offcut.database.Sqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.core.DB;

/**
 * Locking during a backup copy. No lock is held between the steps of the copy, so the generator
 * waits for one step at most. But each write by the generator makes SQLite start over. After that,
 * a read lock is held, too briefly to be noticed. If that fails many times, because the database is
 * large or the computer is busy, the lock is held longer, still well below the 5 s that the
 * generator waits. So the copy always completes, however often the generator writes.
 */
final class CopySteps implements DB.ProgressObserver, AutoCloseable {
    /** A step that takes a few milliseconds. */
    static final int PAGES = 1000;

    private static final Duration UNNOTICED = Duration.ofMillis(220);
    private static final int TRIES = 10;
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Connection source;
    private int left = Integer.MAX_VALUE;
    private int starts;
    private boolean held;
    private long since;

    CopySteps(Connection source) {
        this.source = source;
    }

    @Override
    public void progress(int remaining, int pages) {
        if (held && System.nanoTime() - since > longest().toNanos()) close();
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
        since = System.nanoTime();
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
