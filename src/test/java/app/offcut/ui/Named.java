package app.offcut.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;

/** Finds focusable nodes and pictures without a name for screen readers. */
final class Named {
    private Named() {}

    /** A line for each of them. */
    static List<String> faults(Scene scene) {
        Set<Node> labelled = new HashSet<>();
        List<Node> all = new ArrayList<>();
        collect(scene.getRoot(), all);
        for (Node node : all)
            if (node instanceof Label label && label.getLabelFor() != null)
                labelled.add(label.getLabelFor());
        List<String> faults = new ArrayList<>();
        for (Node node : all)
            if (needsName(node) && !labelled.contains(node) && name(node).isBlank())
                faults.add("without a name: " + node);
        return faults;
    }

    private static void collect(Node node, List<Node> all) {
        if (!node.isVisible()) return;
        all.add(node);
        if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
    }

    private static boolean needsName(Node node) {
        if (node instanceof ScrollPane || node instanceof ScrollBar) return false;
        return (node.isFocusTraversable() && !node.getClass().getSimpleName().equals("Overlay"))
                || node.getAccessibleRole() == AccessibleRole.IMAGE_VIEW;
    }

    private static String name(Node node) {
        String said = node.getAccessibleText();
        if (said != null && !said.isBlank()) return said;
        String shown = node instanceof Labeled labeled ? labeled.getText() : "";
        return shown == null ? "" : shown;
    }
}
