package app.offcut.cli;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.UnreadableHold;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recover}: finishes or restores interrupted runs, and nothing else. */
@Command(
        name = "recover",
        description = {
            "Finish or put back interrupted cleanups, and erase held files whose time"
                    + " is over.",
            "clean and watch do this first, undo and purge do it last; this command"
                    + " does nothing else.",
            "If Offcut's own database is damaged, offers to restore its copy first."
        },
        footer = {
            "",
            "Examples:",
            "  offcut recover",
            "  offcut recover --json",
            "  offcut recover --yes"
        })
final class RecoverCommand extends LibraryCommand {
    private static final int UNAVAILABLE = Problem.Code.UNAVAILABLE.exitStatus();

    @Option(
            names = {"-y", "--yes"},
            description =
                    "Restore the copy of Offcut's own database without asking, if it is"
                            + " damaged.")
    private boolean yes;

    @Option(
            names = "--start-afresh",
            description =
                    "Start with an empty database if it is damaged, and add an unknown"
                            + " library as new. Pins and history are lost.")
    private boolean startAfresh;

    private @Nullable String settled;

    @Override
    OpenLibrary open() {
        offcut().startLog();
        var damaged = new DamagedMemory(answer());
        settled = startAfresh ? damaged.startAfresh() : damaged.settle(yes);
        return startAfresh ? offcut().openAsNew() : offcut().open();
    }

    @Override
    int run(OpenLibrary open) {
        answer().context().stop().arm();
        List<Recovered> recovered = open.cleanup().recover();
        List<HeldRun> left = open.cleanup().runs();
        List<HeldRun> held = left.stream().filter(HeldRun::isCommitted).toList();
        for (Recovered one : recovered) print(one);
        List<String> unseen = open.cleanup().unseen().stream().map(UnreadableHold::why).toList();
        if (answer().json())
            answer().json(
                            new CleanupJson.Recovered(
                                    recovered.stream().map(CleanupJson.Recovered.Run::of).toList(),
                                    held.size(),
                                    unseen,
                                    settled));
        unseen.forEach(answer()::remark);
        if (recovered.isEmpty() && unseen.isEmpty()) answer().line(Texts.of("cli.recover.nothing"));
        CleanText.heldLines(held, answer().context().environment().clock().instant())
                .forEach(answer()::line);
        return unseen.isEmpty() ? status(recovered, left) : UNAVAILABLE;
    }

    private void print(Recovered one) {
        List<String> sentences = InterruptedRuns.sentences(one);
        // the problem comes last
        for (String sentence : sentences)
            if (sentence.equals(one.problem())) answer().remark(sentence);
            else answer().line(sentence);
    }

    private static int status(List<Recovered> recovered, List<HeldRun> left) {
        int status = 0;
        for (Recovered one : recovered) {
            boolean disconnected =
                    left.stream()
                            .filter(run -> run.run().equals(one.run()))
                            .anyMatch(run -> run.missingZone().isPresent());
            if (one.did() == Did.KEPT || one.problem() != null) status = Math.max(status, 1);
            if (disconnected) status = UNAVAILABLE;
        }
        return status;
    }
}
