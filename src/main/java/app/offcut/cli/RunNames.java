package app.offcut.cli;

import app.offcut.cleanup.hold.UnreadableHold;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;

/** Checks run ids without side effects: a wrong id must not even create the lock's folder. */
final class RunNames {
    private RunNames() {}

    /**
     * @throws Problem NO_SUCH_RUN unless the run is on the disk; UNAVAILABLE if that is unknown
     */
    static void check(OpenLibrary open, String run) {
        if (open.cleanup().runs().stream().anyMatch(left -> left.run().equals(run))) return;
        for (UnreadableHold place : open.cleanup().unseen())
            throw Problem.saying(
                    Problem.Code.UNAVAILABLE, Texts.of("problem.unseen", run, place.why()));
        boolean known = open.runs().stream().anyMatch(past -> past.run().equals(run));
        throw known
                ? Problem.saying(Problem.Code.NO_SUCH_RUN, Texts.of("problem.not-held", run))
                : Problem.of(Problem.Code.NO_SUCH_RUN, run);
    }
}
