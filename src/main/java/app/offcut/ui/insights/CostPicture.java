package app.offcut.ui.insights;

import app.offcut.cleanup.insights.Insights;
import app.offcut.cleanup.insights.VideoCost;
import app.offcut.cleanup.insights.VideoCost.Video;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a minute of finished video costs, and the dearest videos, each with a bar. */
final class CostPicture {
    private static final double NAMES = 44;

    private CostPicture() {}

    static Picture of(Insights insights) {
        VideoCost cost = insights.cost();
        if (cost == null) return Picture.none("", Texts.of("ui.insights.cost.none"));
        return new Picture(
                Texts.of("ui.insights.cost.minute", Formats.bytes(cost.intermediatesPerMinute())),
                Texts.of(
                        "ui.insights.cost.below",
                        Formats.bytes(cost.finalsPerMinute()),
                        cost.videos()),
                bars(cost.dearest()),
                () -> cells(cost.dearest()));
    }

    private static Region bars(List<Video> videos) {
        GridPane grid = new GridPane(12, 6);
        grid.setMinWidth(0);
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(NAMES);
        ColumnConstraints lines = new ColumnConstraints(0, 80, Double.MAX_VALUE);
        lines.setHgrow(Priority.ALWAYS);
        ColumnConstraints sizes = new ColumnConstraints();
        sizes.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().setAll(names, lines, sizes);
        long most = videos.getFirst().intermediateBytes();
        for (int row = 0; row < videos.size(); row++) {
            Video video = videos.get(row);
            Label name = new Label(Visible.of(video.name()));
            name.getStyleClass().addAll("small", "figure");
            name.setMinWidth(0);
            Label size = new Label(Formats.bytes(video.intermediateBytes()));
            size.getStyleClass().add("small");
            HBox bar = bar((double) video.intermediateBytes() / most);
            Tooltip tip = new Tooltip(words(video));
            for (Region part : List.of(name, bar, size)) Tooltip.install(part, tip);
            grid.addRow(row, name, bar, size);
        }
        Label title = new Label(Texts.of("ui.insights.cost.dearest"));
        title.getStyleClass().add("small");
        return new VBox(8, title, grid);
    }

    private static HBox bar(double share) {
        Region bar = new Region();
        bar.getStyleClass().add("cost-bar");
        HBox line = new HBox(bar);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        bar.setMinWidth(2);
        bar.prefWidthProperty().bind(line.widthProperty().multiply(share));
        return line;
    }

    private static String words(Video video) {
        return Texts.of(
                "ui.insights.cost.tip",
                video.name(),
                Formats.length(video.seconds()),
                Formats.bytes(video.intermediateBytes()),
                Formats.bytes(Math.round(video.intermediatesPerMinute())),
                Formats.bytes(video.finalBytes()));
    }

    private static Cells cells(List<Video> videos) {
        return new Cells(
                List.of(
                        Texts.of("ui.insights.video"),
                        Texts.of("ui.insights.length"),
                        Texts.of("ui.insights.intermediates"),
                        Texts.of("ui.insights.minute"),
                        Texts.of("ui.insights.final")),
                videos.stream()
                        .map(video ->
                                List.of(
                                        Visible.of(video.name()),
                                        Formats.length(video.seconds()),
                                        Formats.bytes(video.intermediateBytes()),
                                        Formats.bytes(Math.round(video.intermediatesPerMinute())),
                                        Formats.bytes(video.finalBytes())))
                        .toList());
    }
}
