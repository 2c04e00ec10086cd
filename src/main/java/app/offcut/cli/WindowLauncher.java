package app.offcut.cli;

import app.offcut.instance.FirstInstance;
import app.offcut.instance.Request;
import app.offcut.settings.Environment;
import java.util.function.Consumer;

/** How the window is opened; given from above, since the command line knows no window. */
@FunctionalInterface
public interface WindowLauncher {
    /** Returns when the window has ended. */
    void open(Environment environment, Opening opening);

    /**
     * @param ask what this start is for
     * @param instance hears what later starts ask
     * @param onSignal takes what is to be done, on any thread, before a signal ends the process
     */
    record Opening(Request.Show ask, FirstInstance instance, Consumer<Runnable> onSignal) {}
}
