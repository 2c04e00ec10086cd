package app.offcut.ui;

import app.offcut.settings.WindowState.Place;
import app.offcut.ui.fx.Background;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts the window where it was last time, and tells where the user puts it. */
final class WindowPlace {
    /** After this pause the desktop has told all of a change, a maximised window's size too. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    /** This much of a title bar must be on a screen, so that the mouse can move the window. */
    private static final double GRIP = 100;

    private static final double BAR = 30;

    private final Stage stage;
    private final Background background;
    private Consumer<Place> moved = _ -> {};
    private boolean asked;
    private Place last = new Place(0, 0, 0, 0, false);

    WindowPlace(Stage stage, Background background) {
        this.stage = stage;
        this.background = background;
    }

    /** Call before the window is shown. */
    void restore(Place place) {
        last = place;
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        Place fit = fitted(place, screens);
        boolean there = reachable(fit, screens);
        if (there) stage.setX(fit.x());
        if (there) stage.setY(fit.y());
        stage.setWidth(fit.width());
        stage.setHeight(fit.height());
        stage.setMaximized(place.maximised());
    }

    /** No larger than the largest screen. */
    static Place fitted(Place place, List<Rectangle2D> screens) {
        double width = screens.stream().mapToDouble(Rectangle2D::getWidth).max().orElse(0);
        double height = screens.stream().mapToDouble(Rectangle2D::getHeight).max().orElse(0);
        return new Place(
                place.x(),
                place.y(),
                Math.min(place.width(), width),
                Math.min(place.height(), height),
                place.maximised());
    }

    /** Whether the mouse can get hold of its title bar; otherwise the desktop places it. */
    static boolean reachable(Place place, List<Rectangle2D> screens) {
        return screens.stream()
                .anyMatch(screen -> {
                    double left = Math.max(place.x(), screen.getMinX());
                    double right = Math.min(place.x() + place.width(), screen.getMaxX());
                    return right - left >= GRIP
                            && place.y() >= screen.getMinY() - BAR / 2
                            && place.y() + BAR <= screen.getMaxY();
                });
    }

    /** Tells each place from now on in which the window is left. */
    void follow(Consumer<Place> listener) {
        moved = listener;
        stage.xProperty().subscribe(this::ask);
        stage.yProperty().subscribe(this::ask);
        stage.widthProperty().subscribe(this::ask);
        stage.heightProperty().subscribe(this::ask);
        stage.maximizedProperty().subscribe(this::ask);
    }

    private void ask() {
        if (asked) return;
        asked = true;
        background.later(PAUSE, this::tell);
    }

    private void tell() {
        asked = false;
        if (!stage.isShowing() || stage.isIconified()) return;
        Place now =
                new Place(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        // what a maximised window returns to is not told while it is
        if (stage.isMaximized())
            now = new Place(last.x(), last.y(), last.width(), last.height(), true);
        last = now;
        moved.accept(now);
    }
}
