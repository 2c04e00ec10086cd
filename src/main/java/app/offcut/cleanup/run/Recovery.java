package app.offcut.cleanup.run;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.RestoreResult;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Journal;
import app.offcut.cleanup.journal.Marker.Undo;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes or restores the runs of an earlier start; the journal of each says how far it had come.
 * Recovery may itself be interrupted at any point and resumed.
 */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final SecondGate gate;
    private final RunEnd end;
    private final FreeSpace freeSpace;
    private final InstantSource clock;

    Recovery(SecondGate gate, RunEnd end, FreeSpace freeSpace, InstantSource clock) {
        this.gate = gate;
        this.end = end;
        this.freeSpace = freeSpace;
        this.clock = clock;
    }

    /** What recovery did with a run. */
    public enum Did {
        ROLLED_BACK("rolled-back"),
        FINISHED("finished"),
        /** Some files must stay in the hold. */
        KEPT("kept"),
        NOTHING("nothing");

        private final String word;

        Did(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * @param report null if the history has no such run, or if the run waits or is unchanged
     * @param problem one sentence; null if there is none
     */
    public record Recovered(
            String run, Did did, @Nullable CleanupReport report, @Nullable String problem) {}

    /** Only for the owner of the lock. */
    Recovered recover(HeldRun run) {
        Optional<String> obstacle = RunProblem.obstacle(run);
        if (obstacle.isPresent()) return waits(run, obstacle.get());
        try {
            return switch (run.journal().phase()) {
                case UNKNOWN -> giveBack(run);
                case PREPARED -> goOnPuttingBack(run, Outcome.STOPPED, null);
                case COMMITTED -> due(run) ? finish(run) : goOnWaiting(run);
                case UNDOING -> goOnPuttingBack(run);
                case PURGING -> erase(run);
            };
        } catch (IOException e) {
            LOG.warn("Run {} could not be recovered", run.run(), e);
            return waits(run, Texts.of("recovery.failed", run.name(), run.trouble(e)));
        } catch (Problem problem) {
            return waits(run, Texts.of("recovery.failed", run.name(), problem.sentence()));
        }
    }

    private static Recovered waits(HeldRun run, String problem) {
        return new Recovered(run.run(), Did.NOTHING, null, problem);
    }

    /**
     * Resumes waiting. A crash may have occurred before the history recorded that the run is held.
     */
    private Recovered goOnWaiting(HeldRun run) {
        end.holdUnlessNoted(run);
        return new Recovered(run.run(), Did.NOTHING, null, null);
    }

    /**
     * Whether a committed run's keep time is over, its hold is empty, or its disk space is needed.
     */
    boolean due(HeldRun run) {
        var commit = Objects.requireNonNull(run.journal().commit());
        return !commit.keepUntil().isAfter(clock.instant())
                || run.journal().held().isEmpty()
                || freeSpace.low(RunNote.manifest(run).zones());
    }

    /**
     * Evaluates the gate, then erases the files, which cannot be undone. Skips the gate where
     * erasing has already begun. Of a run that is being restored, erases the older copies, or none
     * if the gate refuses.
     *
     * @throws Problem if the gate cannot be evaluated now
     */
    Recovered finish(HeldRun run) throws IOException {
        Journal journal = run.journal();
        if (journal.phase() == Journal.Phase.PURGING) return erase(run);
        if (journal.phase() != Journal.Phase.COMMITTED) return eraseOlder(run);
        Optional<Refusal> refusal = gate.askAtEnd(RunNote.manifest(run), journal.held());
        return refusal.isPresent() ? putBack(run, Outcome.REFUSED, refusal.get()) : erase(run);
    }

    private Recovered eraseOlder(HeldRun run) throws IOException {
        Map<Zone, List<FoundFile>> last = run.lastCopies();
        Optional<Refusal> refusal = gate.askAnew(RunNote.manifest(run), last);
        if (refusal.isPresent()) return after(run, Did.KEPT, end.refused(run, refusal.get()));
        Set<String> paths =
                last.values().stream()
                        .flatMap(List::stream)
                        .map(FoundFile::shown)
                        .collect(Collectors.toSet());
        return putBack(run, Outcome.UNDONE, null, new Older.Erase(paths));
    }

    private Recovered erase(HeldRun run) throws IOException {
        return after(run, Did.FINISHED, end.erase(run));
    }

    /** Restores everything at a person's request, including files that waited for that decision. */
    Recovered undo(HeldRun run) throws IOException {
        return putBack(run, Outcome.UNDONE, null, Older.TRY);
    }

    private Recovered putBack(HeldRun run, Outcome outcome, @Nullable Refusal refusal)
            throws IOException {
        return putBack(run, outcome, refusal, Older.STAY);
    }

    private Recovered putBack(HeldRun run, Outcome outcome, @Nullable Refusal refusal, Older older)
            throws IOException {
        CleanupReport report = end.putBack(run, outcome, refusal, List.of(), older);
        return after(run, Did.ROLLED_BACK, report);
    }

    private Recovered goOnPuttingBack(HeldRun run) throws IOException {
        Undo undo = Objects.requireNonNull(run.journal().undo());
        Refusal refusal = undo.rule() == null ? null : new Refusal(undo.rule(), undo.details());
        return goOnPuttingBack(run, undo.outcome(), refusal);
    }

    /**
     * Resumes restoring. Returns no report if only older copies are left and no decision was made
     * since.
     */
    private Recovered goOnPuttingBack(HeldRun run, Outcome outcome, @Nullable Refusal refusal)
            throws IOException {
        boolean again = end.wasPutBack(run);
        Recovered done = putBack(run, outcome, refusal);
        CleanupReport report = done.report();
        return again && done.did() == Did.KEPT && report != null && report.restoredFiles() == 0
                ? new Recovered(run.run(), Did.KEPT, null, done.problem())
                : done;
    }

    private static Recovered after(HeldRun run, Did did, CleanupReport report) throws IOException {
        return run.empty()
                ? new Recovered(run.run(), did, report, null)
                : new Recovered(run.run(), Did.KEPT, report, RunProblem.waiting(run));
    }

    /**
     * Restores a run without a manifest: nothing is erased, each file returns under its own name.
     */
    private static Recovered giveBack(HeldRun run) throws IOException {
        RestoreResult done = run.putBack(null, Older.TRY);
        if (!run.empty()) return new Recovered(run.run(), Did.KEPT, null, RunProblem.waiting(run));
        run.drop();
        Did did = done.restored().isEmpty() ? Did.NOTHING : Did.ROLLED_BACK;
        return new Recovered(run.run(), did, null, null);
    }
}
