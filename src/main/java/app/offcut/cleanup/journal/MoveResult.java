package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.FileFailure;
import app.offcut.failure.Failure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file when it was to be moved into the hold.
 *
 * @param why word of {@link FileFailure.Why}; null if it is held, or was gone
 * @param detail the system's own words
 */
public record MoveResult(Fate fate, @Nullable String why, @Nullable String detail) {
    /** A failure is this file's own and never stops the others. */
    public enum Fate {
        HELD,
        /** Somebody was faster; that is success. */
        ALREADY_GONE,
        /** In use, or not the file that was condemned: no failure. */
        STAYED,
        FAILED
    }

    public static final MoveResult HELD = new MoveResult(Fate.HELD, null, null);
    public static final MoveResult GONE = new MoveResult(Fate.ALREADY_GONE, null, null);

    public static MoveResult stayed(FileFailure.Why why) {
        return new MoveResult(Fate.STAYED, why.word(), null);
    }

    public static MoveResult failed(IOException e) {
        return new MoveResult(Fate.FAILED, FileFailure.why(e).word(), Failure.words(e));
    }

    /** What happened, for people; of what is held or was gone there is nothing to say. */
    public String sentence() {
        return FileFailure.sentence(why, detail);
    }
}
