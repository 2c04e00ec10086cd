package app.offcut.cleanup;

import app.offcut.cleanup.CleanupReport.StartedBy;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one engine behind the click, the command and auto-clean: plans and runs cleanups of one
 * library, one at a time, and tells every listener of every run. Blocks; never on the FX thread.
 */
public final class Cleanup {

    /**
     * @param accepted review rules that a person has confirmed for this run
     * @param strict one file's failure leaves everything as it was
     */
    public record Request(StartedBy startedBy, Set<Rule> accepted, boolean strict) {
        public static Request of(StartedBy startedBy) {
            return new Request(startedBy, Set.of(), false);
        }
    }

    /** Told on the engine's thread while a run goes on. */
    public interface Progress {
        Progress NONE = (_, _, _) -> true;

        /**
         * @param doneBytes lengths of the files done
         * @return false to stop before the next file
         */
        boolean goOn(long doneFiles, long files, long doneBytes);
    }

    /**
     * What a cleanup by hand would do now.
     *
     * @throws app.offcut.text.Problem NO_SUCH_PROJECT, or if the database cannot be read
     */
    public CleanupPlan plan(String projectId) {
        throw new UnsupportedOperationException();
    }

    /**
     * What an automatic cleanup would do now: the final must also look as it did before.
     *
     * @param earlier at least 10 s ago (2 s where a row vouches for the file); null for none
     */
    public CleanupPlan planUnattended(String projectId, @Nullable FinalLook earlier) {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs a plan: the gate is asked again first, and a refused plan changes nothing. Waits for a
     * run that is under way.
     *
     * @throws app.offcut.text.Problem if nothing could be started: DATABASE_…, LOCKED, UNAVAILABLE
     */
    public CleanupReport execute(CleanupPlan plan, Request request, Progress progress) {
        throw new UnsupportedOperationException();
    }

    /** Called on the engine's thread after every run, whoever asked for it. */
    public void onFinished(Consumer<CleanupReport> listener) {
        throw new UnsupportedOperationException();
    }
}
