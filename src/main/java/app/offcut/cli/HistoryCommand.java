package app.offcut.cli;

import app.offcut.OpenLibrary;
import app.offcut.cleanup.RunHistory.Run;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code history}: the runs there were, newest first. */
@Command(
        name = "history",
        description = "Show what was cleaned, when, and by whom.",
        footer = {"", "Examples:", "  offcut history", "  offcut history \"Ice cores\" --json"})
final class HistoryCommand extends LibraryCommand {
    @Parameters(
            paramLabel = "PROJECT",
            arity = "0..1",
            description = "Only this project's runs. It may be gone by now.")
    private @Nullable String project;

    HistoryCommand(OffcutCommand offcut) {
        super(offcut);
    }

    @Override
    int run(OpenLibrary open) {
        List<Run> runs = open.history().runs();
        if (project != null) runs = runsOf(project, runs, open);
        if (answer().json()) return answer().json(Shapes.History.of(runs));
        if (runs.isEmpty()) answer().line(Texts.of("cli.history.none"));
        byDay(runs).forEach(this::showDay);
        return 0;
    }

    /** Runs of a project that was deleted since are found by its id or by its name. */
    private static List<Run> runsOf(String asked, List<Run> runs, OpenLibrary open) {
        List<Run> byId = runs.stream().filter(r -> r.projectId().equals(asked)).toList();
        if (!byId.isEmpty()) return byId;
        List<Run> byName = runs.stream().filter(r -> r.projectName().equals(asked)).toList();
        if (byName.stream().map(Run::projectId).distinct().count() == 1) return byName;
        String id = ProjectNames.ids(open, List.of(asked)).getFirst();
        return runs.stream().filter(r -> r.projectId().equals(id)).toList();
    }

    private static Map<LocalDate, List<Run>> byDay(List<Run> runs) {
        return runs.stream()
                .collect(
                        Collectors.groupingBy(
                                r -> LocalDate.ofInstant(r.startedAt(), ZoneId.systemDefault()),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private void showDay(LocalDate day, List<Run> runs) {
        answer().line(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).format(day));
        var time = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());
        Table table = new Table(1, "llrrll");
        for (Run run : runs) {
            table.row(
                    "  " + time.format(run.startedAt()),
                    run.projectName(),
                    Texts.of("cli.history.files", run.deletedFiles()),
                    Formats.bytes(run.freedBytes()),
                    Texts.of("cli.outcome." + run.outcome()),
                    Texts.of("cli.by." + run.startedBy()));
        }
        table.lines().forEach(answer()::line);
    }
}
