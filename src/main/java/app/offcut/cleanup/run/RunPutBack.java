package app.offcut.cleanup.run;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.Leftover;
import app.offcut.cleanup.hold.RestoreResult;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Undo;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.Moved;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Refusal;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a run ends that is put back: by an undo, a refusal or an interruption. */
final class RunPutBack {
    private final RunNote note;
    private final StatusAfterRun status;
    private final InstantSource clock;

    RunPutBack(RunNote note, StatusAfterRun status, InstantSource clock) {
        this.note = note;
        this.status = status;
        this.clock = clock;
    }

    /**
     * @param taken what became of the files before the commit; none if that is not known any more
     * @throws IOException if the hold cannot be reached; the run then stays for the next recovery
     */
    CleanupReport putBack(
            HeldRun run, Outcome outcome, @Nullable Refusal refusal, List<Moved> taken, Older older)
            throws IOException {
        boolean decided = run.journal().commit() != null;
        boolean again = note.wasPutBack(run);
        RestoreResult done = run.putBack(decided ? undo(outcome, refusal) : null, older);
        RunTally tally = tally(run, done, decided ? run.journal().moved() : taken, again);
        // of an undo only what it could not put back is a failure
        if (outcome == Outcome.UNDONE) {
            Set<String> kept = kept(done).keySet();
            tally.failed.removeIf(one -> !kept.contains(one.path()));
        }
        tally.files = done.restored().size();
        // where only older copies were left, the project may have been cleaned again since
        boolean pending = !again || !done.restored().isEmpty();
        Manifest manifest = RunNote.manifest(run);
        if (outcome == Outcome.UNDONE && pending) status.afterUndo(manifest, tally);
        else status.leave(manifest, tally);
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
     * @param again whether it was put back before, so that only what has moved now is news
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
                // somebody has taken it out of the hold
                boolean taken =
                        result.fate() == MoveResult.Fate.HELD
                                && !restored.contains(path)
                                && !run.isBack(file);
                tally.add(file, taken ? run.spare(file) : result, FileEnd.PUT_BACK, 0);
            }
        }
        return tally;
    }
}
