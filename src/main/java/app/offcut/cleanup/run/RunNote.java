package app.offcut.cleanup.run;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.generator.CleanupStatus;
import app.offcut.library.Amount;
import app.offcut.text.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records a run's end in the history and in the generator's database, and makes its report. Each
 * method for the status sets that of the tally.
 */
final class RunNote {
    private static final Logger LOG = LoggerFactory.getLogger(RunNote.class);

    private final RunHistory history;
    private final StatusOutbox outbox;
    private final InstantSource clock;

    RunNote(RunHistory history, StatusOutbox outbox, InstantSource clock) {
        this.history = history;
        this.outbox = outbox;
        this.clock = clock;
    }

    boolean notedAsHeld(HeldRun run) {
        return history.notedAsHeld(run.run());
    }

    /** Whether the history says that its files were erased. */
    boolean wasErased(HeldRun run) {
        return history.ended(run.run(), Outcome.COMPLETE, Outcome.FAILED);
    }

    /**
     * Whether the history says that the run was restored, so that only older copies can be left.
     */
    boolean wasPutBack(HeldRun run) {
        try {
            return history.ended(run.run(), Outcome.UNDONE, Outcome.REFUSED, Outcome.STOPPED);
        } catch (Problem problem) {
            return false;
        }
    }

    /** Records how a run has ended, replacing earlier results. */
    void end(HeldRun run, RunTally tally, CleanupReport report) {
        note(run, tally, files -> history.end(report, files));
    }

    /** Records later results of files that had stayed in the hold. */
    void amend(HeldRun run, RunTally tally, CleanupReport report) {
        note(run, tally, files -> history.amend(report, files));
    }

    private void note(HeldRun run, RunTally tally, Consumer<List<FileResult>> noting) {
        try {
            history.adopt(manifest(run));
            noting.accept(tally.results);
        } catch (Problem problem) {
            // the disk is full; the run's journal stays, and the next start records it
            LOG.warn(
                    "Run {} could not be recorded in the history: {}",
                    run.run(),
                    problem.sentence(),
                    problem.getCause());
            tally.owing = true;
        }
    }

    /** Keeps the stored status. */
    void leaveStatus(HeldRun run, RunTally tally) {
        tally.status = isArea(run) ? null : outbox.now(manifest(run).projectId());
    }

    private static boolean isArea(HeldRun run) {
        return manifest(run).choice() != null;
    }

    /** Returns false if the status is still to be written. An area has none. */
    boolean statusAfterErasing(HeldRun run, RunTally tally) {
        if (isArea(run)) return true;
        CleanupStatus status =
                !tally.failed.isEmpty()
                        ? CleanupStatus.FAILED
                        : manifest(run).partial() || tally.unticked
                                ? CleanupStatus.PENDING
                                : CleanupStatus.COMPLETE;
        Set<String> gone =
                tally.results.stream()
                        .filter(FileResult::gone)
                        .map(FileResult::path)
                        .collect(Collectors.toSet());
        return write(run, tally, status, gone);
    }

    /** Writes nothing where no status was ever written. */
    void statusAfterUndo(HeldRun run, RunTally tally) {
        if (!isArea(run) && outbox.known()) write(run, tally, CleanupStatus.PENDING, Set.of());
        else leaveStatus(run, tally);
    }

    private boolean write(HeldRun run, RunTally tally, CleanupStatus status, Set<String> gone) {
        FinalFingerprint finalVideo = manifest(run).finalLook();
        @Nullable Instant completedAt = status == CleanupStatus.COMPLETE ? clock.instant() : null;
        try {
            if (outbox.write(
                    manifest(run).projectId(),
                    status,
                    completedAt,
                    gone,
                    finalVideo == null ? null : finalVideo.video())) {
                tally.status = status.word();
                return true;
            }
        } catch (Problem problem) {
            // not even the pending status could be stored; the run's own journal still records it
            LOG.warn(
                    "The status of run {} is still to be written: {}",
                    run.run(),
                    problem.sentence(),
                    problem.getCause());
            tally.owing = true;
        }
        leaveStatus(run, tally);
        return false;
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
