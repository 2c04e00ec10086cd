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
 * Recovers the runs of earlier starts. Every command that works on files does so first; undo and
 * purge do so afterwards, because recovery might erase the runs they are about.
 */
final class InterruptedRuns {
    private InterruptedRuns() {}

    /**
     * Recovers them, and reports it on the error stream.
     *
     * @throws Problem LOCKED or UNAVAILABLE
     */
    static List<Recovered> end(OpenLibrary open, Answer answer) {
        List<Recovered> all = open.cleanup().recover();
        for (Recovered one : all) sentences(one).forEach(answer::remark);
        return all;
    }

    /** For a command that has already done its work: a failure here is only reported. */
    static List<Recovered> endOthers(OpenLibrary open, Answer answer) {
        try {
            return end(open, answer);
        } catch (Problem problem) {
            answer.remark(problem);
            return List.of();
        }
    }

    /** Empty for a run that is properly held. */
    static List<String> sentences(Recovered one) {
        List<String> sentences = new ArrayList<>();
        CleanupReport report = one.report();
        if (report == null) {
            if (one.did() == Did.ROLLED_BACK)
                sentences.add(Texts.of("cli.recover.given-back", one.run()));
        } else if (one.did() != Did.KEPT || report.restoredFiles() > 0) { // otherwise unchanged
            sentences.addAll(CleanText.done(report));
            sentences.addAll(CleanText.laterRemarks(report));
        }
        if (one.problem() != null) sentences.add(one.problem());
        return sentences;
    }
}
