package app.offcut;

import app.offcut.cli.Cli;
import app.offcut.cli.Given;
import app.offcut.cli.Window;
import app.offcut.settings.Environment;
import app.offcut.ui.App;

/**
 * Without a command the window, otherwise the command line. No JavaFX class is loaded before the
 * window is opened.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // a lambda, since App::launch would load JavaFX before it is called
        Window window = (environment, library) -> App.launch(environment, library);
        System.exit(Cli.run(args, Given.byProcess(Environment.ofProcess(), window)));
    }
}
