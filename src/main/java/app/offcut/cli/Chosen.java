package app.offcut.cli;

import app.offcut.OpenLibrary;
import app.offcut.cleanup.ProjectRow;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The projects a command is about: named ones, or all that are ready. */
final class Chosen {
    @Parameters(
            paramLabel = "PROJECT",
            arity = "1..*",
            description = "Id, or a name that is unique.")
    private List<String> named = List.of();

    @Option(
            names = "--ready",
            required = true,
            description = "Every project that is ready, has grown back, or was partly cleaned.")
    private boolean ready;

    boolean ready() {
        return ready;
    }

    /** Whether exactly one project is named: its answer is then the command's answer. */
    boolean one() {
        return !ready && named.size() == 1;
    }

    /**
     * @throws app.offcut.text.Problem if a name means no project or several; nothing is done then
     */
    List<String> ids(OpenLibrary open) {
        if (!ready) return ProjectNames.ids(open, named);
        return open.surveyor().survey().rows().stream()
                .filter(r -> r.state().cleanable())
                .map(ProjectRow::id)
                .toList();
    }
}
