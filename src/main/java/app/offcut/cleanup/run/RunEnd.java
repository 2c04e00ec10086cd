package app.offcut.cleanup.run;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.Leftover;
import app.offcut.cleanup.hold.RestoreResult;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Purge;
import app.offcut.cleanup.journal.Marker.Undo;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.Moved;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.text.Texts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a run: holds, erases or restores its files, then updates the generator's database, the log
 * and the history; the run's journal goes last. After an interruption, any process can repeat each
 * step.
 */
final class RunEnd {
    private static final Logger LOG = LoggerFactory.getLogger(RunEnd.class);

    private final RunNote note;
    private final InstantSource clock;

    RunEnd(RunHistory history, StatusOutbox outbox, InstantSource clock) {
        note = new RunNote(history, outbox, clock);
        this.clock = clock;
    }

    /** Records that a committed run is held. */
    CleanupReport hold(HeldRun run) {
        RunTally tally = new RunTally();
        for (Moved one : run.journal().moved())
            tally.add(one.file(), one.result(), FileEnd.HELD, 0);
        note.leaveStatus(run, tally);
        CleanupReport report = note.report(run, tally, Outcome.HELD, null, List.of());
        note.end(run, tally, report);
        return report;
    }

    /** The same, unless the history already says so. */
    void holdUnlessNoted(HeldRun run) {
        if (!note.notedAsHeld(run)) hold(run);
    }

    /**
     * Erases the held files of a committed run.
     *
     * @throws IOException if the hold cannot be reached; the run then stays for the next recovery
     */
    CleanupReport erase(HeldRun run) throws IOException {
        RestoreResult ended = run.erase();
        Map<String, Leftover> left = kept(ended);
        Set<String> restored = Set.copyOf(ended.restored());
        run.removeEmptiedFolders();
        Purge purge = Objects.requireNonNull(run.journal().purge());
        RunTally tally = new RunTally();
        for (Moved one : run.journal().moved()) {
            Entry file = one.file();
            String path = file.path();
            Leftover kept = left.get(path);
            Long freed = restored.contains(path) ? null : purge.freed().get(path);
            MoveResult taken = one.held() && freed == null ? run.spare(file) : one.result();
            if (kept != null) tally.failed(file, kept.sentence());
            else tally.add(file, taken, FileEnd.DELETED, freed == null ? 0 : freed);
        }
        Outcome outcome = tally.failed.isEmpty() ? Outcome.COMPLETE : Outcome.FAILED;
        List<String> problems =
                note.statusAfterErasing(run, tally)
                        ? List.of()
                        : List.of(Texts.of("cleanup.status-owed", run.name()));
        // if it was erased before, its line is already in the log
        if (!note.wasErased(run)) LOG.info(CleanupReport.logLine(tally.files, tally.freedBytes));
        CleanupReport report = note.report(run, tally, outcome, null, problems);
        note.end(run, tally, report);
        if (run.empty() && !tally.owing) run.drop();
        return report;
    }

    /**
     * Restores the held files.
     *
     * @throws IOException if the hold cannot be reached; the run then stays for the next recovery
     */
    CleanupReport putBack(
            HeldRun run, Outcome outcome, @Nullable Refusal refusal, List<Moved> taken)
            throws IOException {
        return putBack(run, outcome, refusal, taken, Older.STAY);
    }

    /**
     * The same.
     *
     * @param taken the results before the commit; empty if they are no longer known
     * @param older what to do with older copies
     * @throws IOException if the hold cannot be reached; the run then stays for the next recovery
     */
    CleanupReport putBack(
            HeldRun run, Outcome outcome, @Nullable Refusal refusal, List<Moved> taken, Older older)
            throws IOException {
        boolean decided = run.journal().commit() != null;
        boolean again = note.wasPutBack(run);
        RestoreResult done = run.putBack(decided ? undo(outcome, refusal) : null, older);
        RunTally tally = tally(run, done, decided ? run.journal().moved() : taken, again);
        // after an undo, only a file that could not be restored is a failure
        if (outcome == Outcome.UNDONE) {
            Set<String> kept = kept(done).keySet();
            tally.failed.removeIf(one -> !kept.contains(one.path()));
        }
        tally.files = done.restored().size();
        // if only older copies were left, the project may have been cleaned again since
        boolean pending = !again || !done.restored().isEmpty();
        if (outcome == Outcome.UNDONE && pending) note.statusAfterUndo(run, tally);
        else note.leaveStatus(run, tally);
        CleanupReport report = note.report(run, tally, outcome, refusal, List.of());
        if (!again) note.end(run, tally, report);
        else if (done.moved()) note.amend(run, tally, report);
        if (run.empty() && !tally.owing) run.drop();
        return report;
    }

    private Undo undo(Outcome outcome, @Nullable Refusal refusal) {
        return new Undo(
                clock.instant(),
                outcome,
                refusal == null ? null : refusal.rule(),
                refusal == null ? List.of() : refusal.details());
    }

    private static Map<String, Leftover> kept(RestoreResult done) {
        Map<String, Leftover> kept = new HashMap<>();
        for (Leftover one : done.kept()) kept.put(one.path(), one);
        return kept;
    }

    /**
     * Adds up the results.
     *
     * @param again whether the run was restored before, so that only files moved now count
     */
    private static RunTally tally(
            HeldRun run, RestoreResult done, List<Moved> moved, boolean again) {
        Map<String, MoveResult> results = new HashMap<>();
        for (Moved one : moved) results.put(one.file().path(), one.result());
        Map<String, Leftover> kept = kept(done);
        Set<String> restored = Set.copyOf(done.restored());
        RunTally tally = new RunTally();
        for (Entry file : RunNote.manifest(run).files()) {
            String path = file.path();
            Leftover why = kept.get(path);
            Long erased = done.erased().get(path);
            MoveResult result = results.get(path);
            if (erased != null) tally.erasedOlder(file, erased);
            else if (why != null) tally.failed(file, why.sentence());
            else if (result != null && (!again || restored.contains(path))) {
                // the user has moved it out of the hold
                boolean taken =
                        result.fate() == MoveResult.Fate.HELD
                                && !restored.contains(path)
                                && !run.isBack(file);
                tally.add(file, taken ? run.spare(file) : result, FileEnd.PUT_BACK, 0);
            }
        }
        return tally;
    }

    /** Reports that the gate refuses to erase older copies: nothing is changed or recorded. */
    CleanupReport refused(HeldRun run, Refusal refusal) {
        RunTally tally = new RunTally();
        note.leaveStatus(run, tally);
        return note.report(run, tally, Outcome.REFUSED, refusal, List.of());
    }

    /** See {@link RunNote#wasPutBack}. */
    boolean wasPutBack(HeldRun run) {
        return note.wasPutBack(run);
    }
}
