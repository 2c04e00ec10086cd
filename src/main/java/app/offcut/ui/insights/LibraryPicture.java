package app.offcut.ui.insights;

import app.offcut.cleanup.insights.Insights;
import app.offcut.cleanup.survey.MeasuredDays.Day;
import app.offcut.generator.Category;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.LegendKey;
import app.offcut.ui.projects.list.RowText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.chart.StackedAreaChart;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.Region;

/** The library over time: an area for each category, what is kept at the bottom. */
final class LibraryPicture {
    private static final List<Category> ORDER =
            Stream.concat(
                            Stream.of(Category.FINAL, Category.UNKNOWN),
                            RowText.DELETABLE.reversed().stream())
                    .toList();

    /** The part of a day below which a category is too little to be seen. */
    private static final double SEEN = 0.005;

    private LibraryPicture() {}

    static Picture of(Insights insights) {
        List<Day> days = insights.days();
        if (days.isEmpty()) return Picture.none("", Texts.of("ui.insights.none"));
        String size = Formats.bytes(days.getLast().bytes());
        if (days.size() < 2) return Picture.none(size, Texts.of("ui.insights.first"));
        List<Category> some =
                ORDER.stream()
                        .filter(one -> days.stream().anyMatch(day -> isToBeSeen(day, one)))
                        .toList();
        return new Picture(size, insights.growth(), chart(days, some), () -> cells(days, some));
    }

    private static Region chart(List<Day> days, List<Category> some) {
        LocalDate first = days.getFirst().date();
        long most = days.stream().mapToLong(Day::bytes).max().orElseThrow();
        var chart =
                new StackedAreaChart<>(Axes.days(first, days.getLast().date()), Axes.bytes(most));
        chart.setCreateSymbols(false);
        Axes.explained(chart, day -> words(nearest(days, day.doubleValue()), some));
        for (Category category : some) {
            XYChart.Series<Number, Number> series = new XYChart.Series<>();
            for (Day day : days)
                series.getData()
                        .add(new XYChart.Data<>(day.date().toEpochDay(), bytes(day, category)));
            chart.getData().add(series);
        }
        // the chart sets the classes of all when one is added
        for (int i = 0; i < some.size(); i++) {
            String style = "category-" + some.get(i).word();
            chart.getData()
                    .get(i)
                    .getNode()
                    .lookupAll(".chart-series-area-fill")
                    .forEach(fill -> fill.getStyleClass().add(style));
        }
        Day last = days.getLast();
        List<LegendKey> keys =
                some.reversed().stream()
                        .map(one ->
                                new LegendKey(
                                        "category-" + one.word(),
                                        Texts.of(one),
                                        RowText.size(bytes(last, one))))
                        .toList();
        return new Legend(chart, keys);
    }

    private static boolean isToBeSeen(Day day, Category one) {
        return bytes(day, one) > day.bytes() * SEEN;
    }

    /** Thumbnails count as a part of the finals. */
    private static long bytes(Day day, Category one) {
        return one == Category.FINAL
                ? day.bytes(one) + day.bytes(Category.THUMBNAIL)
                : day.bytes(one);
    }

    /** The day that is closest to a place on the axis. */
    static Day nearest(List<Day> days, double epochDay) {
        return days.stream()
                .min(
                        Comparator.comparingDouble(
                                (Day day) -> Math.abs(day.date().toEpochDay() - epochDay)))
                .orElseThrow();
    }

    private static String words(Day day, List<Category> some) {
        List<String> lines = new ArrayList<>();
        lines.add(Texts.of("ui.insights.tip", Formats.day(day.date()), Formats.bytes(day.bytes())));
        for (Category one : some.reversed())
            if (bytes(day, one) > 0)
                lines.add(
                        Texts.of("ui.insights.tip", Texts.of(one), Formats.bytes(bytes(day, one))));
        return String.join("\n", lines);
    }

    private static Cells cells(List<Day> days, List<Category> some) {
        List<String> columns = new ArrayList<>();
        columns.add(Texts.of("ui.insights.day"));
        some.reversed().forEach(one -> columns.add(Texts.of(one)));
        columns.add(Texts.of("ui.insights.all"));
        List<List<String>> rows = new ArrayList<>();
        for (Day day : days.reversed()) {
            List<String> row = new ArrayList<>();
            row.add(Formats.day(day.date()));
            some.reversed().forEach(one -> row.add(RowText.size(bytes(day, one))));
            row.add(Formats.bytes(day.bytes()));
            rows.add(row);
        }
        return new Cells(columns, rows);
    }
}
