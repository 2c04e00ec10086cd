package app.offcut.cli;

import app.offcut.session.OpenLibrary;
import app.offcut.text.Texts;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pin} and {@code unpin}: pin projects, whose files are then kept whatever their state. */
abstract sealed class PinCommand extends LibraryCommand {
    @Parameters(
            paramLabel = "PROJECT",
            arity = "1..*",
            description = "Id, or a name that is unique.")
    private List<String> projects = List.of();

    private final boolean pinned;

    private PinCommand(boolean pinned) {
        this.pinned = pinned;
    }

    @Command(
            name = "pin",
            description = "Keep these projects' files until they are unpinned.",
            footer = {"", "Example:", "  offcut pin \"Ice cores\""})
    static final class Pin extends PinCommand {
        Pin() {
            super(true);
        }
    }

    @Command(
            name = "unpin",
            description = "Let these projects be cleaned again.",
            footer = {"", "Example:", "  offcut unpin \"Ice cores\""})
    static final class Unpin extends PinCommand {
        Unpin() {
            super(false);
        }
    }

    @Override
    int run(OpenLibrary open) {
        List<String> ids = Names.checkedIds(open, projects);
        ids.forEach(pinned ? open::pin : open::unpin);
        ids.forEach(id -> answer().line(Texts.of(pinned ? "cli.pinned" : "cli.unpinned", id)));
        if (!answer().json()) return 0;
        return answer().json(
                        new CleanupJson.Pins(
                                ids.stream()
                                        .map(id -> new CleanupJson.Pins.Pin(id, pinned))
                                        .toList()));
    }
}
