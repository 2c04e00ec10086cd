package app.offcut.ui.fx;

import app.offcut.text.Visible;
import java.nio.file.Path;

/** Formats folder paths for people. */
public final class Paths {
    private Paths() {}

    /** The path, with {@code ~} for the home folder. */
    public static String shown(Path path) {
        Path home = Path.of(System.getProperty("user.home"));
        if (!path.startsWith(home) || path.equals(home)) return Visible.of(path.toString());
        return Visible.of(Path.of("~").resolve(home.relativize(path)).toString());
    }
}
