package app.offcut.cleanup.run;

import app.offcut.cleanup.journal.LibraryLock;
import app.offcut.library.Library;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one run of a library work at a time: in this process by turns, and among processes by the
 * library's lock.
 */
final class RunLock {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Library library;
    private final ReentrantLock lane = new ReentrantLock(true);

    RunLock(Library library) {
        this.library = library;
    }

    /** Waits for those of this process that came before. */
    <T> T next(Supplier<T> work) {
        lane.lock();
        try {
            return work.get();
        } finally {
            lane.unlock();
        }
    }

    /**
     * While it is this one's turn: keeps other processes away too.
     *
     * @throws app.offcut.text.Problem LOCKED or UNAVAILABLE
     */
    <T> T locked(Supplier<T> work) {
        try (LibraryLock _ = LibraryLock.take(library, PATIENCE)) {
            return work.get();
        }
    }

    /** As {@link Cleanup#awaitEnd} says. */
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
