package app.offcut.library;

import java.time.Duration;
import java.time.Instant;

/**
 * File times on a disk that stores local time (FAT): after a change to or from daylight saving
 * time, or of the time zone, all of them shift by hours or quarter hours.
 */
public final class LocalTimes {
    private static final Duration ZONE = Duration.ofMinutes(15);
    private static final Duration FURTHEST = Duration.ofHours(26);

    private LocalTimes() {}

    /** Whether an unmodified file's time may have shifted from the one to the other. */
    public static boolean mayBe(Instant before, Instant now) {
        Duration shift = Duration.between(before, now).abs();
        return shift.compareTo(FURTHEST) <= 0
                && shift.minus(ZONE.multipliedBy(shift.dividedBy(ZONE))).isZero();
    }
}
