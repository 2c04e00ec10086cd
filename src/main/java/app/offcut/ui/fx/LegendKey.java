package app.offcut.ui.fx;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A coloured square with what the colour stands for; the stylesheet colours it by its class. */
public final class LegendKey extends HBox {
    /**
     * @param figure its size; empty for none
     */
    public LegendKey(String styleClass, String name, String figure) {
        this(List.of(styleClass), name, figure);
    }

    /**
     * @param figure its size; empty for none
     */
    public LegendKey(List<String> styleClasses, String name, String figure) {
        super(6);
        Region square = new Region();
        square.getStyleClass().add("key");
        square.getStyleClass().addAll(styleClasses);
        Label words = new Label(name);
        words.getStyleClass().add("small");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(square, words);
        if (figure.isEmpty()) return;
        Label size = new Label(figure);
        size.getStyleClass().addAll("small", "figure");
        getChildren().add(size);
    }
}
