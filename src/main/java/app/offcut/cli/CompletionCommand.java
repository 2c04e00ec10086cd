package app.offcut.cli;

import app.offcut.cli.shell.FishCompletion;
import app.offcut.cli.shell.ZshCompletion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code generate-completion}: prints a script that completes commands and options in a shell. */
@Command(
        name = "generate-completion",
        description = "Print a completion script for a shell.",
        footer = {
            "",
            "Examples:",
            "  source <(offcut generate-completion)",
            "  offcut generate-completion zsh > ~/.zfunc/_offcut",
            "  offcut generate-completion fish > ~/.config/fish/completions/offcut.fish"
        })
final class CompletionCommand extends Subcommand {

    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(
            paramLabel = "bash|zsh|fish",
            arity = "0..1",
            defaultValue = "bash",
            description = "The shell (default: ${DEFAULT-VALUE}).")
    private Shell shell = Shell.BASH;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec offcut = Objects.requireNonNull(spec).root();
        String script =
                switch (shell) {
                    case BASH -> AutoComplete.bash(offcut.name(), offcut.commandLine());
                    case ZSH -> ZshCompletion.of(offcut);
                    case FISH -> FishCompletion.of(offcut);
                };
        if (answer().json()) return answer().json(new CleanupJson.Completion(script));
        answer().context().out().print(script);
        return 0;
    }
}
