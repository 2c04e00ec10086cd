package app.offcut.cli;

import app.offcut.cleanup.insights.DiskTrend;
import app.offcut.cleanup.insights.FreedMonth;
import app.offcut.cleanup.insights.Insights;
import app.offcut.cleanup.insights.VideoCost;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.survey.MeasuredDays.Day;
import app.offcut.library.Disk;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The insights as text: a sentence and a table each. */
final class InsightsText {
    private static final int WEEK = 7;
    private static final int WEEKS = 12;

    private InsightsText() {}

    static List<String> lines(Insights insights) {
        List<String> lines = new ArrayList<>();
        if (!insights.days().isEmpty()) addDays(lines, insights);
        lines.add("");
        lines.addAll(
                insights.freedBytes() == 0
                        ? Table.wrap(Texts.of("cli.insights.freed.none"), "")
                        : months(insights.freed()));
        lines.add("");
        VideoCost cost = insights.cost();
        if (cost == null) lines.addAll(Table.wrap(Texts.of("cli.insights.cost.none"), ""));
        else addCost(lines, cost);
        return lines;
    }

    private static void addDays(List<String> lines, Insights insights) {
        Day last = insights.days().getLast();
        String size = Formats.bytes(last.bytes());
        String growth = insights.growth();
        lines.add(
                growth.isEmpty()
                        ? Texts.of("cli.insights.library", size)
                        : Texts.of("cli.insights.library.growth", size, growth));
        if (last.disk() != null) lines.add(disk(last.disk(), insights.trend()));
        lines.add("");
        Table table = new Table(0, "lrrrr");
        table.row(
                Texts.of("cli.insights.day"),
                Texts.of("cli.insights.intermediates"),
                Texts.of("cli.insights.kept"),
                Texts.of("cli.insights.all"),
                Texts.of("cli.insights.free"));
        for (Day day : weekly(insights.days()))
            table.row(
                    Formats.day(day.date()),
                    Formats.bytes(day.deletableBytes()),
                    Formats.bytes(day.bytes() - day.deletableBytes()),
                    Formats.bytes(day.bytes()),
                    free(day.disk()));
        lines.addAll(table.lines());
    }

    private static String disk(Disk disk, DiskTrend trend) {
        String free =
                Texts.of(
                        "ui.disk",
                        Formats.bytes(disk.freeBytes()),
                        Formats.bytes(disk.totalBytes()));
        return trend instanceof DiskTrend.Filling(long perDay, int _)
                ? Texts.of("cli.insights.disk.rate", free, trend.words(), Formats.bytes(perDay))
                : Texts.of("cli.insights.disk", free, trend.words());
    }

    private static String free(@Nullable Disk disk) {
        return disk == null ? "–" : Formats.bytes(disk.freeBytes());
    }

    /** The newest day, and one for each week before. */
    private static List<Day> weekly(List<Day> days) {
        List<Day> some = new ArrayList<>();
        for (Day day : days.reversed())
            if (some.isEmpty()
                    || ChronoUnit.DAYS.between(day.date(), some.getLast().date()) >= WEEK)
                some.add(day);
        return some.stream().limit(WEEKS).toList().reversed();
    }

    private static List<String> months(List<FreedMonth> months) {
        Table table = new Table(0, "lrrrr");
        table.row(
                Texts.of("cli.insights.freed"),
                Texts.of("cli.insights.hand"),
                Texts.of("cli.insights.command"),
                Texts.of("cli.insights.auto"),
                Texts.of("cli.insights.all"));
        for (FreedMonth month : months)
            if (month.total() > 0)
                table.row(
                        Formats.month(month.month()),
                        freed(month.bytes(StartedBy.HAND)),
                        freed(month.bytes(StartedBy.COMMAND)),
                        freed(month.bytes(StartedBy.AUTO)),
                        freed(month.total()));
        return table.lines();
    }

    private static String freed(long bytes) {
        return bytes == 0 ? "–" : Formats.bytes(bytes);
    }

    private static void addCost(List<String> lines, VideoCost cost) {
        lines.addAll(
                Table.wrap(
                        Texts.of(
                                "cli.insights.cost",
                                Formats.bytes(cost.finalsPerMinute()),
                                Formats.bytes(cost.intermediatesPerMinute()),
                                cost.videos()),
                        ""));
        lines.add("");
        Table table = new Table(0, "lrrr");
        table.row(
                Texts.of("cli.insights.video"),
                Texts.of("cli.insights.length"),
                Texts.of("cli.insights.intermediates"),
                Texts.of("cli.insights.final"));
        for (VideoCost.Video video : cost.dearest())
            table.row(
                    video.name(),
                    Formats.length(video.seconds()),
                    Formats.bytes(video.intermediateBytes()),
                    Formats.bytes(video.finalBytes()));
        lines.addAll(table.lines());
    }
}
