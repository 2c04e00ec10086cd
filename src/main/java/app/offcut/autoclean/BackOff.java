package app.offcut.autoclean;

import app.offcut.cleanup.plan.Rule;
import java.time.Duration;

/**
 * Exponential back-off for refused finals: retries slow down to one every 5 minutes. If only a
 * changed final or changed rows can change the outcome, they slow down to one an hour, because both
 * changes trigger a retry anyway and a library may contain many such finals.
 */
final class BackOff {
    static final Duration MAX_DELAY = Duration.ofMinutes(5);
    static final Duration MAX_DELAY_IF_UNCHANGED = Duration.ofHours(1);
    private static final int[] FIRST_SECONDS = {2, 5, 10};
    private static final int MAX_DOUBLINGS = 10;

    private BackOff() {}

    /**
     * The delay until the next try.
     *
     * @param refusals number of earlier refusals
     */
    static Duration after(int refusals, Duration longest) {
        if (refusals < FIRST_SECONDS.length) return Duration.ofSeconds(FIRST_SECONDS[refusals]);
        int doublings = Math.min(refusals - FIRST_SECONDS.length + 1, MAX_DOUBLINGS);
        Duration delay = Duration.ofSeconds(10L << doublings);
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    static Duration longest(Rule rule) {
        return switch (rule) {
            case GENERATOR_UNKNOWN,
                    NO_FINAL,
                    FINALS_MISSING,
                    FINAL_UNCHECKED,
                    TWO_FINALS,
                    FINAL_ELSEWHERE,
                    FINAL_INCOMPLETE,
                    FINAL_ODD,
                    FINAL_TOO_SHORT,
                    FINAL_SIZE_DIFFERS,
                    DURATION_UNKNOWN,
                    DEAD_JOB,
                    JOB_NOT_COMPLETE,
                    NEWER_WORK,
                    UNSAFE_ID,
                    AMBIGUOUS_ID ->
                    MAX_DELAY_IF_UNCHANGED;
            case JOB_ACTIVE,
                    WORK_SIGNS,
                    NOT_QUIET,
                    OPEN_WRITER,
                    ZONE_UNAVAILABLE,
                    FINAL_UNREADABLE,
                    PINNED,
                    FINAL_CHANGED,
                    REFERENCES_CHANGED,
                    PROJECT_GONE,
                    RECORDS_UNSURE,
                    UNFINISHED_PROJECT,
                    BY_HAND_ONLY ->
                    MAX_DELAY;
        };
    }
}
