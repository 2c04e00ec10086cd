package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.FileFailure;
import app.offcut.failure.Failure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that could not leave the hold.
 *
 * @param path where it came from, relative to the library, with {@code /}
 * @param why word of the text {@code deletion.{why}}
 * @param detail the system's own words; null if it was no call that failed
 */
public record Kept(String path, String why, @Nullable String detail) {
    static final String TAKEN = "place-taken";

    /** Of a file whose place was taken before and is not now: it waits for a person. */
    static final String FREE = "place-free";

    static Kept of(HeldFile file, String why) {
        return new Kept(file.path(), why, null);
    }

    /** Whether it stays for its place alone: a person may decide about it then. */
    boolean forPlace() {
        return why.equals(TAKEN) || why.equals(FREE);
    }

    /** Why it stays, for people. */
    public String sentence() {
        return FileFailure.sentence(why, detail);
    }

    static Kept failed(HeldFile file, IOException e) {
        return new Kept(file.path(), FileFailure.why(e), Failure.words(e));
    }
}
