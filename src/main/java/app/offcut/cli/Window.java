package app.offcut.cli;

import app.offcut.instance.Ask;
import app.offcut.instance.FirstInstance;
import app.offcut.settings.Environment;

/** How the window is opened; given from above, since the command line knows no window. */
@FunctionalInterface
public interface Window {
    /** Returns when the window has ended. */
    void open(Environment environment, Opening opening);

    /**
     * @param ask what this start is for
     * @param instance hears what later starts ask
     */
    record Opening(Ask.Show ask, FirstInstance instance) {}
}
