package app.offcut.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code generate-completion}: prints a script that completes commands and options in bash and zsh.
 */
@Command(
        name = "generate-completion",
        description = "Print a completion script for bash and zsh.",
        footer = {"", "Example:", "  source <(offcut generate-completion)"})
final class CompletionCommand implements Callable<Integer> {
    private final OffcutCommand offcut;

    @Spec private @Nullable CommandSpec spec;

    CompletionCommand(OffcutCommand offcut) {
        this.offcut = offcut;
    }

    @Override
    public Integer call() {
        String script =
                AutoComplete.bash("offcut", Objects.requireNonNull(spec).root().commandLine());
        if (offcut.answer().json())
            return offcut.answer().json(new CleanupJson.Completion(Json.SCHEMA, script));
        offcut.answer().context().out().print(script);
        return 0;
    }
}
