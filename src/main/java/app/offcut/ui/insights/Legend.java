package app.offcut.ui.insights;

import app.offcut.ui.fx.LegendKey;
import java.util.List;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A chart with its legend below. */
final class Legend extends VBox {
    Legend(Region chart, List<LegendKey> keys) {
        super(8, chart);
        FlowPane line = new FlowPane(16, 4);
        line.getChildren().setAll(keys);
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().add(line);
    }
}
