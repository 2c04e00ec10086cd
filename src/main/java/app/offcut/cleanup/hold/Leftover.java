package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.FileFailure;
import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.failure.Failure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that could not leave the hold.
 *
 * @param path original path, relative to the library, with {@code /}
 * @param why word of {@link FileFailure.Why}
 * @param detail the system's own message; null if no system call failed
 */
public record Leftover(String path, String why, @Nullable String detail) {
    static Leftover of(HeldFile file, Why why) {
        return new Leftover(file.path(), why.word(), null);
    }

    /** Whether only the state of its original place keeps it; a person may decide about it then. */
    boolean forPlace() {
        return why.equals(Why.PLACE_TAKEN.word()) || why.equals(Why.PLACE_FREE.word());
    }

    /** Why it stays, as a sentence for the user. */
    public String sentence() {
        return FileFailure.sentence(why, detail);
    }

    static Leftover failed(HeldFile file, IOException e) {
        return failed(file.path(), e);
    }

    static Leftover failed(String path, IOException e) {
        return new Leftover(path, FileFailure.why(e).word(), Failure.words(e));
    }
}
