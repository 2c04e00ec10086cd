package app.offcut.autoclean;

import app.offcut.cleanup.CleanupReport;
import app.offcut.cleanup.Refusal;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cleans up by itself after a new final video, while it is started. Events are hints: every
 * decision re-reads disk and database. Never throws into the generator's way: what fails is logged
 * and told to the listener.
 */
public final class AutoClean implements AutoCloseable {

    /** What the listener is told, on a thread of its own. */
    public sealed interface Event {
        /** Watching has begun. */
        record Watching(int finals) implements Event {}

        /** A new final is not ready yet, or auto-clean is off. */
        record Waiting(String projectId, String why) implements Event {}

        /** A final changed, or a project came or went: rows are to be measured anew. */
        record Changed(String projectId) implements Event {}

        record Cleaned(CleanupReport report) implements Event {}

        record Refused(String projectId, Refusal refusal) implements Event {}

        /** Too much at once: a person must look. */
        record Fuse(List<String> projectIds, String why) implements Event {}

        record Problem(String sentence) implements Event {}
    }

    /**
     * Records the finals there are if this library is seen for the first time, and begins to watch.
     * Returns at once.
     */
    public void start(Consumer<Event> listener) {
        throw new UnsupportedOperationException();
    }

    /** One full reconcile: look, wait for the second look (at most 15 s), act. Blocks. */
    public void once(Consumer<Event> listener) {
        throw new UnsupportedOperationException();
    }

    /** Records the finals there are, good or not, unless this was done before. */
    public void rememberFirstSight() {
        throw new UnsupportedOperationException();
    }

    /** Stops within 2 s; a run under way stops between two files. */
    @Override
    public void close() {}
}
