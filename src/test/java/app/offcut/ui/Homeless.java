package app.offcut.ui;

import app.offcut.settings.Environment;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The environment of a window whose libraries are nowhere. */
public final class Homeless {
    private Homeless() {}

    public static Environment in(Path state) {
        return new Environment(Map.of(), InstantSource.system(), state, state, state);
    }
}
