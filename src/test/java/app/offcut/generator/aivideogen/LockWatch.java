package app.offcut.generator.aivideogen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * How long another process keeps this one from writing to a SQLite database, as the system's list
 * of locks tells, looked at about a thousand times a second. Two locks with less than a look
 * between them count as one, so the figure is never too small. Only where there is {@code
 * /proc/locks}.
 */
final class LockWatch implements Runnable {
    private static final Path LOCKS = Path.of("/proc/locks");
    private static final long BETWEEN_LOOKS = 500_000;
    // in write-ahead mode a writer holds this byte of the file "-shm"; readers disturb nobody
    private static final long WRITER_BYTE = 120;

    private final String process;
    private final Path database;
    private final boolean writeAhead;
    private volatile boolean ended;
    private volatile long longestNanos = -1;

    LockWatch(long process, Path database, boolean writeAhead) {
        this.process = Long.toString(process);
        this.database = database;
        this.writeAhead = writeAhead;
    }

    /** Milliseconds; negative if the system does not tell. */
    double longestMillis() {
        return longestNanos / 1e6;
    }

    void end() {
        ended = true;
    }

    @Override
    public void run() {
        try {
            Path locked = writeAhead ? Path.of(database + "-shm") : database;
            String inode = ":" + Files.getAttribute(locked, "unix:ino");
            long free = System.nanoTime();
            while (!ended) {
                boolean held = held(inode);
                long now = System.nanoTime();
                longestNanos = Math.max(longestNanos, held ? now - free : 0);
                if (!held) free = now;
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
        } catch (IOException | UnsupportedOperationException _) {
            longestNanos = -1;
        }
    }

    private boolean held(String inode) throws IOException {
        for (String line : Files.readAllLines(LOCKS)) {
            String[] word = line.split(" +");
            if (word.length == 8
                    && word[4].equals(process)
                    && word[5].endsWith(inode)
                    && (!writeAhead || writer(word))) return true;
        }
        return false;
    }

    private static boolean writer(String[] word) {
        return word[3].equals("WRITE")
                && !word[7].equals("EOF")
                && Long.parseLong(word[6]) <= WRITER_BYTE
                && WRITER_BYTE <= Long.parseLong(word[7]);
    }
}
