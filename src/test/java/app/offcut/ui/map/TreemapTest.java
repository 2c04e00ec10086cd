package app.offcut.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.ui.map.Treemap.Area;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TreemapTest {
    private static final double EXACT = 1e-6;

    @Test
    void fillsTheWholeWithPartsOfTheirSizeThatDoNotOverlap() {
        Random random = new Random(7);
        for (int count = 1; count <= 60; count++) {
            List<Double> sizes =
                    Stream.generate(() -> Math.pow(10, random.nextDouble() * 6))
                            .limit(count)
                            .sorted(Comparator.reverseOrder())
                            .toList();
            Area whole = new Area(10, 20, 640, 400);
            List<Area> parts = Treemap.cut(whole, sizes);
            double sum = sizes.stream().mapToDouble(Double::doubleValue).sum();
            for (int i = 0; i < count; i++) {
                Area part = parts.get(i);
                double expected = 640 * 400 * sizes.get(i) / sum;
                assertEquals(expected, part.width() * part.height(), expected * EXACT);
                assertTrue(part.x() >= 10 - EXACT && part.x() + part.width() <= 650 + EXACT);
                assertTrue(part.y() >= 20 - EXACT && part.y() + part.height() <= 420 + EXACT);
                for (int other = 0; other < i; other++)
                    assertTrue(apart(part, parts.get(other)), i + " and " + other);
            }
        }
    }

    private static boolean apart(Area one, Area other) {
        double wide =
                Math.min(one.x() + one.width(), other.x() + other.width())
                        - Math.max(one.x(), other.x());
        double high =
                Math.min(one.y() + one.height(), other.y() + other.height())
                        - Math.max(one.y(), other.y());
        return wide <= EXACT || high <= EXACT;
    }

    @Test
    void matchesTheExampleOfThePaper() {
        List<Area> parts =
                Treemap.cut(new Area(0, 0, 6, 4), List.of(6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0));
        assertEquals(3, parts.get(0).width(), EXACT);
        assertEquals(2, parts.get(0).height(), EXACT);
        assertEquals(3, parts.get(1).width(), EXACT);
        assertEquals(12.0 / 7, parts.get(2).width(), EXACT);
        assertEquals(7.0 / 3, parts.get(2).height(), EXACT);
    }

    @Test
    void handlesAnEmptyAreaAndNoSizes() {
        assertEquals(
                List.of(new Area(1, 2, 0, 0)), Treemap.cut(new Area(1, 2, 0, 9), List.of(3.0)));
        assertEquals(List.of(), Treemap.cut(new Area(0, 0, 9, 9), List.of()));
    }
}
