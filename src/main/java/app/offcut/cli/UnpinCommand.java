package app.offcut.cli;

import app.offcut.session.OpenLibrary;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code unpin}: lets a pinned project be cleaned again. */
@Command(
        name = "unpin",
        description = "Let these projects be cleaned again.",
        footer = {"", "Example:", "  offcut unpin \"Ice cores\""})
final class UnpinCommand extends LibraryCommand {
    @Parameters(paramLabel = "PROJECT", arity = "1..*", description = "Id, or unique name.")
    private List<String> projects = List.of();

    UnpinCommand(OffcutCommand offcut) {
        super(offcut);
    }

    @Override
    int run(OpenLibrary open) {
        List<String> ids = ProjectNames.checkedIds(open, projects);
        ids.forEach(open.pins()::unpin);
        return CleanupJson.Pins.show(answer(), ids, false);
    }
}
