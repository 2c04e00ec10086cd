package app.offcut.autoclean;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Sees to it that looking takes a small share of the time only, however often something is hinted:
 * after each look a multiple of the time that it took goes by before the next. Used by one thread.
 */
final class LookThrottle {
    private static final int REST = 20;
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final InstantSource clock;
    private Instant free = Instant.MIN;

    LookThrottle(InstantSource clock) {
        this.clock = clock;
    }

    boolean free() {
        return !clock.instant().isBefore(free);
    }

    /** When the next look may be taken. */
    Instant next() {
        return free;
    }

    /** The clock jumped: when the last look was says nothing any more. */
    void forget() {
        free = Instant.MIN;
    }

    void look(Runnable look) {
        Instant began = clock.instant();
        look.run();
        Instant ended = clock.instant();
        Duration took = Duration.between(began, ended);
        // a clock that jumped meanwhile says nothing
        if (took.isNegative() || took.compareTo(LONGEST) > 0) took = LONGEST;
        free = ended.plus(took.multipliedBy(REST));
    }
}
