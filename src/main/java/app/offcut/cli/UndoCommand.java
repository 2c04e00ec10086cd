package app.offcut.cli;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code undo}: restores what a cleanup has deleted and still holds. */
@Command(
        name = "undo",
        description = {
            "Put back the held files of a cleanup; see “offcut clean --keep”.",
            "Nothing is overwritten: if another file is in the place, both are kept."
        },
        footer = {
            "",
            "Example:",
            "  offcut clean \"Ice cores\" --keep 1h    says which run it was",
            "  offcut undo 20261122-191301-7c04"
        })
final class UndoCommand extends LibraryCommand {
    @Parameters(paramLabel = "RUN", description = "The run's id, as clean and history show it.")
    private String run = "";

    @Override
    int run(OpenLibrary open) {
        Names.checkRun(open, run);
        answer().context().stop().arm();
        // before recovery, which would erase a run whose keep time is over
        Optional<CleanupReport> undone = undo(open.cleanup());
        List<Failed> kept = kept(open.cleanup(), undone);
        List<Recovered> others = InterruptedRuns.endOthers(open, answer());
        CleanupReport report =
                undone.or(() -> interrupted(others))
                        .orElseThrow(() ->
                                Problem.saying(
                                        Problem.Code.NO_SUCH_RUN,
                                        Texts.of("problem.not-held", run)));
        if (undone.isEmpty()) kept = kept(open.cleanup(), Optional.of(report));
        if (answer().json())
            answer().json(new CleanupJson.Undone(run, report.restoredFiles(), kept));
        answer().line(CleanText.undone(report));
        kept.stream().map(CleanText::left).forEach(answer()::line);
        return kept.isEmpty() ? 0 : 1;
    }

    /** Empty if the run was never committed, or is already being erased. */
    private Optional<CleanupReport> undo(Cleanup cleanup) {
        try {
            return Optional.of(cleanup.undo(run));
        } catch (Problem problem) {
            if (problem.code() != Problem.Code.NO_SUCH_RUN) throw problem;
            return Optional.empty();
        }
    }

    /** The report of a run that was interrupted before its commit and has just been restored. */
    private Optional<CleanupReport> interrupted(List<Recovered> recovered) {
        return recovered.stream()
                .filter(one -> one.run().equals(run))
                .map(Recovered::report)
                .filter(Objects::nonNull)
                .filter(report -> report.outcome() == Outcome.STOPPED)
                .findFirst();
    }

    /** The files still in the hold; the disk decides which, the report knows why. */
    private List<Failed> kept(Cleanup cleanup, Optional<CleanupReport> report) {
        Map<String, String> causes = new HashMap<>();
        report.ifPresent(r -> r.failed().forEach(f -> causes.put(f.path(), f.cause())));
        List<Failed> kept = new ArrayList<>();
        try {
            for (HeldRun left : cleanup.runs()) {
                if (!left.run().equals(run)) continue;
                for (String path : left.paths())
                    kept.add(
                            new Failed(path, causes.getOrDefault(path, Texts.of("cli.undo.kept"))));
            }
            return kept;
        } catch (IOException e) {
            return report.map(CleanupReport::failed).orElse(List.of());
        }
    }
}
