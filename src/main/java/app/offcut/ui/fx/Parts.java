package app.offcut.ui.fx;

import app.offcut.text.Texts;
import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The parts that several screens consist of. */
public final class Parts {
    private Parts() {}

    /** A label that wraps and is never cut off. */
    public static Label wrapped(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A wrapped label that is shown only while it has a text. */
    public static Label sentence(ObservableValue<String> text, String... styleClasses) {
        Label label = wrapped("", styleClasses);
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        collapse(label);
        return label;
    }

    public static Label trouble(String sentence) {
        Label label = wrapped(sentence, "trouble");
        label.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        return label;
    }

    /** Why something failed; shown only while there is a sentence. */
    public static Label trouble(ObservableValue<String> sentence) {
        Label label = sentence(sentence, "trouble");
        label.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        return label;
    }

    public static Button button(String id, String key, Runnable action, String... styleClasses) {
        Button button = new Button(Texts.of(key));
        button.setId(id);
        button.getStyleClass().addAll(styleClasses);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A flat button with an icon alone; screen readers get the text of the key. */
    public static Button icon(Feather icon, String key, Runnable action, String... styleClasses) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        button.getStyleClass().addAll(styleClasses);
        button.setAccessibleText(Texts.of(key));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** The first line of a pane at the right: its title, and the button that closes it. */
    public static HBox title(String text, Button close) {
        Label title = new Label(text);
        title.getStyleClass().add("card-title");
        HBox line = new HBox(8, title, space(), close);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** The button of such a line. */
    public static Button close(String id, Runnable action) {
        Button close = close(action);
        close.setId(id);
        return close;
    }

    public static Button close(Runnable action, String... styleClasses) {
        return icon(Feather.X, "ui.close", action, styleClasses);
    }

    /** Keeps one button of a group chosen, and passes on its user data. */
    public static void chooseOne(SegmentedButton buttons, Consumer<Object> chosen) {
        buttons.getToggleGroup()
                .selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) before.setSelected(true);
                    else chosen.accept(now.getUserData());
                });
        firm(buttons);
    }

    /** Keeps the node from becoming narrower than its text. */
    public static <T extends Region> T firm(T node, String... styleClasses) {
        node.setMinWidth(Region.USE_PREF_SIZE);
        node.getStyleClass().addAll(styleClasses);
        return node;
    }

    /** Lets nodes take no space while they are invisible. */
    public static void collapse(Node... nodes) {
        for (Node node : nodes) node.managedProperty().bind(node.visibleProperty());
    }

    /** The empty space in a line that moves all that follows to its end. */
    public static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
