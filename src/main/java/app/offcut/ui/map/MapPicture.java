package app.offcut.ui.map;

import app.offcut.library.Category;
import app.offcut.ui.map.Treemap.Area;
import app.offcut.ui.projects.ListedProject;
import app.offcut.ui.projects.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything lies in a map of one size. Immutable.
 *
 * @param projects the largest first
 */
record MapPicture(List<Block> projects) {
    static final double TITLE = 18;
    private static final double LEAST_TITLE_WIDTH = 60;
    private static final double LEAST_TITLE_HEIGHT = 40;

    /** A project with its categories. */
    record Block(ListedProject project, Area area, boolean titled, List<Part> parts) {}

    /** A category of a project. */
    record Part(Category category, long bytes, Area area) {}

    /** Projects without a file to delete are not on the map. */
    static MapPicture of(List<ListedProject> listed, double width, double height) {
        List<ListedProject> shown =
                listed.stream()
                        .filter(project -> bytes(project) > 0)
                        .sorted(Comparator.comparingLong(MapPicture::bytes).reversed())
                        .toList();
        List<Area> areas =
                Treemap.cut(
                        new Area(0, 0, width, height),
                        shown.stream().map(project -> (double) bytes(project)).toList());
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) blocks.add(block(shown.get(i), areas.get(i)));
        return new MapPicture(List.copyOf(blocks));
    }

    private static long bytes(ListedProject project) {
        return Words.caches(project.row()).values().stream().mapToLong(Long::longValue).sum();
    }

    private static Block block(ListedProject project, Area area) {
        boolean titled = area.width() >= LEAST_TITLE_WIDTH && area.height() >= LEAST_TITLE_HEIGHT;
        Area inner = area.inset(1.5, titled ? TITLE : 1.5, 1.5, 1.5);
        Map<Category, Long> caches = new LinkedHashMap<>(Words.caches(project.row()));
        caches.values().removeIf(bytes -> bytes == 0);
        List<Map.Entry<Category, Long>> sorted =
                caches.entrySet().stream()
                        .sorted(Map.Entry.<Category, Long>comparingByValue().reversed())
                        .toList();
        List<Area> areas =
                Treemap.cut(inner, sorted.stream().map(e -> (double) e.getValue()).toList());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++)
            parts.add(new Part(sorted.get(i).getKey(), sorted.get(i).getValue(), areas.get(i)));
        return new Block(project, area, titled, List.copyOf(parts));
    }

    Optional<Block> at(double x, double y) {
        return projects.stream().filter(block -> block.area.holds(x, y)).findFirst();
    }
}
