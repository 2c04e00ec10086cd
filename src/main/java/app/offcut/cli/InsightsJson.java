package app.offcut.cli;

import app.offcut.cleanup.insights.DiskTrend;
import app.offcut.cleanup.insights.FreedMonth;
import app.offcut.cleanup.insights.Insights;
import app.offcut.cleanup.insights.VideoCost;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.survey.MeasuredDays.Day;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.Disk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@code insights}. Sizes are in bytes; a day and a month are those of the user's time
 * zone.
 *
 * @param generator word of the generator whose library it is; null while that is not certain
 * @param cost null while there is no finished video
 */
record InsightsJson(
        @Nullable String generator,
        List<DayJson> days,
        Trend trend,
        List<Month> freed,
        @Nullable Cost cost) {

    static InsightsJson of(@Nullable String generator, Insights insights) {
        return new InsightsJson(
                generator,
                insights.days().stream().map(DayJson::of).toList(),
                Trend.of(insights.trend()),
                insights.freed().stream().map(Month::of).toList(),
                Cost.of(insights.cost()));
    }

    /**
     * @param disk null if its size was unknown
     */
    record DayJson(String day, long bytes, Map<String, Amount> categories, @Nullable Disk disk) {
        static DayJson of(Day day) {
            Map<String, Amount> categories = new LinkedHashMap<>();
            for (Category category : Category.values())
                categories.put(category.word(), day.amounts().getOrDefault(category, Amount.NONE));
            return new DayJson(day.date().toString(), day.bytes(), categories, day.disk());
        }
    }

    /**
     * @param trend {@code unknown}, {@code steady} or {@code filling}
     * @param bytesPerDay null unless the disk is filling
     * @param fullInDays the same
     */
    record Trend(String trend, @Nullable Long bytesPerDay, @Nullable Integer fullInDays) {
        static Trend of(DiskTrend trend) {
            return switch (trend) {
                case DiskTrend.Unknown _ -> new Trend("unknown", null, null);
                case DiskTrend.Steady _ -> new Trend("steady", null, null);
                case DiskTrend.Filling(long bytesPerDay, int days) ->
                        new Trend("filling", bytesPerDay, days);
            };
        }
    }

    record Month(String month, long hand, long auto, long command) {
        static Month of(FreedMonth freed) {
            return new Month(
                    freed.month().toString(),
                    freed.bytes(StartedBy.HAND),
                    freed.bytes(StartedBy.AUTO),
                    freed.bytes(StartedBy.COMMAND));
        }
    }

    /** Both bytes are medians, for each minute of video. */
    record Cost(
            int videos, long intermediatesPerMinute, long finalsPerMinute, List<Video> dearest) {
        static @Nullable Cost of(@Nullable VideoCost cost) {
            return cost == null
                    ? null
                    : new Cost(
                            cost.videos(),
                            cost.intermediatesPerMinute(),
                            cost.finalsPerMinute(),
                            cost.dearest().stream().map(Video::of).toList());
        }
    }

    record Video(
            String project, String name, double seconds, long intermediateBytes, long finalBytes) {
        static Video of(VideoCost.Video one) {
            return new Video(
                    one.project(),
                    one.name(),
                    one.seconds(),
                    one.intermediateBytes(),
                    one.finalBytes());
        }
    }
}
