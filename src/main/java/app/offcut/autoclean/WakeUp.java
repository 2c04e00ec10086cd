package app.offcut.autoclean;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Signal that wakes auto-clean early: for a hint, a finished run or the end. */
public class WakeUp {
    private final Semaphore rings = new Semaphore(0);
    private final int speed;

    public WakeUp() {
        this(1);
    }

    /**
     * @param speed factor by which waits are shortened, for tests with a fast clock
     */
    WakeUp(int speed) {
        this.speed = speed;
    }

    /** Monotonic time in nanoseconds; stops during suspend. */
    long nanos() {
        return System.nanoTime();
    }

    void ring() {
        rings.release();
    }

    /** Waits for the signal, at most this long. Returns whether it came. */
    boolean await(Duration atMost) throws InterruptedException {
        boolean rung = rings.tryAcquire(atMost.toNanos() / speed, TimeUnit.NANOSECONDS);
        rings.drainPermits();
        return rung;
    }
}
