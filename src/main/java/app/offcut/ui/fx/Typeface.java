package app.offcut.ui.fx;

import java.net.URL;
import java.util.Objects;
import javafx.scene.text.Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offcut's typeface, in which all figures have the same width: Inter, made so by {@code
 * typeface.py}, since JavaFX cannot ask for a font's own such figures. Stylesheets name its family;
 * where it could not be loaded, they get the system's.
 */
public final class Typeface {
    private static final String FAMILY = "Inter Tabular";

    private static final Logger LOG = LoggerFactory.getLogger(Typeface.class);

    static {
        load("Regular");
        load("Bold");
    }

    private Typeface() {}

    /** Loads it at the first call, which reads two files; thread-safe. */
    public static void load() {
        // the static initializer does it
    }

    /** In this size, after {@link #load}ing it. */
    public static Font sized(double pixels) {
        return Font.font(FAMILY, pixels);
    }

    private static void load(String style) {
        String name = "/app/offcut/ui/typeface/" + style + ".ttf";
        URL url = Objects.requireNonNull(Typeface.class.getResource(name), name);
        if (Font.loadFont(url.toExternalForm(), 0) == null)
            // JavaFX copies it to the temporary folder, which may be full
            LOG.warn("The typeface {} could not be loaded, the system's is used", style);
    }
}
