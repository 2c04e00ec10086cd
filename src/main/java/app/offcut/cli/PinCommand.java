package app.offcut.cli;

import app.offcut.session.OpenLibrary;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pin} and {@code unpin}: whether a project's files are kept, whatever its state. */
abstract sealed class PinCommand extends LibraryCommand {
    @Parameters(
            paramLabel = "PROJECT",
            arity = "1..*",
            description = "Id, or a name that is unique.")
    private List<String> projects = List.of();

    private final boolean pinned;

    private PinCommand(OffcutCommand offcut, boolean pinned) {
        super(offcut);
        this.pinned = pinned;
    }

    @Command(
            name = "pin",
            description = "Keep these projects' files until they are unpinned.",
            footer = {"", "Example:", "  offcut pin \"Ice cores\""})
    static final class Pin extends PinCommand {
        Pin(OffcutCommand offcut) {
            super(offcut, true);
        }
    }

    @Command(
            name = "unpin",
            description = "Let these projects be cleaned again.",
            footer = {"", "Example:", "  offcut unpin \"Ice cores\""})
    static final class Unpin extends PinCommand {
        Unpin(OffcutCommand offcut) {
            super(offcut, false);
        }
    }

    @Override
    int run(OpenLibrary open) {
        List<String> ids = ProjectNames.checkedIds(open, projects);
        ids.forEach(pinned ? open::pin : open::unpin);
        return CleanupJson.Pins.show(answer(), ids, pinned);
    }
}
