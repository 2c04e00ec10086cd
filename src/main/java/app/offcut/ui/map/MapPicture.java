package app.offcut.ui.map;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.ui.map.Treemap.Area;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.Share;
import app.offcut.ui.projects.list.Share.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The layout of the map at one size. Immutable, and computed on any thread. Draws a limited number
 * of projects; the others, too small to see, share one area.
 *
 * @param projects the largest first
 * @param rest null if every project is drawn
 */
record MapPicture(List<Block> projects, @Nullable Rest rest) {
    /** In multiples of a title's height. */
    private static final double LEAST_TITLE_WIDTH = 3.3;

    private static final double LEAST_TITLE_HEIGHT = 2.2;
    private static final double MARGIN = 3;
    private static final int MOST = 1_000;

    /** In square pixels. */
    private static final double LEAST_AREA = 16;

    static final MapPicture EMPTY = new MapPicture(List.of(), null);

    /** A project and what it consists of. */
    record Block(ListedProject project, long bytes, Area area, boolean titled, List<Part> parts) {}

    /** What becomes of some of a project's bytes. */
    record Part(Share share, Area area) {}

    /** The projects that are too small to see. */
    record Rest(int projects, long bytes, Area area, boolean titled) {}

    /** A project as it was when the map was requested. */
    record Sized(ListedProject project, List<Share> shares, long bytes) {
        static Sized of(ListedProject project, ProjectRow row) {
            List<Share> shares =
                    Share.of(row).stream().filter(share -> share.fate() != Fate.HELD).toList();
            return new Sized(project, shares, Share.sum(shares));
        }
    }

    static List<Sized> sized(List<ListedProject> projects) {
        return projects.stream().map(one -> Sized.of(one, one.row())).toList();
    }

    /** Lays out the map, with titles of this height; omits projects that take nothing. */
    static MapPicture of(List<Sized> listed, Area whole, double title) {
        double pixels = whole.width() * whole.height();
        List<Sized> all =
                listed.stream()
                        .filter(sized -> sized.bytes > 0)
                        .sorted(Comparator.comparingLong(Sized::bytes).reversed())
                        .toList();
        long sum = all.stream().mapToLong(Sized::bytes).sum();
        List<Sized> drawn =
                all.stream()
                        .limit(MOST)
                        .takeWhile(one -> one.bytes * pixels >= LEAST_AREA * sum)
                        .toList();
        // a single omitted project would need the same area anyway
        if (all.size() - drawn.size() == 1) drawn = all;
        long left = sum - drawn.stream().mapToLong(Sized::bytes).sum();
        List<Double> sizes = new ArrayList<>();
        drawn.forEach(sized -> sizes.add((double) sized.bytes));
        int place = 0;
        while (place < drawn.size() && drawn.get(place).bytes >= left) place++;
        if (left > 0) sizes.add(place, (double) left);
        List<Area> areas = new ArrayList<>(Treemap.cut(whole, sizes));
        Rest rest = null;
        if (left > 0) {
            Area area = areas.remove(place);
            rest = new Rest(all.size() - drawn.size(), left, area, titled(area, title));
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) blocks.add(block(drawn.get(i), areas.get(i), title));
        return new MapPicture(List.copyOf(blocks), rest);
    }

    static boolean titled(Area area, double title) {
        return area.width() >= LEAST_TITLE_WIDTH * title
                && area.height() >= LEAST_TITLE_HEIGHT * title;
    }

    private static Block block(Sized sized, Area area, double title) {
        boolean titled = titled(area, title);
        List<Share> sorted =
                sized.shares.stream()
                        .sorted(Comparator.comparingLong(Share::bytes).reversed())
                        .toList();
        List<Area> areas =
                Treemap.cut(
                        inner(area, titled, title),
                        sorted.stream().map(share -> (double) share.bytes()).toList());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) parts.add(new Part(sorted.get(i), areas.get(i)));
        return new Block(sized.project, sized.bytes, area, titled, List.copyOf(parts));
    }

    /** What is left of an area within its margin and below its title. */
    static Area inner(Area area, boolean titled, double title) {
        return area.inset(MARGIN, titled ? title + MARGIN : MARGIN, MARGIN, MARGIN);
    }

    Optional<Block> at(double x, double y) {
        return projects.stream().filter(block -> block.area.holds(x, y)).findFirst();
    }

    Optional<Rest> restAt(double x, double y) {
        return Optional.ofNullable(rest).filter(area -> area.area.holds(x, y));
    }
}
