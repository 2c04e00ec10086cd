package app.offcut.autoclean;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Schedule of full looks: at the start, every 5 min (20 s without file system events), and after a
 * clock jump. Not thread-safe.
 */
final class Schedule {
    private static final Duration FULL = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(20);

    /** Maximum rest, so that suspend and clock changes are noticed soon. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /** Larger than a clock correction that may go unnoticed within a rest. */
    private static final Duration JUMP = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final WakeUp wakeUp;
    private boolean full = true;
    private Instant nextFull;
    private Instant watchStarted;

    Schedule(InstantSource clock, WakeUp wakeUp) {
        this.clock = clock;
        this.wakeUp = wakeUp;
        nextFull = clock.instant();
        watchStarted = watchStarted();
    }

    /**
     * Wall-clock time of the monotonic clock's origin: constant unless the clock was set or the
     * computer slept.
     */
    private Instant watchStarted() {
        return clock.instant().minusNanos(wakeUp.nanos());
    }

    /** Whether a full look is due. */
    boolean full() {
        return full;
    }

    /** Rests until there may be something to do. Returns whether the clock jumped meanwhile. */
    boolean rest(Instant nextDue, boolean polling) throws InterruptedException {
        Instant before = clock.instant();
        if (full) nextFull = before.plus(FULL);
        if (polling && nextFull.isAfter(before.plus(POLL))) nextFull = before.plus(POLL);
        Instant until = nextDue.isBefore(nextFull) ? nextDue : nextFull;
        if (until.isAfter(before.plus(LONGEST_REST))) until = before.plus(LONGEST_REST);
        Duration rest = Duration.between(before, until);
        wakeUp.await(rest.isNegative() ? Duration.ZERO : rest);
        Instant started = watchStarted();
        boolean jumped = Duration.between(watchStarted, started).abs().compareTo(JUMP) > 0;
        watchStarted = started;
        full = jumped || !clock.instant().isBefore(nextFull);
        return jumped;
    }
}
