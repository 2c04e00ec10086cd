package app.offcut.cli;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code history}: lists the runs, newest first. Changes nothing in the library. */
@Command(
        name = "history",
        description = {
            "Show what was cleaned, when and by whom; with --files, why each file was"
                    + " deleted and with which result."
        },
        footer = {
            "",
            "Examples:",
            "  offcut history",
            "  offcut history \"Ice cores\" --files     why is this file gone?"
        })
final class HistoryCommand extends LibraryCommand {
    @Parameters(
            paramLabel = "PROJECT",
            arity = "0..1",
            description = "Only the runs of this project, which may no longer exist.")
    private @Nullable String project;

    @Option(names = "--files", description = "Show every file of every run.")
    private boolean files;

    @Override
    int run(OpenLibrary open) {
        List<Run> runs = open.runs();
        if (project != null) runs = runsOf(project, runs, open);
        List<HeldRun> left = held(open);
        Function<String, List<FileResult>> filesOf = files ? open::files : null;
        if (answer().json()) {
            String word = ListJson.word(open.library());
            return answer().json(HistoryJson.of(word, runs, older(left), filesOf));
        }
        answer().line(ListText.head(open.library()));
        new HistoryText(left, filesOf, answer().context().environment().clock().instant())
                .lines(runs)
                .forEach(answer()::line);
        return 0;
    }

    private static Function<String, HeldAmounts> older(List<HeldRun> left) {
        return id ->
                left.stream()
                        .filter(run -> run.run().equals(id) && run.needsDecision())
                        .findFirst()
                        .map(HeldAmounts::olderCopies)
                        .orElse(HeldAmounts.NONE);
    }

    /**
     * The held runs; empty while a disk is disconnected, because the history must still be shown.
     */
    private static List<HeldRun> held(OpenLibrary open) {
        try {
            return open.cleanup().runs();
        } catch (Problem problem) {
            return List.of();
        }
    }

    /** The runs of a project, which the generator may have deleted since. */
    private static List<Run> runsOf(String asked, List<Run> runs, OpenLibrary open) {
        List<Run> byId = runs.stream().filter(r -> r.projectId().equals(asked)).toList();
        if (!byId.isEmpty()) return byId;
        List<Run> byName = runs.stream().filter(r -> r.projectName().equals(asked)).toList();
        if (byName.stream().map(Run::projectId).distinct().count() == 1) return byName;
        String id = Names.ids(open, List.of(asked)).getFirst();
        return runs.stream().filter(r -> r.projectId().equals(id)).toList();
    }
}
