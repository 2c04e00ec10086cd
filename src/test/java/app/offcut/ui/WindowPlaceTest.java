package app.offcut.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.settings.WindowState.Place;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlaceTest {
    /** The second screen stands at the left of the first one, a little higher. */
    private static final List<Rectangle2D> SCREENS =
            List.of(new Rectangle2D(0, 0, 1920, 1080), new Rectangle2D(-1280, -100, 1280, 800));

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "-1280, -100, true",
        "-300, 200, true", // across both
        "1800, 1000, true",
        "1850, 500, false",
        "100, 1060, false",
        "100, -90, false", // above the first, beside the second
        "2000, 100, false", // a third one was there
        "-1280, 750, false"
    })
    void returnsToAPlaceWhereTheMouseReachesTheTitleBar(double x, double y, boolean reachable) {
        Place place = new Place(x, y, 900, 600, false);
        assertEquals(reachable, WindowPlace.reachable(place, SCREENS));
    }

    @Test
    void isNoLargerThanTheLargestScreen() {
        Place place = new Place(0, 0, 3000, 700, true);
        assertEquals(new Place(0, 0, 1920, 700, true), WindowPlace.fitted(place, SCREENS));
    }
}
