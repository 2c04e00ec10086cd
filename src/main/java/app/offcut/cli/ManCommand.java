package app.offcut.cli;

import app.offcut.cli.shell.ManPage;
import app.offcut.settings.InstalledVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code generate-man}: prints the manual page, which the build puts into the packages. */
@Command(
        name = "generate-man",
        description = "Print the manual page.",
        hidden = true,
        footer = {"", "Example:", "  offcut generate-man | man -l -"})
final class ManCommand extends Subcommand {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec offcut = Objects.requireNonNull(spec).root();
        String page = ManPage.of(offcut, InstalledVersion.number());
        if (answer().json()) return answer().json(new CleanupJson.Man(page));
        answer().context().out().print(page);
        return 0;
    }
}
