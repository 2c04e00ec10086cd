package app.offcut.ui.preferences;

import app.offcut.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the sections of the pane are made of. */
final class SectionParts {
    private SectionParts() {}

    static Label name(String key) {
        Label label = new Label(Texts.of(key));
        label.getStyleClass().add("preference-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    static Label small(String words) {
        Label label = wrapped("small");
        label.setText(words);
        return label;
    }

    /** Shown while there is something to say. */
    static Label trouble(ReadOnlyStringProperty sentence) {
        Label trouble = wrapped("trouble");
        trouble.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        trouble.textProperty().bind(sentence);
        trouble.visibleProperty().bind(Bindings.isNotEmpty(sentence));
        trouble.managedProperty().bind(trouble.visibleProperty());
        return trouble;
    }

    private static Label wrapped(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static HBox line(Node left, Node right) {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox line = new HBox(8, left, between, right);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
