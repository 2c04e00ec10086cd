package app.offcut.cleanup.hold;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of files that were to leave the hold again.
 *
 * @param restored paths of those whose content is where it was, relative to the library, with
 *     {@code /}: they were put back, or the very same bytes lie there already
 * @param kept those that could not leave it
 * @param erased lengths that older copies have freed, by path; only if a person wanted that
 */
public record RestoreResult(List<String> restored, List<Leftover> kept, Map<String, Long> erased) {
    /** What is to become of the files whose places were found taken by others. */
    public sealed interface Older {
        /** They wait for a person, even if their places are free again. */
        Older STAY = new Stay();

        /** A person wants them back. */
        Older TRY = new Try();

        record Stay() implements Older {}

        record Try() implements Older {}

        /**
         * A person wants them erased.
         *
         * @param last paths of those that may go although nothing newer has their place
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
