package app.offcut.ui.fx;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Asks the user for a folder; passes on nothing if the user cancels. */
@FunctionalInterface
public interface FolderChooser {
    void choose(String title, Consumer<Path> chosen);
}
