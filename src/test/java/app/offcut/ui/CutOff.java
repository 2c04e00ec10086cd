package app.offcut.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;

/**
 * Finds what is wider than the pane that shows it, where nobody can scroll sideways, and a page or
 * a card that is larger than the window.
 */
final class CutOff {
    private CutOff() {}

    /** A line for each pane whose content does not fit. */
    static List<String> faults(Scene scene) {
        List<String> faults = new ArrayList<>();
        look(scene.getRoot(), faults);
        if (scene.lookup("#above") instanceof Parent above && above.isVisible())
            for (Node card : above.getChildrenUnmodifiable()) {
                Bounds place = card.localToScene(card.getLayoutBounds());
                if (place.getMinX() < -1
                        || place.getMinY() < -1
                        || place.getMaxX() > scene.getWidth() + 1
                        || place.getMaxY() > scene.getHeight() + 1)
                    faults.add("%s is larger than the window: %s".formatted(card, place));
            }
        Node footer = scene.lookup(".strip");
        if (footer != null && footer.isVisible()) {
            double end = footer.localToScene(footer.getLayoutBounds()).getMaxY();
            if (end > scene.getHeight() + 1)
                faults.add("the page ends at %.0f of %.0f".formatted(end, scene.getHeight()));
        }
        return faults;
    }

    private static void look(Node node, List<String> faults) {
        if (!node.isVisible()) return;
        if (node instanceof ScrollPane pane && pane.isFitToWidth() && pane.getContent() != null) {
            double content = pane.getContent().getLayoutBounds().getWidth();
            double room = pane.getViewportBounds().getWidth();
            if (content > room + 1)
                faults.add("%s is cut off: %.0f of %.0f".formatted(pane, room, content));
        }
        if (node instanceof Parent parent)
            for (Node child : parent.getChildrenUnmodifiable()) look(child, faults);
    }
}
