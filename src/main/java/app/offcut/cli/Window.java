package app.offcut.cli;

import app.offcut.settings.Environment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How the window is opened; given from above, since the command line knows no window. */
@FunctionalInterface
public interface Window {
    /**
     * Returns when the window is closed.
     *
     * @param library null for the last one opened, or the welcome page
     */
    void open(Environment environment, @Nullable Path library);
}
