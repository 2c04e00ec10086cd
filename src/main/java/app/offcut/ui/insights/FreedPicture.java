package app.offcut.ui.insights;

import app.offcut.cleanup.insights.FreedMonth;
import app.offcut.cleanup.insights.Insights;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.LegendKey;
import app.offcut.ui.projects.list.RowText;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.Region;

/** What each month has freed: a bar of three parts, by who asked for it. */
final class FreedPicture {
    private static final List<StartedBy> ORDER =
            List.of(StartedBy.HAND, StartedBy.COMMAND, StartedBy.AUTO);
    private static final double GAP = 12;

    private FreedPicture() {}

    static Picture of(Insights insights) {
        if (insights.freedBytes() == 0) return Picture.none("", Texts.of("ui.insights.freed.none"));
        return new Picture(
                Formats.bytes(insights.freedBytes()),
                Texts.of("ui.insights.freed.all"),
                chart(insights.freed()),
                () -> cells(insights.freed()));
    }

    private static Region chart(List<FreedMonth> months) {
        List<String> names = months.stream().map(FreedPicture::name).toList();
        CategoryAxis axis = new CategoryAxis(FXCollections.observableArrayList(names));
        axis.setTickMarkVisible(false);
        axis.setAnimated(false);
        long most = months.stream().mapToLong(FreedMonth::total).max().orElseThrow();
        var chart = new StackedBarChart<>(axis, Axes.bytes(most));
        chart.setCategoryGap(GAP);
        Axes.explained(chart, name -> words(months.get(names.indexOf(name))));
        for (StartedBy by : ORDER) {
            XYChart.Series<String, Number> series = new XYChart.Series<>();
            for (FreedMonth month : months)
                series.getData().add(new XYChart.Data<>(name(month), month.bytes(by)));
            chart.getData().add(series);
        }
        // the chart sets the classes of all when one is added
        for (int i = 0; i < ORDER.size(); i++) {
            String style = style(ORDER.get(i));
            chart.getData()
                    .get(i)
                    .getData()
                    .forEach(bar -> bar.getNode().getStyleClass().add(style));
        }
        return new Legend(
                chart,
                ORDER.stream()
                        .filter(by -> months.stream().anyMatch(month -> month.bytes(by) > 0))
                        .map(by -> new LegendKey(style(by), name(by), ""))
                        .toList());
    }

    /** Short, and different for twelve months. */
    private static String name(FreedMonth month) {
        return DateTimeFormatter.ofLocalizedPattern("MMM").format(month.month());
    }

    private static String name(StartedBy by) {
        return Texts.ofStored("report.by.", by.word());
    }

    private static String style(StartedBy by) {
        return "by-" + by.word();
    }

    private static String words(FreedMonth month) {
        List<String> lines = new ArrayList<>();
        String all = RowText.size(month.total());
        lines.add(Texts.of("ui.insights.tip", Formats.month(month.month()), all));
        for (StartedBy by : ORDER)
            if (month.bytes(by) > 0)
                lines.add(Texts.of("ui.insights.tip", name(by), Formats.bytes(month.bytes(by))));
        return String.join("\n", lines);
    }

    private static Cells cells(List<FreedMonth> months) {
        List<String> columns = new ArrayList<>();
        columns.add(Texts.of("ui.insights.month"));
        ORDER.forEach(by -> columns.add(name(by)));
        columns.add(Texts.of("ui.insights.all"));
        List<List<String>> rows = new ArrayList<>();
        for (FreedMonth month : months.reversed()) {
            List<String> row = new ArrayList<>();
            row.add(Formats.month(month.month()));
            ORDER.forEach(by -> row.add(RowText.size(month.bytes(by))));
            row.add(RowText.size(month.total()));
            rows.add(row);
        }
        return new Cells(columns, rows);
    }
}
