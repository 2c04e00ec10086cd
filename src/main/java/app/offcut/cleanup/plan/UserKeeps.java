package app.offcut.cleanup.plan;

import app.offcut.generator.Category;
import app.offcut.generator.Zone;
import java.util.Map;
import java.util.Set;

/**
 * What must stay: the user's choices, and what the disks force.
 *
 * @param projects ids of the pinned projects
 * @param categories the categories that are never cleaned up
 * @param unticked files unticked in a plan, by path
 * @param stuck zones whose disks cannot restore files, so that everything in them stays
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

    /** A copy with the zones whose disks cannot restore files. */
    UserKeeps stuckIn(Set<Zone> zones) {
        return new UserKeeps(projects, categories, unticked, zones);
    }

    /** The part that applies to files already in the hold: pins alone. */
    UserKeeps ofHeld() {
        return new UserKeeps(projects, Set.of(), Map.of());
    }
}
