package app.offcut.ui;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Measures the contrast of every text and icon of a screen against what is drawn behind it, by WCAG
 * 2.2 (1.4.3, 1.4.11). The standard exempts disabled controls; here they need the contrast of an
 * icon.
 */
final class Readable {
    private static final double TEXT = 4.5;
    private static final double ICON = 3;
    private static final double DISABLED = 3;
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("disabled");

    private Readable() {}

    /** A line for each text or icon that is too pale. */
    static List<String> faults(Scene scene, BufferedImage picture) {
        List<String> faults = new ArrayList<>();
        Node above = scene.lookup("#above");
        boolean covered = above != null && above.isVisible();
        Bounds all = new BoundingBox(0, 0, picture.getWidth(), picture.getHeight());
        List<Bounds> toasts =
                scene.getRoot().lookupAll(".toast").stream()
                        .map(toast -> toast.localToScene(toast.getLayoutBounds()))
                        .toList();
        Shown shown = new Shown(1, false, toasts);
        look(covered ? above : scene.getRoot(), shown, all, picture, faults);
        return faults;
    }

    /**
     * @param covers what lies above the node, in the scene
     */
    private record Shown(double opacity, boolean disabled, List<Bounds> covers) {
        Shown of(Node node) {
            boolean off = node.getPseudoClassStates().contains(OFF);
            boolean toast = node.getStyleClass().contains("toast");
            return new Shown(
                    opacity * node.getOpacity(), disabled || off, toast ? List.of() : covers);
        }

        boolean covered(Bounds at) {
            return covers.stream().anyMatch(cover -> cover.intersects(at));
        }

        double floor(boolean icon) {
            return disabled ? DISABLED : icon ? ICON : TEXT;
        }
    }

    private static void look(
            Node node, Shown above, Bounds seen, BufferedImage picture, List<String> faults) {
        if (!node.isVisible()) return;
        Shown here = above.of(node);
        Node clip = node.getClip();
        Bounds left =
                clip == null ? seen : common(seen, node.localToScene(clip.getBoundsInParent()));
        if (node instanceof Text text && !text.getText().isBlank()) {
            // the background of a control that is half scrolled away is not all there
            Node box = text.getParent() instanceof Labeled control ? control : text;
            Bounds at = text.localToScene(text.getLayoutBounds());
            boolean whole = seen.contains(box.localToScene(box.getLayoutBounds()));
            boolean free = whole && seen.contains(at) && !here.covered(at);
            String fault = free ? fault(text, at, here, picture) : "";
            if (!fault.isEmpty()) faults.add(fault);
        }
        if (node instanceof Parent parent)
            for (Node child : parent.getChildrenUnmodifiable())
                look(child, here, left, picture, faults);
    }

    private static Bounds common(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                x,
                y,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
    }

    private static String fault(Text text, Bounds at, Shown shown, BufferedImage picture) {
        int left = Math.max(0, (int) at.getMinX());
        int top = Math.max(0, (int) at.getMinY());
        int right = Math.min(picture.getWidth(), (int) Math.ceil(at.getMaxX()));
        int bottom = Math.min(picture.getHeight(), (int) Math.ceil(at.getMaxY()));
        if (right - left < 4 || bottom - top < 4 || !(text.getFill() instanceof Color fill))
            return "";
        Map<Integer, Integer> seen = new HashMap<>();
        for (int x = left; x < right; x++)
            for (int y = top; y < bottom; y++)
                seen.merge(picture.getRGB(x, y) & 0xffffff, 1, Integer::sum);
        Color behind = behind(seen, fill);
        Color ink = behind.interpolate(fill, shown.opacity * fill.getOpacity());
        // covered or cut off
        if (seen.keySet().stream().noneMatch(rgb -> near(colour(rgb), ink))) return "";
        double contrast = contrast(ink, behind);
        boolean icon = text instanceof FontIcon;
        return contrast >= shown.floor(icon)
                ? ""
                : "%s “%s”: %.2f, %s on %s"
                        .formatted(
                                icon ? "icon" : "text",
                                icon ? text.getParent() : text.getText(),
                                contrast,
                                ink,
                                behind);
    }

    /** The most frequent colour; a heavy text may itself cover more than what is behind it. */
    private static Color behind(Map<Integer, Integer> seen, Color fill) {
        Color first = colour(mostFrequent(seen));
        if (!near(first, fill)) return first;
        int pixels = seen.values().stream().mapToInt(Integer::intValue).sum();
        Map<Integer, Integer> others = new HashMap<>(seen);
        others.keySet().removeIf(rgb -> near(colour(rgb), fill));
        others.values().removeIf(count -> count * 5 < pixels);
        return others.isEmpty() ? first : colour(mostFrequent(others));
    }

    private static int mostFrequent(Map<Integer, Integer> seen) {
        return seen.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    private static Color colour(int rgb) {
        return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    private static boolean near(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) < 0.12
                && Math.abs(one.getGreen() - other.getGreen()) < 0.12
                && Math.abs(one.getBlue() - other.getBlue()) < 0.12;
    }

    /** From 1 (same colour) to 21. */
    static double contrast(Color one, Color other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
