package app.offcut.ui.fx;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Asks the user for a folder. */
@FunctionalInterface
public interface FolderChooser {
    /**
     * @param chosen receives the folder; not called if the user cancels
     */
    void choose(String title, Consumer<Path> chosen);
}
