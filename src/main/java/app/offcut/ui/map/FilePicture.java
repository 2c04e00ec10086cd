package app.offcut.ui.map;

import app.offcut.generator.Category;
import app.offcut.ui.map.Treemap.Area;
import app.offcut.ui.plan.PlannedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layout of the files of one project, by kind; empty files take no room. Immutable, and
 * computed on any thread.
 *
 * @param kinds the largest first
 */
record FilePicture(List<Kind> kinds) {
    static final FilePicture EMPTY = new FilePicture(List.of());

    /** All files of a kind. */
    record Kind(Category category, long bytes, Area area, boolean titled, List<Tile> files) {}

    record Tile(PlannedFile file, Area area) {}

    /** Lays out the files, with titles of this height. */
    static FilePicture of(List<PlannedFile> files, Area whole, double title) {
        Map<Category, List<PlannedFile>> byKind = new EnumMap<>(Category.class);
        for (PlannedFile file : files)
            if (file.item().bytes() > 0)
                byKind.computeIfAbsent(file.item().category(), _ -> new ArrayList<>()).add(file);
        byKind.values().forEach(kind -> kind.sort(Comparator.comparing(f -> -f.item().bytes())));
        List<List<PlannedFile>> sorted =
                byKind.values().stream()
                        .sorted(Comparator.comparing(kind -> -bytes(kind)))
                        .toList();
        List<Area> areas =
                Treemap.cut(whole, sorted.stream().map(kind -> (double) bytes(kind)).toList());
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) kinds.add(kind(sorted.get(i), areas.get(i), title));
        return new FilePicture(List.copyOf(kinds));
    }

    private static long bytes(List<PlannedFile> files) {
        return files.stream().mapToLong(file -> file.item().bytes()).sum();
    }

    private static Kind kind(List<PlannedFile> files, Area area, double title) {
        boolean titled = MapPicture.titled(area, title);
        List<Area> areas =
                Treemap.cut(
                        MapPicture.inner(area, titled, title),
                        files.stream().map(file -> (double) file.item().bytes()).toList());
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) tiles.add(new Tile(files.get(i), areas.get(i)));
        return new Kind(
                files.getFirst().item().category(), bytes(files), area, titled, List.copyOf(tiles));
    }

    Stream<Tile> tiles() {
        return kinds.stream().flatMap(kind -> kind.files().stream());
    }

    Optional<Tile> at(double x, double y) {
        return tiles().filter(tile -> tile.area().holds(x, y)).findFirst();
    }
}
