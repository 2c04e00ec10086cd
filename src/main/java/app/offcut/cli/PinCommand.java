package app.offcut.cli;

import app.offcut.session.OpenLibrary;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pin}: keeps a project's files, whatever its state. */
@Command(
        name = "pin",
        description = "Keep these projects' files until they are unpinned.",
        footer = {"", "Example:", "  offcut pin \"Ice cores\""})
final class PinCommand extends LibraryCommand {
    @Parameters(paramLabel = "PROJECT", arity = "1..*", description = "Id, or unique name.")
    private List<String> projects = List.of();

    PinCommand(OffcutCommand offcut) {
        super(offcut);
    }

    @Override
    int run(OpenLibrary open) {
        List<String> ids = ProjectNames.checkedIds(open, projects);
        ids.forEach(open.pins()::pin);
        return CleanupJson.Pins.show(answer(), ids, true);
    }
}
