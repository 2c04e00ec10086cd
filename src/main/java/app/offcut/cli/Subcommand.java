package app.offcut.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** A command after {@code offcut}, with the options of {@code offcut} itself. */
abstract class Subcommand implements Callable<Integer> {
    @ParentCommand private @Nullable OffcutCommand offcut;

    final OffcutCommand offcut() {
        return Objects.requireNonNull(offcut, "set by the parser");
    }

    final Answer answer() {
        return offcut().answer();
    }
}
