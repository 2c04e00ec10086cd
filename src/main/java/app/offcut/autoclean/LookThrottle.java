package app.offcut.autoclean;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Throttles looks: after each one, waits a multiple of the time it took, however many hints arrive.
 * Not thread-safe.
 */
final class LookThrottle {
    private static final int REST_FACTOR = 20;
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final InstantSource clock;
    private Instant nextAllowed = Instant.MIN;

    LookThrottle(InstantSource clock) {
        this.clock = clock;
    }

    boolean mayLook() {
        return !clock.instant().isBefore(nextAllowed);
    }

    /** The earliest time of the next look. */
    Instant next() {
        return nextAllowed;
    }

    /** Allows the next look at once, for use after a clock jump. */
    void forget() {
        nextAllowed = Instant.MIN;
    }

    void look(Runnable look) {
        Instant began = clock.instant();
        look.run();
        Instant ended = clock.instant();
        Duration took = Duration.between(began, ended);
        // the clock jumped during the look
        if (took.isNegative() || took.compareTo(LONGEST) > 0) took = LONGEST;
        nextAllowed = ended.plus(took.multipliedBy(REST_FACTOR));
    }
}
