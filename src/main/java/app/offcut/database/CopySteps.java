package app.offcut.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.core.DB;

/**
 * What happens between the steps of a copy. No lock is held there, so the generator waits for one
 * step at most; but each write of its makes SQLite start over, and then the read is held for as
 * long as nobody notices. A database that is so large, or a computer so busy, that this is not
 * enough many times gets longer, far below the 5 s that the generator waits: so the copy is made at
 * last, however often is written.
 */
final class CopySteps implements DB.ProgressObserver, AutoCloseable {
    /** Copied within a few milliseconds. */
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
            // the lock comes with the first read
            Sqlite.execute(source, "SELECT 1 FROM sqlite_master");
        } catch (SQLException _) {
            // the generator is writing right now: the next step waits for it
            close();
        }
    }

    @Override
    public void close() {
        if (held) Sqlite.rollBack(source);
        held = false;
    }
}
