package app.offcut.cli;

import java.util.Objects;
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
final class CompletionCommand extends Subcommand {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String script =
                AutoComplete.bash("offcut", Objects.requireNonNull(spec).root().commandLine());
        if (answer().json()) return answer().json(new CleanupJson.Completion(script));
        answer().context().out().print(script);
        return 0;
    }
}
