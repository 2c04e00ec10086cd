package app.offcut.ui.fx;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A message about the library as a whole, between header and list. It takes its own space, because
 * a NotificationPane would cover the header as long as the message lasts.
 */
public final class Banner extends HBox {
    private final Label words = Parts.wrapped("");
    private final Button cure = new Button();

    public Banner() {
        super(12);
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("banner");

        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = Parts.close(() -> say(""), Styles.SMALL);

        cure.setId("banner-cure");
        Parts.firm(cure, "row-action");
        cure.setVisible(false);
        getChildren().setAll(new FontIcon(Feather.ALERT_TRIANGLE), words, cure, close);
        Parts.collapse(cure, this);
        setVisible(false);
    }

    public void say(String sentence) {
        words.setText(sentence);
        cure.setVisible(false);
        setVisible(!sentence.isEmpty());
    }

    /** Adds a button, until another sentence is shown. */
    public void offer(String button, ObservableValue<Boolean> busy, Runnable action) {
        cure.setText(button);
        cure.disableProperty().bind(busy);
        cure.setOnAction(_ -> action.run());
        cure.setVisible(true);
    }
}
