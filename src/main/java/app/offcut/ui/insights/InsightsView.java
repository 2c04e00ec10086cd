package app.offcut.ui.insights;

import app.offcut.cleanup.insights.Insights;
import app.offcut.text.Texts;
import app.offcut.ui.fx.AfterFrame;
import app.offcut.ui.fx.FocusScroll;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Showing;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Bounds;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Four cards, in two columns where there is room. They are made when they are first shown. */
public final class InsightsView extends StackPane {
    private final List<Shown> cards =
            List.of(
                    new Shown(
                            "library",
                            Texts.of("ui.insights.library"),
                            Feather.TRENDING_UP,
                            LibraryPicture::of),
                    new Shown(
                            "disk",
                            Texts.of("ui.insights.disk"),
                            Feather.HARD_DRIVE,
                            DiskPicture::of),
                    new Shown(
                            "freed",
                            Texts.of("ui.insights.freed"),
                            Feather.BAR_CHART_2,
                            FreedPicture::of),
                    new Shown("cost", Texts.of("ui.insights.cost"), Feather.FILM, CostPicture::of));
    private final GridPane grid = new GridPane(16, 16);

    /** A card, and what it shows. */
    private record Shown(InsightCard card, Function<Insights, Picture> picture) {
        Shown(String word, String title, Feather sign, Function<Insights, Picture> picture) {
            this(new InsightCard(word, title, sign), picture);
        }
    }

    /**
     * @param narrow whether there is room for one column only
     */
    public InsightsView(InsightsModel model, ObservableBooleanValue narrow) {
        setId("insights");
        getStyleClass().add("insights");
        setMinSize(0, 0);
        VBox.setVgrow(grid, Priority.ALWAYS);
        VBox page = new VBox(8, Parts.trouble(model.troubleProperty()), grid);
        page.getStyleClass().add("insights-page");
        FocusScroll scroll = new FocusScroll(page);
        page.minHeightProperty().bind(scroll.viewportBoundsProperty().map(Bounds::getHeight));
        getChildren().setAll(scroll);
        narrow.subscribe(this::place);
        // hidden in a window, or not in one yet, it need not be read
        Showing.in(this)
                .flatMap(shown -> visibleProperty().map(visible -> visible && shown))
                .subscribe(model::show);
        model.insightsProperty().subscribe(read -> read.ifPresent(this::show));
    }

    private void place(boolean narrow) {
        int columns = narrow ? 1 : 2;
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < cards.size(); i++) {
            if (i % columns == 0) {
                RowConstraints row = new RowConstraints();
                row.setVgrow(Priority.ALWAYS);
                grid.getRowConstraints().add(row);
            }
            grid.add(cards.get(i).card, i % columns, i / columns);
        }
    }

    /** Shows one card per frame, because the first chart alone takes a whole one. */
    private void show(Insights insights) {
        show(insights, 0);
    }

    private void show(Insights insights, int from) {
        if (from == cards.size()) return;
        Shown next = cards.get(from);
        next.card.show(next.picture.apply(insights));
        AfterFrame.run(() -> show(insights, from + 1));
    }
}
