package app.offcut.library;

import java.time.Duration;
import java.time.Instant;

/**
 * Times of files on a disk that keeps local time (FAT): after summer time has begun or ended, or a
 * journey, all of them are told some hours, or quarters of one, earlier or later.
 */
public final class LocalTimes {
    private static final Duration ZONE = Duration.ofMinutes(15);
    private static final Duration FURTHEST = Duration.ofHours(26);

    private LocalTimes() {}

    /** Whether a file that had the one time, and is unchanged, may be told to have the other. */
    public static boolean mayBe(Instant before, Instant now) {
        Duration shift = Duration.between(before, now).abs();
        return shift.compareTo(FURTHEST) <= 0
                && shift.minus(ZONE.multipliedBy(shift.dividedBy(ZONE))).isZero();
    }
}
