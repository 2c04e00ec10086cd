package app.offcut.autoclean;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When to look: when the bell rings, when a new final is due, and every 5 min in any case (20 s
 * where the system tells no changes). Used by one thread.
 */
final class Rhythm {
    private static final Duration FULL = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(20);

    /** How soon it is noticed that the computer was asleep, or its clock was changed. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private static final Duration JUMP = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Bell bell;
    private boolean rung;
    private boolean full = true;
    private Instant nextFull;

    Rhythm(InstantSource clock, Bell bell) {
        this.clock = clock;
        this.bell = bell;
        nextFull = clock.instant();
    }

    /** Whether it is time to look at everything anew. */
    boolean full() {
        return full;
    }

    boolean due(Instant nextDue) {
        return full || rung || !clock.instant().isBefore(nextDue);
    }

    /** Rests until there may be something to do. Returns whether the clock jumped meanwhile. */
    boolean rest(Instant nextDue, boolean polling) throws InterruptedException {
        Instant before = clock.instant();
        if (full) nextFull = before.plus(polling ? POLL : FULL);
        Instant until = nextDue.isBefore(nextFull) ? nextDue : nextFull;
        if (until.isAfter(before.plus(LONGEST_REST))) until = before.plus(LONGEST_REST);
        Duration rest = Duration.between(before, until);
        rung = bell.await(rest.isNegative() ? Duration.ZERO : rest);
        Instant after = clock.instant();
        boolean jumped = after.isBefore(before) || after.isAfter(until.plus(JUMP));
        full = jumped || !after.isBefore(nextFull);
        return jumped;
    }
}
