package app.offcut.cli;

import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * What earlier runs have left: ended and told by every command that works on files; by undo and
 * purge after their own work, since it might erase what they are about.
 */
final class InterruptedRuns {
    private InterruptedRuns() {}

    /**
     * Ends them, and says so on the error stream.
     *
     * @throws Problem LOCKED or UNAVAILABLE
     */
    static List<Recovered> end(OpenLibrary open, Answer answer) {
        List<Recovered> all = open.cleanup().recover();
        for (Recovered one : all) sentences(one).forEach(answer::remark);
        return all;
    }

    /** For a command that has done its own work already: what goes wrong here is only said. */
    static List<Recovered> endOthers(OpenLibrary open, Answer answer) {
        try {
            return end(open, answer);
        } catch (Problem problem) {
            answer.remark(problem);
            return List.of();
        }
    }

    /** Empty for a run that waits as it should. */
    static List<String> sentences(Recovered one) {
        List<String> sentences = new ArrayList<>();
        CleanupReport report = one.report();
        if (report == null) {
            if (one.did() == Did.ROLLED_BACK)
                sentences.add(Texts.of("cli.recover.given-back", one.run()));
        } else if (one.did() != Did.KEPT || report.restoredFiles() > 0) { // else nothing is new
            sentences.addAll(CleanText.done(report));
            sentences.addAll(CleanText.laterRemarks(report));
        }
        if (one.problem() != null) sentences.add(one.problem());
        return sentences;
    }
}
