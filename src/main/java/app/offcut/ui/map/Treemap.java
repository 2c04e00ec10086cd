package app.offcut.ui.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Divides a rectangle into areas proportional to given numbers, each as square as possible: the
 * squarified treemap of Bruls, Huizing and van Wijk (2000).
 */
final class Treemap {
    private Treemap() {}

    /** A rectangle in the unit of the whole one, for example pixels. */
    record Area(double x, double y, double width, double height) {
        boolean holds(double atX, double atY) {
            return atX >= x && atX < x + width && atY >= y && atY < y + height;
        }

        /** Shrinks each side by these amounts; never below zero. */
        Area inset(double left, double top, double right, double bottom) {
            return new Area(
                    x + left,
                    y + top,
                    Math.max(0, width - left - right),
                    Math.max(0, height - top - bottom));
        }
    }

    /** One area for each size, the largest first; together they fill the whole. */
    static List<Area> cut(Area whole, List<Double> sizes) {
        double sum = sizes.stream().mapToDouble(Double::doubleValue).sum();
        if (sum <= 0 || whole.width <= 0 || whole.height <= 0)
            return Collections.nCopies(sizes.size(), new Area(whole.x, whole.y, 0, 0));
        double scale = whole.width * whole.height / sum;
        List<Area> parts = new ArrayList<>();
        Area rest = whole;
        int from = 0;
        while (from < sizes.size()) {
            double side = Math.min(rest.width, rest.height);
            int to = from + 1;
            double row = sizes.get(from) * scale;
            while (to < sizes.size()) {
                double longer = row + sizes.get(to) * scale;
                if (worst(sizes, from, to + 1, scale, longer, side)
                        > worst(sizes, from, to, scale, row, side)) break;
                row = longer;
                to++;
            }
            rest = lay(parts, sizes.subList(from, to), scale, row, rest);
            from = to;
        }
        return parts;
    }

    /** The highest aspect ratio in a row: longer side divided by shorter. */
    private static double worst(
            List<Double> sizes, int from, int to, double scale, double row, double side) {
        double largest = sizes.get(from) * scale;
        double smallest = sizes.get(to - 1) * scale;
        double square = side * side;
        return Math.max(square * largest / (row * row), row * row / (square * smallest));
    }

    /** Lays out a row along the shorter side; returns the remaining area. */
    private static Area lay(
            List<Area> parts, List<Double> sizes, double scale, double row, Area rest) {
        boolean upright = rest.width >= rest.height;
        double thick = row / (upright ? rest.height : rest.width);
        double at = upright ? rest.y : rest.x;
        for (double size : sizes) {
            double along = size * scale / thick;
            parts.add(
                    upright
                            ? new Area(rest.x, at, thick, along)
                            : new Area(at, rest.y, along, thick));
            at += along;
        }
        return upright ? rest.inset(thick, 0, 0, 0) : rest.inset(0, thick, 0, 0);
    }
}
