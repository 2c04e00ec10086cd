package app.offcut.cli;

import app.offcut.instance.FirstInstance;
import app.offcut.instance.Request;
import app.offcut.settings.Environment;
import java.util.function.Consumer;

/**
 * Opens the window. Injected from above, because the command line does not depend on the window.
 */
@FunctionalInterface
public interface WindowLauncher {
    /** Returns when the window has closed. */
    void open(Environment environment, Opening opening);

    /**
     * @param ask the request of this start
     * @param instance receives the requests of later starts
     * @param onSignal takes an action to run, on any thread, before a signal ends the process
     */
    record Opening(Request.Show ask, FirstInstance instance, Consumer<Runnable> onSignal) {}
}
