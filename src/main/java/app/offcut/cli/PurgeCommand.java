package app.offcut.cli;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.UnreadableHold;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code purge}: erases held files now, before their keep time ends. */
@Command(
        name = "purge",
        description = {
            "Erase held files now, before their keep time ends. This cannot be undone.",
            "The final video is checked again first; if it fails, the files are put"
                    + " back instead.",
            "If newer files have taken the places of held ones, the held ones are"
                    + " older copies: RUN erases them, --all does not. If a newer file is gone"
                    + " too, the final video is checked first, and nothing is changed if it"
                    + " fails."
        },
        footer = {
            "",
            "Examples:",
            "  offcut purge 20261122-191301-7c04",
            "  offcut purge --all --json"
        })
final class PurgeCommand extends LibraryCommand {
    @Parameters(
            paramLabel = "RUN",
            arity = "0..*",
            description = "The run's id, as clean and history show it.")
    private List<String> named = List.of();

    @Option(names = "--all", description = "All runs that are held for undo.")
    private boolean all;

    private final List<CleanupJson.Purged.Run> purged = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int status;

    @Override
    void checkUsage() {
        if (named.isEmpty() && !all) throw Problem.usage(Texts.of("cli.purge.no-run"));
        if (!named.isEmpty() && all) throw Problem.usage(Texts.of("cli.purge.both"));
    }

    @Override
    int run(OpenLibrary open) {
        StopSignal stop = answer().context().stop();
        stop.arm();
        for (String run : all ? held(open) : new LinkedHashSet<>(named)) {
            if (stop.asked()) status = StopSignal.STOPPED;
            else purge(open, run);
        }
        if (all) reportUnseen(open);
        if (purged.isEmpty() && problems.isEmpty()) InterruptedRuns.end(open, answer());
        else InterruptedRuns.endOthers(open, answer());
        if (purged.isEmpty() && problems.isEmpty()) answer().line(Texts.of("cli.purge.nothing"));
        List<CleanupJson.Untouched> untouched = all ? untouched(open) : List.of();
        untouched.forEach(one -> answer().line(one.sentence()));
        if (answer().json()) answer().json(new CleanupJson.Purged(purged, problems, untouched));
        return status;
    }

    private static LinkedHashSet<String> held(OpenLibrary open) {
        LinkedHashSet<String> held = new LinkedHashSet<>();
        for (HeldRun run : open.cleanup().runs()) if (run.canBeErased()) held.add(run.run());
        return held;
    }

    /**
     * Older copies, which may be the last copies of their files, so they are erased only by name.
     */
    private static List<CleanupJson.Untouched> untouched(OpenLibrary open) {
        return open.cleanup().runs().stream()
                .filter(HeldRun::needsDecision)
                .map(CleanupJson.Untouched::of)
                .toList();
    }

    /** Reports unreadable holds, whose files, if any, are still held. */
    private void reportUnseen(OpenLibrary open) {
        for (UnreadableHold place : open.cleanup().unseen()) {
            problems.add(place.why());
            answer().remark(place.why());
            status = Math.max(status, Problem.Code.UNAVAILABLE.exitStatus());
        }
    }

    private void purge(OpenLibrary open, String run) {
        try {
            Names.checkRun(open, run);
            print(run, open.cleanup().purge(run));
        } catch (Problem problem) {
            if (named.size() == 1) throw problem;
            problems.add(problem.sentence());
            answer().remark(problem);
            status = Math.max(status, problem.code().exitStatus());
        }
    }

    private void print(String run, CleanupReport report) {
        purged.add(CleanupJson.Purged.Run.of(run, report));
        problems.addAll(report.problems());
        if (report.outcome() == Outcome.REFUSED) status = Math.max(status, 3);
        else if (!report.failed().isEmpty()) status = Math.max(status, 1);
        CleanText.result(report).forEach(answer()::line);
        CleanText.laterRemarks(report).forEach(answer()::remark);
    }
}
