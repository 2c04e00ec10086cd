package app.offcut.cli;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import app.offcut.session.OpenLibrary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code list}: measures and lists every project. Changes nothing in the library. */
@Command(
        name = "list",
        description = "List every project with its size, what can be freed, and its state.",
        footer = {
            "",
            "Examples:",
            "  offcut list --sort name",
            "  offcut list --all",
            "  offcut list --library ~/generator --json"
        })
final class ListCommand extends Subcommand {

    /** The sort order; equal rows are sorted by name. */
    enum Sort {
        SIZE(Comparator.comparingLong((ProjectRow r) -> r.usage().totalBytes()).reversed()),
        NAME(BY_NAME),
        STATE(Comparator.comparingInt(r -> STATES.indexOf(r.state().getClass()))),
        ACTIVE(
                Comparator.comparing((ProjectRow r) ->
                                Objects.requireNonNullElse(r.lastActive(), Instant.MIN))
                        .reversed());

        private final Comparator<ProjectRow> order;

        Sort(Comparator<ProjectRow> order) {
            this.order = order;
        }

        List<ProjectRow> sorted(List<ProjectRow> rows) {
            return rows.stream().sorted(order.thenComparing(BY_NAME)).toList();
        }
    }

    private static final Comparator<ProjectRow> BY_NAME =
            Comparator.comparing(ProjectRow::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(ProjectRow::id);

    /** In order of precedence. */
    private static final List<Class<?>> STATES = List.of(RowState.class.getPermittedSubclasses());

    @Option(
            names = "--sort",
            paramLabel = "size|name|state|active",
            defaultValue = "size",
            description = "Sort order (default: ${DEFAULT-VALUE}).")
    private Sort sort = Sort.SIZE;

    @Option(
            names = "--all",
            description = "List every library that was opened before instead, with their sum.")
    private boolean all;

    @Option(
            names = "--full",
            description = "Read every folder again, also those in which nothing seems new.")
    private boolean full;

    @Override
    public Integer call() {
        if (all) {
            offcut().startLog();
            return new AllLibraries(answer()).show();
        }
        try (OpenLibrary open = offcut().open()) {
            return show(open, full ? open.fullSurvey() : open.survey(), answer(), sort);
        }
    }

    static int show(OpenLibrary open, Survey survey, Answer answer, Sort sort) {
        List<ProjectRow> rows = sort.sorted(survey.rows());
        if (answer.json()) return answer.json(ListJson.of(open.library(), survey, rows));
        ListText.lines(open.library(), survey, rows).forEach(answer::line);
        return 0;
    }
}
