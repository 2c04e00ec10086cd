package app.offcut.ui.fx;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * What lies above the dimmed window: one card or pane at a time. Escape or a click beside it closes
 * it. Not a ModalPane, whose scroll pane leaves a ghost of the card where it was first laid out.
 */
public final class Above extends StackPane {
    private Runnable closed = () -> {};

    public Above() {
        getStyleClass().add("above");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        setOnMouseClicked(click -> {
            if (click.getTarget() == this) close();
        });
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() != KeyCode.ESCAPE) return;
                    close();
                    key.consume();
                });
    }

    public void onClosed(Runnable then) {
        closed = then;
    }

    public boolean open() {
        return isVisible();
    }

    public void show(Node content, Pos where) {
        setAlignment(content, where);
        getChildren().setAll(content);
        setVisible(true);
        // a screen without a button to start on still takes Escape
        requestFocus();
    }

    public void close() {
        if (!isVisible()) return;
        setVisible(false);
        getChildren().clear();
        closed.run();
    }
}
