package app.offcut.ui.projects.table;

import app.offcut.generator.Category;
import app.offcut.ui.projects.list.Share;
import app.offcut.ui.projects.list.Share.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * A bar of coloured parts; the stylesheet colours them by {@code category-WORD}, and makes what
 * stays pale by {@code share-stays}. Tiny parts get a visible minimum width.
 */
public final class StackedBar extends Region {
    private static final double LEAST = 2;
    private static final double GAP = 1;

    private final List<Part> parts = new ArrayList<>();
    private final Map<Kind, Region> regions = new HashMap<>();
    private final Rectangle clip = new Rectangle();
    private long full;

    private record Part(Region region, long bytes) {}

    private record Kind(Category category, Fate fate) {}

    public StackedBar() {
        getStyleClass().add("stacked-bar");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setClip(clip);
    }

    /** Shows the parts of a whole whose full width stands for this value. */
    public void show(List<Share> shares, long newFull) {
        full = newFull;
        parts.clear();
        for (Share share : shares) {
            Kind kind = new Kind(share.category(), share.fate());
            Region region = regions.computeIfAbsent(kind, _ -> region(share));
            parts.add(new Part(region, share.bytes()));
        }
        List<Region> now = parts.stream().map(Part::region).toList();
        // a part that is added again has no colour until the next frame, so it would flicker
        if (!getChildren().equals(now)) getChildren().setAll(now);
        requestLayout();
    }

    private static Region region(Share share) {
        Region region = new Region();
        region.getStyleClass().addAll(styleClasses(share));
        region.setManaged(false);
        return region;
    }

    /** The style classes that colour a part. */
    public static List<String> styleClasses(Share share) {
        String category = "category-" + share.category().word();
        return switch (share.fate()) {
            case GOES, KEPT -> List.of(category);
            case STAYS -> List.of(category, "share-stays");
            case HELD -> List.of("share-held");
        };
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        double room = getWidth() - GAP * Math.max(0, parts.size() - 1);
        double x = 0;
        for (Part part : parts) {
            double width = full == 0 ? 0 : Math.max(LEAST, Math.floor(room * part.bytes / full));
            width = Math.min(width, Math.max(0, getWidth() - x));
            part.region.resizeRelocate(x, 0, width, height);
            x += width + GAP;
        }
        double shown = Math.max(0, x - GAP);
        boolean fills = getWidth() - shown < parts.size() + 1;
        if (fills && !parts.isEmpty()) {
            Region last = parts.getLast().region;
            last.resize(getWidth() - last.getLayoutX(), height);
            shown = getWidth();
        }
        clip.setWidth(shown);
        clip.setHeight(height);
        clip.setArcWidth(height);
        clip.setArcHeight(height);
    }
}
