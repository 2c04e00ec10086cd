package app.offcut.ui.fx;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Coloured squares with what the colours stand for; the stylesheet colours each by its classes. */
public final class LegendKey extends HBox {
    /**
     * @param figure its size; empty for none
     */
    public LegendKey(String styleClass, String name, String figure) {
        this(List.of(List.of(styleClass)), name, figure);
    }

    /**
     * @param squares the style classes of each
     * @param figure its size; empty for none
     */
    public LegendKey(List<List<String>> squares, String name, String figure) {
        super(6);
        HBox colours = new HBox();
        colours.setAlignment(Pos.CENTER_LEFT);
        for (List<String> styleClasses : squares) {
            Region square = new Region();
            square.getStyleClass().add("key");
            square.getStyleClass().addAll(styleClasses);
            colours.getChildren().add(square);
        }
        Label words = new Label(name);
        words.getStyleClass().add("small");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(colours, words);
        if (figure.isEmpty()) return;
        Label size = new Label(figure);
        size.getStyleClass().addAll("small", "figure");
        getChildren().add(size);
    }
}
