package app.offcut.ui.fx;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

/** Offcut's icon, for title bars, task bars, docks and the tray; drawn in {@code offcut.svg}. */
public final class Mark {
    private Mark() {}

    /** In the sizes that desktops ask for. */
    public static List<Image> images() {
        return IntStream.of(16, 24, 32, 48, 64, 128, 256)
                .mapToObj(size -> new Image(url(size).toExternalForm()))
                .toList();
    }

    /**
     * @param pixels width and height, of one of the {@link #images}
     */
    public static URL url(int pixels) {
        String name = "/app/offcut/ui/icon/" + pixels + ".png";
        return Objects.requireNonNull(Mark.class.getResource(name), name);
    }
}
