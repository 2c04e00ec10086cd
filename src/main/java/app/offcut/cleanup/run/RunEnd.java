package app.offcut.cleanup.run;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.Leftover;
import app.offcut.cleanup.hold.RestoreResult;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Journal;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.Marker.Purge;
import app.offcut.cleanup.journal.Marker.Undo;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.library.rows.StatusQueries.Status;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a run ends: held, erased or put back, and then what is left of it in the generator's
 * database, the log and the history; the run's journal goes last. Each can be done again after an
 * interruption, whoever began it.
 */
final class RunEnd {
    private static final Logger LOG = LoggerFactory.getLogger(RunEnd.class);

    private final RunHistory history;
    private final StatusOutbox outbox;
    private final InstantSource clock;

    RunEnd(RunHistory history, StatusOutbox outbox, InstantSource clock) {
        this.history = history;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Notes that a committed run waits. */
    CleanupReport hold(HeldRun run) {
        Manifest manifest = manifest(run);
        Commit commit = Objects.requireNonNull(run.journal().commit());
        RunTally tally = new RunTally();
        for (int i = 0; i < manifest.files().size(); i++)
            tally.add(manifest.files().get(i), commit.results().get(i), FileEnd.HELD, 0);
        tally.status = outbox.now(manifest.projectId());
        return end(run, tally, Outcome.HELD, null, List.of());
    }

    /** The same, if it is not known that it waits. */
    void holdUnlessNoted(HeldRun run) {
        if (!history.notedAsHeld(run.run())) hold(run);
    }

    /**
     * Erases what the hold has of a committed run.
     *
     * @throws IOException if the hold cannot be reached; the run then stays for the next recovery
     */
    CleanupReport erase(HeldRun run) throws IOException {
        Manifest manifest = manifest(run);
        Commit commit = Objects.requireNonNull(run.journal().commit());
        Map<String, Leftover> left = new HashMap<>();
        RestoreResult ended = run.erase();
        for (Leftover kept : ended.kept()) left.put(kept.path(), kept);
        Set<String> restored = Set.copyOf(ended.restored());
        run.removeEmptiedFolders();
        Purge purge = Objects.requireNonNull(run.journal().purge());
        RunTally tally = new RunTally();
        for (int i = 0; i < manifest.files().size(); i++) {
            Entry file = manifest.files().get(i);
            Leftover kept = left.get(file.path());
            Long freed = restored.contains(file.path()) ? null : purge.freed().get(file.path());
            MoveResult taken = commit.results().get(i);
            if (taken.fate() == MoveResult.Fate.HELD && freed == null) taken = run.spare(file);
            if (kept != null) tally.failed(file, kept.sentence());
            else tally.add(file, taken, FileEnd.DELETED, freed == null ? 0 : freed);
        }
        Outcome outcome = tally.failed.isEmpty() ? Outcome.COMPLETE : Outcome.FAILED;
        List<String> problems = new ArrayList<>();
        tally.status = writeStatus(run, outcome, tally, problems);
        // then its line is in the log
        if (!history.ended(run.run(), Outcome.COMPLETE, Outcome.FAILED))
            LOG.info(CleanupReport.logLine(tally.files, tally.freedBytes));
        CleanupReport report = end(run, tally, outcome, null, problems);
        if (run.empty() && !tally.owing) run.drop();
        return report;
    }

    /** Returns what the generator's database says now. */
    private @Nullable String writeStatus(
            HeldRun run, Outcome outcome, RunTally tally, List<String> problems) {
        Manifest manifest = manifest(run);
        boolean partial = manifest.partial() || tally.unticked;
        Status status =
                outcome != Outcome.COMPLETE
                        ? Status.FAILED
                        : partial ? Status.PENDING : Status.COMPLETE;
        Set<String> gone = new HashSet<>();
        for (FileResult file : tally.results) if (file.result().gone()) gone.add(file.path());
        @Nullable Instant completedAt = status == Status.COMPLETE ? clock.instant() : null;
        try {
            if (outbox.write(manifest.projectId(), status, completedAt, gone)) return status.word();
        } catch (Problem problem) {
            // not even that it is owed could be noted: the run's own journal goes on telling it
            LOG.warn(
                    "The status of run {} waits: {}",
                    manifest.run(),
                    problem.sentence(),
                    problem.getCause());
            tally.owing = true;
        }
        problems.add(Texts.of("cleanup.status-owed", manifest.projectName()));
        return outbox.now(manifest.projectId());
    }

    /**
     * Puts back what the hold has.
     *
     * @param taken what became of the files before the commit
     * @throws IOException if the hold cannot be reached; the run then stays for the next recovery
     */
    CleanupReport putBack(
            HeldRun run, Outcome outcome, @Nullable Refusal refusal, List<MoveResult> taken)
            throws IOException {
        return putBack(run, outcome, refusal, taken, Older.STAY);
    }

    /** The same later, when what happened before the commit is not known any more. */
    CleanupReport putBack(HeldRun run, Outcome outcome, @Nullable Refusal refusal, Older older)
            throws IOException {
        return putBack(run, outcome, refusal, List.of(), older);
    }

    private CleanupReport putBack(
            HeldRun run,
            Outcome outcome,
            @Nullable Refusal refusal,
            List<MoveResult> taken,
            Older older)
            throws IOException {
        Manifest manifest = manifest(run);
        boolean decided = run.journal().commit() != null;
        boolean again = wasPutBack(run);
        RestoreResult done =
                run.putBack(
                        decided
                                ? new Undo(
                                        clock.instant(),
                                        outcome,
                                        refusal == null ? null : refusal.rule(),
                                        refusal == null ? List.of() : refusal.details())
                                : null,
                        older);
        Map<String, Leftover> kept = new HashMap<>();
        for (Leftover one : done.kept()) kept.put(one.path(), one);
        Set<String> restored = Set.copyOf(done.restored());
        List<MoveResult> results = results(run.journal(), taken);
        RunTally tally = new RunTally();
        for (int i = 0; i < manifest.files().size(); i++) {
            Entry file = manifest.files().get(i);
            Leftover why = kept.get(file.path());
            Long erased = done.erased().get(file.path());
            if (erased != null) tally.erasedOlder(file, erased);
            else if (why != null) tally.failed(file, why.sentence());
            else if (i < results.size() && (!again || restored.contains(file.path()))) {
                MoveResult result = results.get(i);
                // somebody has taken it out of the hold
                if (result.fate() == MoveResult.Fate.HELD
                        && !restored.contains(file.path())
                        && !run.isBack(file)) result = run.spare(file);
                tally.add(file, result, FileEnd.PUT_BACK, 0);
            }
        }
        // of an undo only what it could not put back is a failure
        if (outcome == Outcome.UNDONE) tally.failed.removeIf(one -> !kept.containsKey(one.path()));
        tally.files = done.restored().size();
        // where only older copies were left, the project may have been cleaned again since
        boolean pending = !again || !done.restored().isEmpty();
        tally.status =
                outcome == Outcome.UNDONE && pending && outbox.known()
                        ? writePending(manifest, tally)
                        : outbox.now(manifest.projectId());
        CleanupReport report = report(run, tally, outcome, refusal, List.of());
        if (!again) note(run, tally, files -> history.end(report, files));
        else if (done.moved()) note(run, tally, files -> history.amend(report, files));
        if (run.empty() && !tally.owing) run.drop();
        return report;
    }

    private @Nullable String writePending(Manifest manifest, RunTally tally) {
        try {
            if (outbox.write(manifest.projectId(), Status.PENDING, null, Set.of()))
                return Status.PENDING.word();
        } catch (Problem problem) {
            LOG.warn(
                    "The status of run {} waits: {}",
                    manifest.run(),
                    problem.sentence(),
                    problem.getCause());
            tally.owing = true;
        }
        return outbox.now(manifest.projectId());
    }

    /** The gate does not let older copies go: nothing is changed, nothing is noted. */
    CleanupReport refused(HeldRun run, Refusal refusal) {
        RunTally tally = new RunTally();
        tally.status = outbox.now(manifest(run).projectId());
        return report(run, tally, Outcome.REFUSED, refusal, List.of());
    }

    private CleanupReport end(
            HeldRun run,
            RunTally tally,
            Outcome outcome,
            @Nullable Refusal refusal,
            List<String> problems) {
        CleanupReport report = report(run, tally, outcome, refusal, problems);
        note(run, tally, results -> history.end(report, results));
        return report;
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

    /** Whether it is noted that a run was put back, so that only older copies can be left. */
    boolean wasPutBack(HeldRun run) {
        try {
            return history.ended(run.run(), Outcome.UNDONE, Outcome.REFUSED, Outcome.STOPPED);
        } catch (Problem problem) {
            return false;
        }
    }

    private CleanupReport report(
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
        return new CleanupReport(
                manifest.run(),
                manifest.projectId(),
                manifest.projectName(),
                manifest.startedBy(),
                outcome,
                refusal,
                deleted ? tally.files : tally.olderFiles,
                deleted ? tally.freedBytes : tally.olderBytes,
                held ? tally.files : 0,
                held ? tally.bytes : 0,
                deleted || held ? 0 : tally.files,
                tally.alreadyGone,
                List.copyOf(tally.failed),
                tally.status,
                manifest.planHash(),
                manifest.startedAt(),
                clock.instant(),
                held && commit != null ? commit.keepUntil() : null,
                problems);
    }

    private static List<MoveResult> results(Journal journal, List<MoveResult> taken) {
        Commit commit = journal.commit();
        return commit == null ? taken : commit.results();
    }

    private static Manifest manifest(HeldRun run) {
        return Objects.requireNonNull(run.journal().manifest(), "a run with a manifest");
    }
}
