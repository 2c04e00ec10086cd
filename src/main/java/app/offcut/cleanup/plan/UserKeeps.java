package app.offcut.cleanup.plan;

import app.offcut.library.Category;
import app.offcut.library.Zone;
import java.util.Map;
import java.util.Set;

/**
 * What the user wants to keep, and what must stay.
 *
 * @param projects ids of the pinned ones
 * @param categories those that are never cleaned up
 * @param unticked files that were unticked in a plan, by path
 * @param stuck zones on whose disks nothing could be held, so that all in them stays
 */
public record UserKeeps(
        Set<String> projects,
        Set<Category> categories,
        Map<String, UntickedFiles.Choice> unticked,
        Set<Zone> stuck) {
    public static final UserKeeps NOTHING = new UserKeeps(Set.of(), Set.of(), Map.of());

    public UserKeeps(
            Set<String> projects,
            Set<Category> categories,
            Map<String, UntickedFiles.Choice> unticked) {
        this(projects, categories, unticked, Set.of());
    }

    /** The same with what the disks keep. */
    UserKeeps stuckIn(Set<Zone> zones) {
        return new UserKeeps(projects, categories, unticked, zones);
    }

    /** What of it holds for files that lie in the hold already. */
    UserKeeps ofHeld() {
        return new UserKeeps(projects, Set.of(), Map.of());
    }
}
