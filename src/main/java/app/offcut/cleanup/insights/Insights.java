package app.offcut.cleanup.insights;

import app.offcut.cleanup.survey.MeasuredDays.Day;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the past of a library tells.
 *
 * @param days the measured days of the last year, in order; today may be missing
 * @param freed the last twelve months in order, this one last
 * @param cost null if no final video is known, as before the first measurement
 */
public record Insights(
        LocalDate today,
        List<Day> days,
        DiskTrend trend,
        List<FreedMonth> freed,
        @Nullable VideoCost cost) {

    /** What all of these months have freed. */
    public long freedBytes() {
        return freed.stream().mapToLong(FreedMonth::total).sum();
    }
}
