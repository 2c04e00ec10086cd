package app.offcut.cleanup.journal;

import app.offcut.cleanup.plan.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the journal of a run records after its manifest, each in a file of its own. */
public sealed interface Marker {
    /**
     * The run is committed: its files may be erased when the keep time ends.
     *
     * @param keepUntil end of the keep time
     * @param results one for each file of the manifest, in its order
     */
    record Commit(Instant at, Instant keepUntil, List<MoveResult> results) implements Marker {}

    /**
     * Everything is being restored.
     *
     * @param outcome the outcome that the run will have
     * @param rule the rule that refused it; null if none did
     * @param details of the rule's sentence
     */
    record Undo(Instant at, Outcome outcome, @Nullable Rule rule, List<String> details)
            implements Marker {}

    /**
     * The files are being erased.
     *
     * @param freed by path: the bytes that removing this name frees; 0 if the file has other names;
     *     absent for a file that is no longer in the hold or is not the condemned one
     */
    record Purge(Instant at, Map<String, Long> freed) implements Marker {}
}
