package app.offcut.cli;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A command for files that belong to no single project: shows them, or cleans them on request. */
abstract class AreaCommand extends LibraryCommand {
    @Option(
            names = "--hold",
            paramLabel = "TIME",
            defaultValue = "0",
            description =
                    "How long it can be undone: 30s, 10m, 1h, 7d … up to 365d. Its space is"
                            + " freed only after that. Default: ${DEFAULT-VALUE}, erase at once.")
    private String hold = "0";

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    /** What is to go; empty to show what there is. */
    abstract Optional<AreaChoice> choice();

    abstract int show(OpenLibrary open);

    @Override
    void checkUsage() {
        Duration _ = KeepTime.of(hold);
        if (choice().isPresent() && !yes && !answer().context().terminal().present())
            throw Problem.usage(Texts.of("cli.area.needs-yes"));
    }

    @Override
    final int run(OpenLibrary open) {
        Optional<AreaChoice> choice = choice();
        if (choice.isEmpty()) return show(open);
        InterruptedRuns.end(open, answer());
        answer().context().stop().arm();
        var request = CleanupRequest.of(StartedBy.COMMAND).keeping(KeepTime.of(hold));
        return Cleaning.of(open.cleanup(), answer(), request, choice.get()).cleanArea(!yes);
    }
}
