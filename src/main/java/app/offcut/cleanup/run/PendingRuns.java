package app.offcut.cleanup.run;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.journal.OffcutFolder;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.failure.Failure;
import app.offcut.library.Library;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs that earlier starts have left on the disk, held or interrupted. Only the owner of the
 * lock may call anything other than {@link #questions}, {@link #due} and {@link #ofProject}.
 */
final class PendingRuns {
    private static final Logger LOG = LoggerFactory.getLogger(PendingRuns.class);

    private final Library library;
    private final Hold hold;
    private final RunHistory history;
    private final StatusOutbox outbox;
    private final Recovery recovery;
    private final InstantSource clock;

    PendingRuns(
            Library library,
            Hold hold,
            RunHistory history,
            StatusOutbox outbox,
            Recovery recovery,
            InstantSource clock) {
        this.library = library;
        this.hold = hold;
        this.history = history;
        this.outbox = outbox;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** See {@link Cleanup#questions}. */
    Map<String, Optional<String>> questions() {
        Map<String, Optional<String>> questions = new HashMap<>();
        for (HeldRun run : hold.runs())
            RunProblem.interrupted(run)
                    .ifPresent(one ->
                            questions.put(
                                    run.run(), Optional.of(one).filter(_ -> run.needsDecision())));
        return questions;
    }

    /** See {@link Cleanup#due}. */
    boolean due(HeldRun run) {
        return run.isCommitted() && recovery.due(run);
    }

    /** Whether one of them belongs to this project. */
    boolean ofProject(String id) {
        return hold.runs().stream().anyMatch(run -> run.isOf(id));
    }

    /** Finishes or restores every run that must not wait any longer. */
    List<Recovered> recover() {
        List<Recovered> done = new ArrayList<>();
        for (HeldRun left : hold.runs()) done.add(recovery.recover(left));
        settle();
        return done;
    }

    /** Writes pending statuses. Works without the lock and without runs on the disk. */
    void settle() {
        try {
            history.endAllBut(hold.runs().stream().map(HeldRun::run).toList(), clock.instant());
            // the statuses belong into another generator's records
            if (!library.undecided()) outbox.settle();
        } catch (Problem problem) {
            LOG.warn(
                    "Pending statuses could not be written: {}",
                    problem.sentence(),
                    problem.getCause());
        }
    }

    /** See {@link Cleanup#undo}. */
    CleanupReport undo(String id) {
        HeldRun held = find(id, run -> run.canBeUndone() || run.needsDecision());
        return ended(held, () -> recovery.undo(held));
    }

    /** See {@link Cleanup#purge}. */
    CleanupReport purge(String id) {
        HeldRun held =
                find(id, run -> run.canBeErased() || run.needsDecision() || run.isPartlyUndone());
        if (held.isPartlyUndone())
            throw Problem.saying(Problem.Code.NO_SUCH_RUN, Texts.of("problem.goes-back", id));
        return ended(held, () -> recovery.finish(held));
    }

    private HeldRun find(String id, Predicate<HeldRun> which) {
        return hold.runs().stream()
                .filter(one -> one.run().equals(id) && which.test(one))
                .findFirst()
                .orElseThrow(() ->
                        Problem.saying(Problem.Code.NO_SUCH_RUN, Texts.of("problem.not-held", id)));
    }

    private interface Ending {
        Recovered end() throws IOException;
    }

    private CleanupReport ended(HeldRun held, Ending ending) {
        RunProblem.obstacle(held)
                .ifPresent(sentence -> {
                    throw Problem.saying(Problem.Code.UNAVAILABLE, sentence);
                });
        try {
            return Objects.requireNonNull(ending.end().report(), "a run with a manifest");
        } catch (IOException e) {
            throw Failure.of(e, OffcutFolder.in(library.root())).problem();
        }
    }
}
