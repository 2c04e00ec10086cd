package app.offcut;

import app.offcut.cli.Cli;
import app.offcut.cli.Given;
import app.offcut.settings.Environment;

/**
 * Without a command the window, otherwise the command line. No JavaFX class is loaded before the
 * window is opened.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Cli.run(args, Given.byProcess(Environment.ofProcess(), (_, _) -> {})));
    }
}
