package app.offcut.ui.fx;

import app.offcut.text.Visible;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A dialog card above the dimmed window: a title, content, and buttons. */
public final class Card extends VBox {
    private final Label heading = Parts.wrapped("", "card-title");

    public Card(String title, Node body, List<Node> buttons) {
        getStyleClass().add("card-pane");

        HBox bottom = new HBox(8);
        bottom.getStyleClass().add("card-buttons");
        bottom.setAlignment(Pos.CENTER_RIGHT);
        bottom.getChildren().setAll(buttons);
        VBox.setVgrow(body, Priority.ALWAYS);
        setMaxHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(heading, body, bottom);
        title(title);
    }

    public void title(String title) {
        heading.setText(Visible.of(title));
        setAccessibleText(heading.getText());
    }
}
