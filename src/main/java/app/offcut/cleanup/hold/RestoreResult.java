package app.offcut.cleanup.hold;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happened to files that were to leave the hold.
 *
 * @param restored paths whose content is back in its place, relative to the library, with {@code
 *     /}: the file was moved back, or the same bytes are already there
 * @param kept files that could not leave the hold
 * @param erased bytes freed by erasing older copies, by path; only at a person's request
 */
public record RestoreResult(List<String> restored, List<Leftover> kept, Map<String, Long> erased) {
    /** What to do with older copies, whose places were found taken. */
    public sealed interface Older {
        /** They stay until a person decides, even if their places are free again. */
        Older STAY = new Stay();

        /** A person wants them restored. */
        Older TRY = new Try();

        record Stay() implements Older {}

        record Try() implements Older {}

        /**
         * A person wants them erased.
         *
         * @param last paths that may go although no newer file is in their place
         */
        record Erase(Set<String> last) implements Older {}
    }

    public boolean mentions(String path) {
        return restored.contains(path) || kept.stream().anyMatch(k -> k.path().equals(path));
    }

    /** Whether any file has left the hold. */
    public boolean moved() {
        return !restored.isEmpty() || !erased.isEmpty();
    }
}
