package app.offcut.ui.fx;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** A vertical scroll pane that scrolls to the focused control, so that keyboard users see it. */
public final class FocusScroll extends ScrollPane {
    private Subscription focus = Subscription.EMPTY;

    public FocusScroll(Region content) {
        super(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        sceneProperty().subscribe(this::follow);
    }

    /** Depends on the width, because texts of the content wrap. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double sides = snappedLeftInset() + snappedRightInset();
        double content = getContent().prefHeight(width < 0 ? width : width - sides);
        return snappedTopInset() + content + snappedBottomInset();
    }

    private void follow(Scene scene) {
        focus.unsubscribe();
        focus =
                scene == null
                        ? Subscription.EMPTY
                        : scene.focusOwnerProperty().subscribe(this::reveal);
    }

    private void reveal(Node focused) {
        if (focused == null || !holds(focused)) return;
        Bounds its = getContent().sceneToLocal(focused.localToScene(focused.getBoundsInLocal()));
        double hidden =
                getContent().getBoundsInLocal().getHeight() - getViewportBounds().getHeight();
        if (hidden <= 0) return;
        double top = getVvalue() * hidden;
        double bottom = top + getViewportBounds().getHeight();
        if (its.getMinY() < top) setVvalue(its.getMinY() / hidden);
        else if (its.getMaxY() > bottom)
            setVvalue((its.getMaxY() - getViewportBounds().getHeight()) / hidden);
    }

    private boolean holds(Node focused) {
        for (Node node = focused; node != null; node = node.getParent())
            if (node == getContent()) return true;
        return false;
    }
}
