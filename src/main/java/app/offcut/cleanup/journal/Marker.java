package app.offcut.cleanup.journal;

import app.offcut.cleanup.plan.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the journal of a run notes after its manifest, each in a file of its own. */
public sealed interface Marker {
    /**
     * The run is decided: its files may be erased when the time comes.
     *
     * @param keepUntil when the time comes
     * @param results one for each file of the manifest, in its order
     */
    record Commit(Instant at, Instant keepUntil, List<MoveResult> results) implements Marker {}

    /**
     * Everything is being put back.
     *
     * @param outcome how the run ends by that
     * @param rule that refused it, null if it was not refused
     * @param details of the rule's sentence
     */
    record Undo(Instant at, Outcome outcome, @Nullable Rule rule, List<String> details)
            implements Marker {}

    /**
     * The files are being erased.
     *
     * @param freed by path: the length that goes with this name; 0 if the file has other names;
     *     none for a file that is not in the hold any more, or not the one that was condemned
     */
    record Purge(Instant at, Map<String, Long> freed) implements Marker {}
}
