package app.offcut.cli;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The projects of a command: named ones, or all that are ready. */
final class ProjectSelection {
    @Parameters(paramLabel = "PROJECT", arity = "0..*", description = "Id, or unique name.")
    private List<String> named = List.of();

    @Option(
            names = "--ready",
            description = "All projects that are ready, have new files, or were partly cleaned.")
    private boolean ready;

    /**
     * Checked here, because the parser does not allow an option between two projects of a group.
     *
     * @throws Problem USAGE unless exactly one of the two is given
     */
    void check() {
        if (named.isEmpty() && !ready) throw Problem.usage(Texts.of("cli.no-project"));
        if (!named.isEmpty() && ready) throw Problem.usage(Texts.of("cli.both"));
    }

    boolean ready() {
        return ready;
    }

    /** Whether exactly one project is named, whose result is then the command's. */
    boolean one() {
        return !ready && named.size() == 1;
    }

    /**
     * @throws Problem if a name matches no project or several; nothing is done then
     */
    List<String> ids(OpenLibrary open) {
        if (!ready) return Names.ids(open, named);
        return open.survey().rows().stream()
                .filter(r -> r.state().cleanable())
                .map(ProjectRow::id)
                .toList();
    }
}
