package app.offcut.autoclean;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The held files of all known libraries, whether open or not. */
public interface HeldTotals extends AutoCloseable {
    /**
     * Starts erasing expired holds. Returns at once.
     *
     * @param open for a library that is open in this process, the action that makes it erase its
     *     own holds; empty for any other
     */
    void start(Function<Path, Optional<Runnable>> open);

    /** What can still be undone in any library; empty if nothing can. Blocking. */
    Optional<Left> left();

    /**
     * Erases all held files in the libraries that are not open. Blocking.
     *
     * @return a sentence for each library that still holds files
     */
    List<String> eraseNow();

    /** Waits briefly for erasing to finish; the next start finishes the rest. */
    @Override
    void close();

    /**
     * What would stay in the hold after this process ends.
     *
     * @param until when the last of it may be erased
     */
    record Left(int runs, long bytes, Instant until) {}
}
