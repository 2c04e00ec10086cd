package app.offcut.cleanup.insights;

import app.offcut.cleanup.survey.MeasuredDays.Day;
import app.offcut.library.Disk;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The free space of a disk over some days, in order. It is filling if it falls by the Mann-Kendall
 * test (5 %) over the last 30 days, and still does in the last week. The slower of both rates
 * counts, each the median of all slopes (Theil-Sen): a single large download is no trend.
 */
record TrendEstimate(List<Point> points) {
    private static final int LONG = 30;
    private static final int SHORT = 7;
    private static final int LEAST = 5;
    private static final int YEAR = 365;

    /** One-sided, 5 % of the normal distribution. */
    private static final double SIGNIFICANT = 1.645;

    /**
     * @param free in bytes
     */
    private record Point(long day, double free) {}

    /** The trend of these days, which are in order. */
    static DiskTrend of(List<Day> days, LocalDate today) {
        List<Point> points = points(days, today);
        if (points.size() < LEAST || points.getLast().day - points.getFirst().day < SHORT)
            return new DiskTrend.Unknown();
        TrendEstimate month = new TrendEstimate(points);
        double perDay = -Math.max(month.slope(), month.newest().slope());
        double left = points.getLast().free / perDay;
        if (perDay <= 0 || left > YEAR || !month.falls()) return new DiskTrend.Steady();
        return new DiskTrend.Filling(Math.round(perDay), (int) Math.ceil(left));
    }

    /** Those of the disk that the library is on now: another one has another size. */
    private static List<Point> points(List<Day> days, LocalDate today) {
        LocalDate from = today.minusDays(LONG);
        List<Point> points = new ArrayList<>();
        long size = 0;
        for (Day day : days) {
            Disk disk = day.disk();
            if (disk == null || day.date().isBefore(from)) continue;
            if (Math.abs(disk.totalBytes() - size) > size / 10) points.clear();
            size = disk.totalBytes();
            points.add(new Point(ChronoUnit.DAYS.between(from, day.date()), disk.freeBytes()));
        }
        return points;
    }

    /** The last week, or as many days as a slope needs. */
    private TrendEstimate newest() {
        int enough = points.size() - LEAST;
        long week = points.getLast().day - SHORT;
        int from = 0;
        while (from < enough && points.get(from).day < week) from++;
        return new TrendEstimate(points.subList(from, points.size()));
    }

    /** The median of the slopes between any two points, in bytes a day. */
    private double slope() {
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < points.size(); i++)
            for (int j = i + 1; j < points.size(); j++) {
                Point one = points.get(i);
                Point other = points.get(j);
                slopes.add((other.free - one.free) / (other.day - one.day));
            }
        return Median.of(slopes);
    }

    private boolean falls() {
        int balance = 0;
        for (int i = 0; i < points.size(); i++)
            for (int j = i + 1; j < points.size(); j++)
                balance += Double.compare(points.get(j).free, points.get(i).free);
        double n = points.size();
        double deviation = Math.sqrt(n * (n - 1) * (2 * n + 5) / 18);
        return -(balance + 1) / deviation >= SIGNIFICANT;
    }
}
