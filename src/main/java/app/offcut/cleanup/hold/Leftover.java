package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.cleanup.disk.FileFailure;
import app.offcut.failure.Failure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that could not leave the hold.
 *
 * @param path where it came from, relative to the library, with {@code /}
 * @param why word of {@link FileFailure.Why}
 * @param detail the system's own words; null if it was no call that failed
 */
public record Leftover(String path, String why, @Nullable String detail) {
    static final Why TAKEN = Why.PLACE_TAKEN;

    /** Of a file whose place was taken before and is not now: it waits for a person. */
    static final Why FREE = Why.PLACE_FREE;

    static Leftover of(HeldFile file, Why why) {
        return new Leftover(file.path(), why.word(), null);
    }

    /** Whether it stays for its place alone: a person may decide about it then. */
    boolean forPlace() {
        return why.equals(TAKEN.word()) || why.equals(FREE.word());
    }

    /** Why it stays, for people. */
    public String sentence() {
        return FileFailure.sentence(why, detail);
    }

    static Leftover failed(HeldFile file, IOException e) {
        return new Leftover(file.path(), FileFailure.why(e).word(), Failure.words(e));
    }
}
