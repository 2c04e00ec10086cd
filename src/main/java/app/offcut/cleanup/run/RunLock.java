package app.offcut.cleanup.run;

import app.offcut.cleanup.journal.LibraryLock;
import app.offcut.library.Library;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Serialises the runs of a library: within this process with a fair lock, between processes with
 * the library's lock.
 */
final class RunLock {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Library library;
    private final ReentrantLock lane = new ReentrantLock(true);

    RunLock(Library library) {
        this.library = library;
    }

    /** Runs the work once the earlier callers of this process are done. */
    <T> T next(Supplier<T> work) {
        lane.lock();
        try {
            return work.get();
        } finally {
            lane.unlock();
        }
    }

    /**
     * Runs the work with the library's lock, which excludes other processes. Call within {@link
     * #next}.
     *
     * @throws app.offcut.text.Problem LOCKED or UNAVAILABLE
     */
    <T> T locked(Supplier<T> work) {
        try (LibraryLock _ = LibraryLock.take(library, PATIENCE)) {
            return work.get();
        }
    }

    /** See {@link Cleanup#awaitEnd}. */
    boolean awaitEnd(Duration patience) {
        try {
            if (!lane.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) return false;
            lane.unlock();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
