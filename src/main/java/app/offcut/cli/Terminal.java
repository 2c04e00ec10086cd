package app.offcut.cli;

import java.io.Console;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The interactive terminal, if there is one.
 *
 * @param present false in a script, a pipe or a service
 * @param answer reads one line; null at the end of the input
 */
public record Terminal(boolean present, Supplier<@Nullable String> answer) {
    public static final Terminal NONE = new Terminal(false, () -> null);

    public static Terminal ofProcess() {
        Console console = System.console();
        return console == null || !console.isTerminal()
                ? NONE
                : new Terminal(true, console::readLine);
    }
}
