package app.offcut.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.core.DB;

/**
 * What happens between the steps of a copy. No lock is held there, so the generator waits for one
 * step at most; but each write of its makes SQLite start over. After every such start the read is
 * held a little longer, always far below the 5 s that the generator waits: so even a large database
 * that is written to all the time is copied at last.
 */
final class CopySteps implements DB.ProgressObserver, AutoCloseable {
    /** Copied within a few milliseconds. */
    static final int PAGES = 1000;

    private static final Duration LONGER = Duration.ofMillis(200);
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
        Duration longest = LONGER.multipliedBy(starts);
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
