package app.offcut.cleanup.insights;

import app.offcut.cleanup.survey.MeasuredDays.Day;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
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

    private static final int MONTH = 30;

    /** How much the library has grown or shrunk in about a month; empty on the first day. */
    public String growth() {
        if (days.size() < 2) return "";
        Day now = days.getLast();
        LocalDate month = now.date().minusDays(MONTH);
        Day then =
                days.stream()
                        .filter(day -> !day.date().isAfter(month))
                        .reduce((_, last) -> last)
                        .orElseGet(days::getFirst);
        long grown = now.bytes() - then.bytes();
        String day = Formats.day(then.date());
        if (grown == 0) return Texts.of("insights.same", day);
        String size = Formats.bytes(Math.abs(grown));
        return grown > 0
                ? Texts.of("insights.more", size, day)
                : Texts.of("insights.less", size, day);
    }

    /** What all of these months have freed. */
    public long freedBytes() {
        return freed.stream().mapToLong(FreedMonth::total).sum();
    }
}
