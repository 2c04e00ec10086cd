package app.offcut.ui.insights;

import app.offcut.cleanup.insights.DiskTrend.Filling;
import app.offcut.cleanup.insights.Insights;
import app.offcut.cleanup.survey.MeasuredDays.Day;
import app.offcut.library.Disk;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.XYChart;
import javafx.scene.chart.XYChart.Series;
import javafx.scene.layout.Region;

/** The free space of the disk, and the line that leads to its end where there is a trend. */
final class DiskPicture {
    /** So far ahead the line is drawn at least. */
    private static final long AHEAD = 14;

    private DiskPicture() {}

    /** A day of which the size of the disk is known. */
    private record Known(LocalDate date, Disk disk) {
        static List<Known> of(List<Day> days) {
            return days.stream()
                    .filter(day -> day.disk() != null)
                    .map(day -> new Known(day.date(), Objects.requireNonNull(day.disk())))
                    .toList();
        }
    }

    static Picture of(Insights insights) {
        List<Known> days = Known.of(insights.days());
        if (days.isEmpty())
            return Picture.none(
                    "",
                    Texts.of(
                            insights.days().isEmpty()
                                    ? "ui.insights.none"
                                    : "ui.insights.disk.unknown"));
        String free = free(days.getLast().disk);
        if (days.size() < 2) return Picture.none(free, Texts.of("ui.insights.disk.first"));
        String below =
                insights.trend() instanceof Filling(long perDay, int _)
                        ? Texts.of("ui.insights.disk.rate", free, Formats.bytes(perDay))
                        : free;
        return new Picture(
                insights.trend().words(), below, chart(days, insights), () -> cells(days));
    }

    private static String free(Disk disk) {
        return Texts.of(
                "ui.disk", Formats.bytes(disk.freeBytes()), Formats.bytes(disk.totalBytes()));
    }

    private static Region chart(List<Known> days, Insights insights) {
        Known first = days.getFirst();
        Known last = days.getLast();
        long ahead = ahead(days, insights);
        long most = days.stream().mapToLong(day -> day.disk.freeBytes()).max().orElseThrow();
        var chart =
                new AreaChart<>(Axes.days(first.date, last.date.plusDays(ahead)), Axes.bytes(most));
        chart.setCreateSymbols(false);
        Axes.explained(chart, day -> words(days, insights, day.doubleValue()));
        Series<Number, Number> free = new Series<>();
        for (Known day : days) free.getData().add(point(day.date, day.disk.freeBytes()));
        chart.getData().add(free);
        if (insights.trend() instanceof Filling(long perDay, int _)) {
            Series<Number, Number> projection = new Series<>();
            projection.getData().add(point(last.date, last.disk.freeBytes()));
            projection.getData().add(point(last.date.plusDays(ahead), left(last, perDay, ahead)));
            chart.getData().add(projection);
            projection.getNode().getStyleClass().add("projection");
        }
        free.getNode().getStyleClass().add("free");
        return chart;
    }

    private static XYChart.Data<Number, Number> point(LocalDate day, double bytes) {
        return new XYChart.Data<>(day.toEpochDay(), bytes);
    }

    private static double left(Known last, long perDay, long ahead) {
        return Math.max(0, last.disk.freeBytes() - (double) perDay * ahead);
    }

    /** How many days the line leads ahead: no more than what lies behind, or the past shrinks. */
    private static long ahead(List<Known> days, Insights insights) {
        if (!(insights.trend() instanceof Filling(long _, int left))) return 0;
        long behind = ChronoUnit.DAYS.between(days.getFirst().date, days.getLast().date);
        return Math.min(left, Math.max(AHEAD, behind));
    }

    private static String words(List<Known> days, Insights insights, double epochDay) {
        Known last = days.getLast();
        long ahead = Math.round(epochDay) - last.date.toEpochDay();
        if (ahead > 0 && insights.trend() instanceof Filling(long perDay, int _))
            return Texts.of(
                    "ui.insights.tip.expected",
                    Formats.day(last.date.plusDays(ahead)),
                    Formats.bytes(Math.round(left(last, perDay, ahead))));
        Day nearest = LibraryPicture.nearest(insights.days(), epochDay);
        Disk disk = nearest.disk();
        return disk == null
                ? Formats.day(nearest.date())
                : Texts.of("ui.insights.tip", Formats.day(nearest.date()), free(disk));
    }

    private static Cells cells(List<Known> days) {
        List<List<String>> rows = new ArrayList<>();
        for (Known day : days.reversed())
            rows.add(
                    List.of(
                            Formats.day(day.date),
                            Formats.bytes(day.disk.freeBytes()),
                            Formats.bytes(day.disk.totalBytes())));
        return new Cells(
                List.of(
                        Texts.of("ui.insights.day"),
                        Texts.of("ui.insights.free"),
                        Texts.of("ui.insights.size")),
                rows);
    }
}
