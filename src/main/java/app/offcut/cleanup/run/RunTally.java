package app.offcut.cleanup.run;

import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up the results for the files of one run. Used by {@link RunEnd} alone. */
final class RunTally {
    final List<FileResult> results = new ArrayList<>();
    final List<Failed> failed = new ArrayList<>();
    long files;
    long bytes;
    long freedBytes;
    long alreadyGone;
    boolean owing;

    /** Whether the user unticked a file during the run. */
    boolean unticked;

    long olderFiles;
    long olderBytes;
    @Nullable String status;

    /**
     * @param heldNow the result for a file that was moved into the hold
     */
    void add(Entry file, MoveResult taken, FileEnd heldNow, long freed) {
        switch (taken.fate()) {
            case HELD -> {
                files++;
                bytes += file.bytes();
                freedBytes += freed;
                note(file, heldNow, null);
            }
            case ALREADY_GONE -> {
                alreadyGone++;
                note(file, FileEnd.ALREADY_GONE, null);
            }
            case STAYED -> {
                unticked |= Why.TAKEN_OUT.word().equals(taken.why());
                note(file, FileEnd.STAYED, taken.sentence());
            }
            case FAILED -> failed(file, taken.sentence());
        }
    }

    void erasedOlder(Entry file, long freed) {
        olderFiles++;
        olderBytes += freed;
        note(file, FileEnd.DELETED, Texts.of("deletion.older-copy"));
    }

    void failed(Entry file, String cause) {
        failed.add(new Failed(file.path(), cause));
        note(file, FileEnd.FAILED, cause);
    }

    private void note(Entry file, FileEnd result, @Nullable String cause) {
        results.add(
                new FileResult(
                        file.path(), file.category(), file.bytes(), file.reason(), result, cause));
    }
}
