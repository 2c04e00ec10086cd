package app.offcut.cleanup.hold;

import java.util.List;
import java.util.Map;

/**
 * What became of files that were to leave the hold again.
 *
 * @param restored paths of those that are where they were, relative to the library, with {@code /}
 * @param kept those that could not leave it
 * @param erased lengths that older copies have freed, by path; only if a person wanted that
 */
public record PutBack(List<String> restored, List<Kept> kept, Map<String, Long> erased) {
    /** What is to become of the files whose places were found taken by others. */
    public enum Older {
        /** They wait for a person, even if their places are free again. */
        STAY,
        /** Another try: a person asks for them. */
        TRY,
        /** Another try, and where a newer file has the place, the older one goes. */
        ERASE
    }

    public boolean mentions(String path) {
        return restored.contains(path) || kept.stream().anyMatch(k -> k.path().equals(path));
    }
}
