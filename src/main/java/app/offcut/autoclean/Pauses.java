package app.offcut.autoclean;

import java.time.Duration;

/** How long a final that is refused is left alone: longer each time, never longer than 5 min. */
final class Pauses {
    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int[] FIRST_SECONDS = {2, 5, 10};

    private Pauses() {}

    /**
     * @param refusals how often it was refused before
     */
    static Duration after(int refusals) {
        if (refusals < FIRST_SECONDS.length) return Duration.ofSeconds(FIRST_SECONDS[refusals]);
        int doublings = Math.min(refusals - FIRST_SECONDS.length + 1, 5);
        Duration pause = Duration.ofSeconds(10L << doublings);
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
