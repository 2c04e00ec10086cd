package app.offcut.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Formats sizes, counts and times for people, by locale. Thread-safe. */
public final class Formats {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    /** Within this time, a clock time alone is unambiguous. */
    private static final Duration CLEAR = Duration.ofHours(20);

    private Formats() {}

    /** Decimal units as on the desktop, with three significant figures: {@code 1.15 GB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(Locale.getDefault());
        int decimals = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        format.setMaximumFractionDigits(decimals);
        return format.format(value) + " " + UNITS[unit];
    }

    /** A length, and what it takes on the disk where that is another size: with holes, say. */
    public static String onDisk(long bytes, long allocated) {
        return differs(bytes, allocated)
                ? Texts.of("format.on-disk", bytes(bytes), bytes(allocated))
                : bytes(bytes);
    }

    /** The length of files that go, and what that frees where it is another size. */
    public static String freeing(long bytes, long freed) {
        return differs(bytes, freed)
                ? Texts.of("format.freeing", bytes(bytes), bytes(freed))
                : bytes(bytes);
    }

    /** Whether two sizes differ by more than a tenth and a megabyte, so that a person cares. */
    public static boolean differs(long bytes, long other) {
        return Math.abs(bytes - other) > Math.max(1_000_000, Math.max(bytes, other) / 10);
    }

    /** The exact number of bytes with grouping, for a tooltip. */
    public static String exactBytes(long bytes) {
        return Texts.of("format.exact-bytes", bytes);
    }

    /** Duration of a video in minutes and seconds, {@code 3:44}; with hours if needed. */
    public static String length(double seconds) {
        long whole = Math.round(seconds);
        long hours = whole / 3600;
        String minutes = hours > 0 ? "%02d".formatted(whole / 60 % 60) : "" + whole / 60 % 60;
        return (hours > 0 ? hours + ":" : "") + minutes + ":" + "%02d".formatted(whole % 60);
    }

    /** Elapsed time in the largest unit that fits: "3 minutes ago"; "just now" below a minute. */
    public static String ago(Duration age) {
        if (age.toMinutes() < 1) return Texts.of("format.just-now");
        if (age.toHours() < 1) return Texts.of("format.minutes-ago", age.toMinutes());
        if (age.toDays() < 1) return Texts.of("format.hours-ago", age.toHours());
        return Texts.of("format.days-ago", age.toDays());
    }

    /** Remaining time in the largest unit that fits: "in 10 minutes"; never "in 0 minutes". */
    public static String ahead(Duration rest) {
        long minutes = Math.max(1, Math.ceilDiv(rest.toSeconds(), 60));
        if (minutes < 60) return Texts.of("format.in-minutes", minutes);
        long hours = Math.round(minutes / 60.0);
        if (hours < 24) return Texts.of("format.in-hours", hours);
        return Texts.of("format.in-days", Math.round(hours / 24.0));
    }

    /** Remaining duration: "4 s", "3 min". */
    public static String rest(Duration rest) {
        long seconds = Math.max(1, rest.toSeconds());
        return seconds < 90
                ? Texts.of("format.seconds", seconds)
                : Texts.of("format.minutes", Math.ceilDiv(seconds, 60));
    }

    /** Clock time, with the date unless it is unambiguous: {@code 14:32}. */
    public static String moment(Instant then, Instant now) {
        return clear(then, now) ? time(then) : Texts.of("format.moment", day(then), time(then));
    }

    /** A moment where there is little room: its time, or its day unless that is clear from now. */
    public static String timeOrDay(Instant then, Instant now) {
        return clear(then, now) ? time(then) : day(then);
    }

    private static boolean clear(Instant then, Instant now) {
        return Duration.between(now, then).compareTo(CLEAR) < 0;
    }

    private static String time(Instant then) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .format(then.atZone(ZoneId.systemDefault()));
    }

    private static String day(Instant then) {
        return day(then.atZone(ZoneId.systemDefault()).toLocalDate());
    }

    /** A day of about this year: {@code Nov 22}. */
    public static String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("MMMd").format(day);
    }

    /** {@code Nov 2026}. */
    public static String month(YearMonth month) {
        return DateTimeFormatter.ofLocalizedPattern("yMMM").format(month);
    }
}
