package app.offcut.cleanup.run;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.library.Amount;
import app.offcut.text.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is left of a run in the history, and its report. */
final class RunNote {
    private static final Logger LOG = LoggerFactory.getLogger(RunNote.class);

    private final RunHistory history;
    private final InstantSource clock;

    RunNote(RunHistory history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    boolean notedAsHeld(HeldRun run) {
        return history.notedAsHeld(run.run());
    }

    /** Whether it is noted that its files were erased. */
    boolean wasErased(HeldRun run) {
        return history.ended(run.run(), Outcome.COMPLETE, Outcome.FAILED);
    }

    /** Whether it is noted that a run was put back, so that only older copies can be left. */
    boolean wasPutBack(HeldRun run) {
        try {
            return history.ended(run.run(), Outcome.UNDONE, Outcome.REFUSED, Outcome.STOPPED);
        } catch (Problem problem) {
            return false;
        }
    }

    /** Notes how a run has ended, in place of what was noted before. */
    void end(HeldRun run, RunTally tally, CleanupReport report) {
        note(run, tally, files -> history.end(report, files));
    }

    /** Notes what became later of files that had stayed in the hold. */
    void amend(HeldRun run, RunTally tally, CleanupReport report) {
        note(run, tally, files -> history.amend(report, files));
    }

    private void note(HeldRun run, RunTally tally, Consumer<List<FileResult>> noting) {
        try {
            history.adopt(manifest(run));
            noting.accept(tally.results);
        } catch (Problem problem) {
            // on a full disk; the run's journal stays, and the next start notes it
            LOG.warn(
                    "Run {} could not be noted: {}",
                    run.run(),
                    problem.sentence(),
                    problem.getCause());
            tally.owing = true;
        }
    }

    CleanupReport report(
            HeldRun run,
            RunTally tally,
            Outcome outcome,
            @Nullable Refusal refusal,
            List<String> problems) {
        Manifest manifest = manifest(run);
        boolean erased = outcome == Outcome.COMPLETE || outcome == Outcome.FAILED;
        boolean deleted = erased && run.journal().purge() != null;
        boolean held = outcome == Outcome.HELD;
        Commit commit = run.journal().commit();
        Amount deletedNow =
                deleted
                        ? new Amount(tally.files, tally.freedBytes)
                        : new Amount(tally.olderFiles, tally.olderBytes);
        return new CleanupReport(
                CleanupReport.Subject.of(manifest),
                outcome,
                refusal,
                new CleanupReport.Amounts(
                        deletedNow,
                        held ? new Amount(tally.files, tally.bytes) : Amount.NONE,
                        deleted || held ? 0 : tally.files,
                        tally.alreadyGone),
                List.copyOf(tally.failed),
                tally.status,
                new CleanupReport.Times(
                        manifest.startedAt(),
                        clock.instant(),
                        held && commit != null ? commit.keepUntil() : null),
                problems);
    }

    static Manifest manifest(HeldRun run) {
        return Objects.requireNonNull(run.journal().manifest(), "a run with a manifest");
    }
}
