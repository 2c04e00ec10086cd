package app.offcut.cleanup.run;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.Leftover;
import app.offcut.cleanup.hold.RestoreResult;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Purge;
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
    private final StatusAfterRun status;
    private final RunPutBack putBack;

    RunEnd(RunHistory history, StatusOutbox outbox, InstantSource clock) {
        note = new RunNote(history, clock);
        status = new StatusAfterRun(outbox, clock);
        putBack = new RunPutBack(note, status, clock);
    }

    /** Records that a committed run is held. */
    CleanupReport hold(HeldRun run) {
        RunTally tally = new RunTally();
        for (Moved one : run.journal().moved())
            tally.add(one.file(), one.result(), FileEnd.HELD, 0);
        status.leave(RunNote.manifest(run), tally);
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
        Manifest manifest = RunNote.manifest(run);
        Map<String, Leftover> left = new HashMap<>();
        RestoreResult ended = run.erase();
        for (Leftover kept : ended.kept()) left.put(kept.path(), kept);
        Set<String> restored = Set.copyOf(ended.restored());
        run.removeEmptiedFolders();
        Purge purge = Objects.requireNonNull(run.journal().purge());
        RunTally tally = new RunTally();
        for (Moved one : run.journal().moved()) {
            Entry file = one.file();
            Leftover kept = left.get(file.path());
            Long freed = restored.contains(file.path()) ? null : purge.freed().get(file.path());
            MoveResult taken = one.held() && freed == null ? run.spare(file) : one.result();
            if (kept != null) tally.failed(file, kept.sentence());
            else tally.add(file, taken, FileEnd.DELETED, freed == null ? 0 : freed);
        }
        Outcome outcome = tally.failed.isEmpty() ? Outcome.COMPLETE : Outcome.FAILED;
        List<String> problems =
                status.afterErasing(manifest, tally)
                        ? List.of()
                        : List.of(Texts.of("cleanup.status-owed", manifest.projectName()));
        // then its line is in the log
        if (!note.wasErased(run)) LOG.info(CleanupReport.logLine(tally.files, tally.freedBytes));
        CleanupReport report = note.report(run, tally, outcome, null, problems);
        note.end(run, tally, report);
        if (run.empty() && !tally.owing) run.drop();
        return report;
    }

    /**
     * Restores the held files.
     *
     * @param taken the result for each file before the commit
     * @throws IOException if the hold cannot be reached; the run then stays for the next recovery
     */
    CleanupReport putBack(
            HeldRun run, Outcome outcome, @Nullable Refusal refusal, List<Moved> taken)
            throws IOException {
        return putBack.putBack(run, outcome, refusal, taken, Older.STAY);
    }

    /** The same in a later process, which no longer knows the results before the commit. */
    CleanupReport putBack(HeldRun run, Outcome outcome, @Nullable Refusal refusal, Older older)
            throws IOException {
        return putBack.putBack(run, outcome, refusal, List.of(), older);
    }

    /** Reports that the gate refuses to erase older copies: nothing is changed or recorded. */
    CleanupReport refused(HeldRun run, Refusal refusal) {
        RunTally tally = new RunTally();
        status.leave(RunNote.manifest(run), tally);
        return note.report(run, tally, Outcome.REFUSED, refusal, List.of());
    }

    /** As {@link RunNote#wasPutBack} says. */
    boolean wasPutBack(HeldRun run) {
        return note.wasPutBack(run);
    }
}
