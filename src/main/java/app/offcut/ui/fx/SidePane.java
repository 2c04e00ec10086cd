package app.offcut.ui.fx;

import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.text.Texts;
import java.util.function.DoubleConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * A pane at the right of something else, with a grip for its width, for mouse and arrow keys. A
 * double click gives it back the width of its stylesheet. Not a SplitPane, which shares out all the
 * room anew when a side disappears.
 */
public final class SidePane extends HBox {
    private static final double STEP = 16;

    /** What stays for the other side. */
    private static final double OTHER = 420;

    private final Region grip = new Region();
    private final Region pane;
    private final ObservableValue<TextSize> textSize;
    private final DoubleConsumer resized;
    private double width;
    private double grabbed;

    /**
     * @param width in pixels at the default text size; 0 for that of the stylesheet
     */
    public SidePane(
            Region pane, ObservableValue<TextSize> textSize, double width, DoubleConsumer resized) {
        this.pane = pane;
        this.textSize = textSize;
        this.resized = resized;
        getStyleClass().add("side-pane");
        setMinWidth(Region.USE_PREF_SIZE);
        grip.setId("side-grip");
        grip.getStyleClass().add("side-grip");
        grip.setFocusTraversable(true);
        grip.setAccessibleRole(AccessibleRole.THUMB);
        grip.setAccessibleText(Texts.of("ui.side.width"));
        grip.setOnMousePressed(press -> grabbed = press.getX());
        grip.setOnMouseDragged(this::drag);
        grip.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) resize(0);
        });
        grip.setOnKeyPressed(this::press);
        visibleProperty().bind(pane.visibleProperty());
        Parts.collapse(this);
        HBox.setHgrow(pane, Priority.ALWAYS);
        getChildren().setAll(grip, pane);
        this.width = width;
        textSize.subscribe(_ -> show());
    }

    private void show() {
        setPrefWidth(width == 0 ? USE_COMPUTED_SIZE : width * scale());
    }

    private double scale() {
        return textSize.getValue().percent() / 100.0;
    }

    private void drag(MouseEvent mouse) {
        resize(getWidth() + grabbed - mouse.getX());
    }

    private void press(KeyEvent key) {
        switch (key.getCode()) {
            case LEFT -> resize(getWidth() + STEP);
            case RIGHT -> resize(getWidth() - STEP);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void resize(double wanted) {
        double least = pane.minWidth(-1) + grip.prefWidth(-1);
        double most = Math.max(least, ((Region) getParent()).getWidth() - OTHER * scale());
        width = wanted == 0 ? 0 : Math.clamp(wanted, least, most) / scale();
        show();
        resized.accept(width);
    }
}
