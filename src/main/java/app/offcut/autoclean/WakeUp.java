package app.offcut.autoclean;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What wakes auto-clean before its time is up: a hint, a finished run, the end. */
public class WakeUp {
    private final Semaphore rings = new Semaphore(0);
    private final int speed;

    public WakeUp() {
        this(1);
    }

    /**
     * @param speed how many times faster than told it waits, for tests whose clock runs as fast
     */
    WakeUp(int speed) {
        this.speed = speed;
    }

    /** What a watch shows that nobody sets, and that stops while the computer sleeps. */
    long nanos() {
        return System.nanoTime();
    }

    void ring() {
        rings.release();
    }

    /** Waits until somebody rings, at most this long. Returns whether somebody did. */
    boolean await(Duration atMost) throws InterruptedException {
        boolean rung = rings.tryAcquire(atMost.toNanos() / speed, TimeUnit.NANOSECONDS);
        rings.drainPermits();
        return rung;
    }
}
