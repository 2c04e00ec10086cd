package app.offcut.ui;

import app.offcut.OpenLibrary;
import app.offcut.settings.Environment;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Lets the first opening of a library be over. */
public final class OpenedBefore {
    private OpenedBefore() {}

    /**
     * @param folder with the state folder in it
     */
    public static void in(Path folder, Path library) {
        Environment environment =
                new Environment(
                        Map.of(), InstantSource.system(), folder, folder, folder.resolve("state"));
        try (OpenLibrary open = OpenLibrary.open(library, environment)) {
            open.firstOpening().told();
        }
    }
}
