package app.offcut.autoclean;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is held in the known libraries, whichever of them is open. */
public interface HeldTotals extends AutoCloseable {
    /**
     * Begins to erase what was kept long enough. Returns at once.
     *
     * @param open tells a library that is open in this process to end its own holds; empty for one
     *     that is not open
     */
    void start(Function<Path, Optional<Runnable>> open);

    /** What can still be undone in any library; empty if nothing can. Blocks. */
    Optional<Left> left();

    /**
     * Erases now all that is held in the libraries that are not open. Blocks.
     *
     * @return a sentence for each library of which something is left
     */
    List<String> eraseNow();

    /** Waits a little for what is being erased; what is left of it is ended at the next start. */
    @Override
    void close();

    /**
     * What would be left at the end of this process.
     *
     * @param until when the last of it can be erased
     */
    record Left(int runs, long bytes, Instant until) {}
}
