package app.offcut;

import app.offcut.cli.Cli;
import app.offcut.cli.CliContext;
import app.offcut.cli.Output;
import app.offcut.cli.WindowLauncher;
import app.offcut.settings.Environment;
import app.offcut.settings.Logging;
import app.offcut.text.Problem;
import app.offcut.ui.App;

/**
 * Without a command the window, otherwise the command line. No JavaFX class is loaded before the
 * window is opened.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Logging.drop();
        System.exit(run(args));
    }

    private static int run(String[] args) {
        Environment environment;
        try {
            environment = Environment.ofProcess();
        } catch (Problem problem) {
            return Cli.refuse(args, problem, Output.ofProcess(), System.err);
        }
        return Cli.run(args, CliContext.byProcess(environment, Main::window));
    }

    static void window(Environment environment, WindowLauncher.Opening opening) {
        App.launch(environment, opening.ask(), opening.instance(), opening.onSignal());
    }
}
