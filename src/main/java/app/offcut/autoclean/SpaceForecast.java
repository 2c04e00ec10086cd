package app.offcut.autoclean;

import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.settings.SpaceGoals;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What rules about space would clean. Nothing is changed for it.
 *
 * @param freeBytes of the disk now, with what held files free soon; empty if unknown
 * @param libraryBytes size of the library now
 * @param today what would go now, in that order
 * @param missingBytes how much would still be short afterwards; 0 if the goals are reached
 * @param past what would have gone in the last {@link #DAYS} days, in that order
 * @param recordedDays how many of those days are recorded
 */
public record SpaceForecast(
        SpaceGoals goals,
        Optional<Long> freeBytes,
        long libraryBytes,
        List<Going> today,
        long missingBytes,
        List<Past> past,
        int recordedDays) {
    /** How far back it looks. */
    public static final int DAYS = 30;

    /** A project that goes. */
    public record Going(SpaceCandidate project, SpaceRule rule) {}

    /** A project that would have gone on an earlier day. */
    public record Past(LocalDate day, Going going) {}

    /** What goes now frees so much on the disk. */
    public long freedBytes() {
        return today.stream().mapToLong(going -> going.project().allocatedBytes()).sum();
    }
}
