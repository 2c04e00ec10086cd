package app.offcut.cleanup.insights;

import app.offcut.cleanup.insights.VideoCost.Video;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.survey.MeasuredDays.Day;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.Disk;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The past of a made-up library. */
public final class SampleInsights {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final long GB = 1_000_000_000;
    private static final long DISK = 512 * GB;

    private SampleInsights() {}

    /** On the first day, before anything was cleaned. */
    public static Insights atFirst() {
        return new Insights(
                TODAY, List.of(day(0, 4, 41 * GB)), new DiskTrend.Unknown(), months(0), null);
    }

    /** After four months, with a disk that is full in 23 days. */
    public static Insights afterMonths() {
        List<Day> days = new ArrayList<>();
        for (int before = 119; before >= 0; before -= before > 90 ? 7 : 1) {
            // every two weeks or so, a cleanup
            double grown = (119 - before) * 0.0208 + (119 - before) % 17 * 0.12;
            days.add(day(before, 2 + grown, (long) ((43.48 + before * 1.8 - grown) * GB)));
        }
        var trend = new DiskTrend.Filling(1_800_000_000L, 23);
        List<Video> dearest = new ArrayList<>();
        String[] names = {
            "Carrier operations, explained",
            "Salt roads of the Sahel",
            "How container ports work",
            "A short history of tea",
            "Ice cores and the last 800,000 years",
            "How glass is made",
            "Mangroves",
            "Salt",
            "The bridges of the upper valley and everything that has been carried over them",
            "The quiet engine"
        };
        long[] megabytes = {1130, 704, 702, 655, 498, 412, 400, 359, 189, 118};
        for (int i = 0; i < names.length; i++)
            dearest.add(
                    new Video(
                            "p" + i,
                            names[i],
                            224 - i * 12,
                            megabytes[i] * 1_000_000,
                            118_000_000L - i * 7_000_000));
        return new Insights(
                TODAY,
                days,
                trend,
                months(18_235_294_000L),
                new VideoCost(38, 186_000_000, 31_600_000, dearest));
    }

    private static Day day(int before, double gigabytes, long free) {
        Map<Category, Amount> amounts = new EnumMap<>(Category.class);
        for (Category category : Category.values()) amounts.put(category, Amount.NONE);
        long bytes = (long) (gigabytes * GB);
        amounts.put(Category.PROVIDER, new Amount(40, bytes * 50 / 100));
        amounts.put(Category.SEGMENTS, new Amount(90, bytes * 45 / 100));
        amounts.put(Category.AUDIO, new Amount(70, bytes * 3 / 100));
        amounts.put(Category.ASSEMBLY, new Amount(9, bytes * 2 / 100));
        amounts.put(Category.FINAL, new Amount(12, (long) ((0.6 + (119 - before) * 0.0041) * GB)));
        return new Day(TODAY.minusDays(before), amounts, new Disk(free, DISK));
    }

    private static List<FreedMonth> months(long most) {
        List<FreedMonth> months = new ArrayList<>();
        for (int before = 11; before >= 0; before--) {
            long all = before > 4 ? 0 : most * (5 - before) / 5;
            months.add(
                    new FreedMonth(
                            YearMonth.from(TODAY).minusMonths(before),
                            new EnumMap<>(
                                    Map.of(
                                            StartedBy.HAND,
                                            all / 2,
                                            StartedBy.AUTO,
                                            all,
                                            StartedBy.COMMAND,
                                            all / 5))));
        }
        return months;
    }

    /**
     * The free space of a disk, in GB for each day up to today; null for a day that was not
     * measured.
     */
    static List<Day> free(@Nullable Double... gigabytes) {
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < gigabytes.length; i++)
            if (gigabytes[i] != null)
                days.add(day(gigabytes.length - 1 - i, 1, (long) (gigabytes[i] * GB)));
        return days;
    }
}
