package app.offcut.cleanup;

import app.offcut.library.Category;
import java.util.Set;

/**
 * What the user wants to keep.
 *
 * @param projects ids of the pinned ones
 * @param categories those that are never cleaned up
 */
record Keeps(Set<String> projects, Set<Category> categories) {
    static final Keeps NOTHING = new Keeps(Set.of(), Set.of());
}
