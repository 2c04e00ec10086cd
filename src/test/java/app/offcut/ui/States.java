package app.offcut.ui;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.ToggleSwitch;

/**
 * Checks the contrast of a screen in each state that mouse and keyboard can give its controls and
 * rows.
 */
final class States {
    private static final Set<String> NONE = Set.of();
    private static final Set<String> HOVER = Set.of("hover");
    private static final Set<String> PRESSED = Set.of("hover", "pressed", "armed");
    private static final Set<String> FOCUSED = Set.of("focused", "focus-visible");
    private static final Set<String> BOTH = Set.of("focused", "focus-visible", "hover");
    private static final Set<String> OFF = Set.of("disabled");
    private static final Set<String> SELECTED = Set.of("selected");
    private static final Set<String> SELECTED_HOVER = Set.of("selected", "hover");
    private static final Set<String> SELECTED_OFF = Set.of("selected", "disabled");
    private static final Set<String> CHOSEN = Set.of("selected", "focused");

    /** The states of controls by the state of their row. */
    private static final Map<Set<String>, List<Set<String>>> ALL = new LinkedHashMap<>();

    static {
        ALL.put(
                NONE,
                List.of(
                        HOVER,
                        PRESSED,
                        FOCUSED,
                        BOTH,
                        OFF,
                        SELECTED,
                        SELECTED_HOVER,
                        SELECTED_OFF));
        ALL.put(HOVER, List.of(NONE, HOVER, PRESSED, FOCUSED, OFF));
        ALL.put(SELECTED, List.of(NONE, HOVER, PRESSED, FOCUSED, BOTH, OFF));
        ALL.put(SELECTED_HOVER, List.of(NONE, HOVER, PRESSED));
        ALL.put(CHOSEN, List.of(NONE, HOVER, PRESSED, OFF));
    }

    private States() {}

    /** A line for each text or icon that is too pale in some state. */
    static List<String> faults(Scene scene) {
        List<Node> rows = new ArrayList<>();
        List<Node> controls = new ArrayList<>();
        collect(scene.getRoot(), rows, controls);
        List<String> faults = new ArrayList<>();
        ALL.forEach((row, states) -> {
            if (rows.isEmpty() && !row.isEmpty()) return;
            for (Set<String> state : states) {
                List<Runnable> back = new ArrayList<>();
                for (Node node : rows) set(node, row, back);
                for (Node node : controls) set(node, state, back);
                BufferedImage picture = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
                String where = "row " + new TreeSet<>(row) + ", control " + new TreeSet<>(state);
                for (String fault : Readable.faults(scene, picture))
                    faults.add(where + ": " + fault);
                back.reversed().forEach(Runnable::run);
            }
        });
        scene.snapshot(null); // restores the styles
        return faults;
    }

    private static void collect(Node node, List<Node> rows, List<Node> controls) {
        if (node instanceof IndexedCell<?> cell && !(node instanceof TableCell) && !cell.isEmpty())
            rows.add(node);
        if (isControl(node)) controls.add(node);
        if (node instanceof Parent parent)
            for (Node child : parent.getChildrenUnmodifiable()) collect(child, rows, controls);
    }

    private static boolean isControl(Node node) {
        return node instanceof ButtonBase
                || node instanceof ToggleSwitch
                || node instanceof ComboBoxBase
                || node instanceof ChoiceBox
                || node instanceof TextInputControl
                || node.getStyleClass().contains("column-header");
    }

    private static void set(Node node, Set<String> states, List<Runnable> back) {
        // one button of a group is selected anyway
        boolean grouped = node instanceof ToggleButton one && one.getToggleGroup() != null;
        for (String name : states) {
            if (grouped && name.equals("selected")) continue;
            PseudoClass state = PseudoClass.getPseudoClass(name);
            if (!node.getPseudoClassStates().contains(state)) {
                node.pseudoClassStateChanged(state, true);
                back.add(() -> node.pseudoClassStateChanged(state, false));
            }
        }
        // children of a disabled node are disabled
        if (states.contains("disabled") && node instanceof Parent parent)
            for (Node child : parent.getChildrenUnmodifiable()) set(child, OFF, back);
    }
}
