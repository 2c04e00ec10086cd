package app.offcut.ui.fx;

import static javafx.scene.TraversalDirection.NEXT;
import static javafx.scene.TraversalDirection.PREVIOUS;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A modal overlay above the dimmed window, with one card or pane at a time. Escape or a click
 * beside it closes it, and Tab cycles within it. Not a ModalPane, whose scroll pane leaves a ghost
 * image of the card at its first position.
 */
public final class Overlay extends StackPane {
    private Runnable closed = () -> {};

    public Overlay() {
        getStyleClass().add("above");
        setVisible(false);
        Parts.collapse(this);
        setOnMouseClicked(click -> {
            if (click.getTarget() == this) close();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::keepFocus);
    }

    /** When what has the focus goes away, the toolkit gives it to the window behind. */
    private void keepFocus(@Nullable Node focused) {
        if (isVisible() && focused != this && !holds(focused)) requestFocus();
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
        // a card without a button still handles Escape
        requestFocus();
    }

    public void close() {
        if (!isVisible()) return;
        setVisible(false);
        getChildren().clear();
        closed.run();
    }

    private void press(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) close();
        else if (key.getCode() == KeyCode.TAB) tab(key.isShiftDown());
        else return;
        key.consume();
    }

    private void tab(boolean back) {
        Node from = getScene().getFocusOwner();
        if (from != null) from.requestFocusTraversal(back ? PREVIOUS : NEXT);
        if (!holds(getScene().getFocusOwner())) enter(back);
    }

    private boolean holds(@Nullable Node focused) {
        for (Node node = focused; node != null; node = node.getParent())
            if (node == this) return focused != this;
        return false;
    }

    /**
     * Moves the focus in. The focus ring appears only on traversal, so this steps from the previous
     * stop.
     */
    private void enter(boolean atEnd) {
        List<Node> stops = new ArrayList<>(List.of(this));
        addStops(this, stops);
        int before = atEnd ? Math.max(0, stops.size() - 2) : 0;
        stops.get(before).requestFocus();
        stops.get(before).requestFocusTraversal(NEXT);
    }

    private static void addStops(Parent parent, List<Node> stops) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isDisabled() || !child.isVisible()) continue;
            if (child.isFocusTraversable()) stops.add(child);
            if (child instanceof Parent below) addStops(below, stops);
        }
    }
}
