package app.offcut.cli;

import app.offcut.settings.Environment;
import app.offcut.settings.OperatingSystem;
import java.io.PrintStream;

/**
 * The environment of one call of the command line.
 *
 * @param out for the result and nothing else
 * @param err for sentences, progress, and the log with {@code --verbose}
 */
public record CliContext(
        Environment environment,
        Output out,
        PrintStream err,
        Terminal terminal,
        StopSignal stop,
        WindowLauncher window) {

    /** The streams, the terminal and the signals of this process. */
    public static CliContext byProcess(Environment environment, WindowLauncher window) {
        return new CliContext(
                environment,
                Output.ofProcess(),
                System.err,
                Terminal.ofProcess(),
                StopSignal.bySignals(),
                window);
    }

    /** Whether a display is available. JavaFX on Linux needs X; other systems always have one. */
    boolean display() {
        if (OperatingSystem.ofProcess() != OperatingSystem.OTHER) return true;
        String display = environment.variable("DISPLAY");
        return display != null && !display.isBlank();
    }

    boolean colours() {
        String noColour = environment.variable("NO_COLOR");
        return terminal.present() && (noColour == null || noColour.isEmpty());
    }
}
