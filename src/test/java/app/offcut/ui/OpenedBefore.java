package app.offcut.ui;

import app.offcut.environment.TestEnvironment;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import java.nio.file.Path;

/** Lets the first opening of a library be over. */
public final class OpenedBefore {
    private OpenedBefore() {}

    /**
     * @param folder with the state folder in it
     */
    public static void in(Path folder, Path library) {
        try (OpenLibrary open = LibraryOpener.open(library, TestEnvironment.in(folder))) {
            open.markFirstOpeningSeen();
        }
    }
}
