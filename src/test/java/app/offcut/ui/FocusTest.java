package app.offcut.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.settings.UserPreferences.Theme;
import app.offcut.ui.fx.SameThread;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Tab goes through the window in reading order, and every focused control looks focused. */
@ExtendWith(ApplicationExtension.class)
class FocusTest {
    private static final int AROUND = 4;
    private static final int STOPS = 80;

    @TempDir Path state;
    private MainModel model;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        var session = TestWindow.everyState();
        model = new MainModel(TestWindow.engine(state, session), new SameThread());
        TestWindow.show(model, InstantSource.fixed(Rows.NOW), stage, 1280, 800);
        model.start(session.root());
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void tabFollowsReadingOrderAndShowsTheFocus(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            model.choices().theme().choose(theme);
            stage.getScene().lookup("#libraries").requestFocus();
        });
        List<String> way = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        Node first = null;
        for (int stop = 0; stop < STOPS; stop++) {
            robot.type(KeyCode.TAB);
            Node here = stage.getScene().getFocusOwner();
            if (here == first) break;
            if (first == null) first = here;
            way.add(String.valueOf(here.getId()));
            Bounds place = here.localToScene(here.getLayoutBounds());
            int[] with = pixels(place, robot);
            robot.interact(() -> stage.getScene().getRoot().requestFocus());
            int[] without = pixels(place, robot);
            if (java.util.Arrays.equals(with, without)) unseen.add(here.toString());
            robot.interact(here::requestFocus);
        }
        assertEquals(List.of(), unseen);
        List<String> expected =
                List.of(
                        "auto-clean",
                        "refresh",
                        "history",
                        "preferences",
                        "clean-all",
                        "search",
                        "filter-all",
                        "as-list",
                        "projects",
                        "full-bars",
                        "erase-held");
        way.retainAll(expected);
        assertEquals(expected, way);
    }

    private int[] pixels(Bounds place, FxRobot robot) {
        WritableImage[] picture = new WritableImage[1];
        robot.interact(() -> picture[0] = stage.getScene().snapshot(null));
        PixelReader reader = picture[0].getPixelReader();
        int left = Math.max(0, (int) place.getMinX() - AROUND);
        int top = Math.max(0, (int) place.getMinY() - AROUND);
        int right = Math.min(1279, (int) place.getMaxX() + AROUND);
        int bottom = Math.min(799, (int) place.getMaxY() + AROUND);
        assertTrue(right > left && bottom > top, "out of sight: " + place);
        int[] pixels = new int[(right - left) * (bottom - top)];
        reader.getPixels(
                left,
                top,
                right - left,
                bottom - top,
                javafx.scene.image.PixelFormat.getIntArgbInstance(),
                pixels,
                0,
                right - left);
        return pixels;
    }
}
