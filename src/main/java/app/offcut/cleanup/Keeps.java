package app.offcut.cleanup;

import app.offcut.library.Category;
import java.util.Map;
import java.util.Set;

/**
 * What the user wants to keep.
 *
 * @param projects ids of the pinned ones
 * @param categories those that are never cleaned up
 * @param takenOut files that were unticked in a plan, by path
 */
public record Keeps(
        Set<String> projects, Set<Category> categories, Map<String, TakenOut.Choice> takenOut) {
    static final Keeps NOTHING = new Keeps(Set.of(), Set.of(), Map.of());

    /** What of it holds for files that lie in the hold already. */
    Keeps ofHeld() {
        return new Keeps(projects, Set.of(), Map.of());
    }
}
