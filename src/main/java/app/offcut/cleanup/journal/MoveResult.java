package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.FileFailure;
import app.offcut.failure.Failure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one file when it was moved into the hold, including why it was not moved: a
 * locked file (in use by another program) stays where it is.
 *
 * @param why word of {@link FileFailure.Why}; null if the file is held or was already gone
 * @param detail the system's own message
 */
public record MoveResult(Fate fate, @Nullable String why, @Nullable String detail) {
    /** The kinds of result. A failure concerns this file alone and never stops the others. */
    public enum Fate {
        HELD,
        /** Removed by another program; counts as success. */
        ALREADY_GONE,
        /** Locked (in use by another program), or no longer the condemned file: not a failure. */
        STAYED,
        FAILED
    }

    public static final MoveResult HELD = new MoveResult(Fate.HELD, null, null);
    public static final MoveResult GONE = new MoveResult(Fate.ALREADY_GONE, null, null);

    /** The same result for every file of which there is no more to say. */
    static MoveResult of(Fate fate, @Nullable String why, @Nullable String detail) {
        boolean plain = why == null && detail == null;
        if (plain && fate == Fate.HELD) return HELD;
        return plain && fate == Fate.ALREADY_GONE ? GONE : new MoveResult(fate, why, detail);
    }

    public static MoveResult stayed(FileFailure.Why why) {
        return new MoveResult(Fate.STAYED, why.word(), null);
    }

    public static MoveResult failed(IOException e) {
        return new MoveResult(Fate.FAILED, FileFailure.why(e).word(), Failure.words(e));
    }

    /**
     * What happened, as a sentence for the user; empty for a file that is held or was already gone.
     */
    public String sentence() {
        return FileFailure.sentence(why, detail);
    }
}
