package app.offcut.cleanup.plan;

import app.offcut.generator.Category;
import app.offcut.generator.Zone;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What must stay: the user's choices, and what the disks force.
 *
 * @param projects ids of the pinned projects
 * @param categories the categories that are never cleaned up
 * @param unticked files unticked in a plan, by path
 * @param stuck zones whose disks cannot restore files, so that everything in them stays
 * @param times how long files of a category stay after the project's final
 */
public record UserKeeps(
        Set<String> projects,
        Set<Category> categories,
        Map<String, UntickedFiles.Choice> unticked,
        Set<Zone> stuck,
        Map<Category, Duration> times) {
    public static final UserKeeps NOTHING = new UserKeeps(Set.of(), Set.of(), Map.of());

    public UserKeeps(
            Set<String> projects,
            Set<Category> categories,
            Map<String, UntickedFiles.Choice> unticked) {
        this(projects, categories, unticked, Set.of(), Map.of());
    }

    /** A copy that keeps files of these categories for a time. */
    public UserKeeps keepingFor(Map<Category, Duration> longer) {
        return new UserKeeps(projects, categories, unticked, stuck, longer);
    }

    /** A copy with the zones whose disks cannot restore files. */
    UserKeeps stuckIn(Set<Zone> zones) {
        return new UserKeeps(projects, categories, unticked, zones, times);
    }

    /** The part that applies to files already in the hold: pins alone. */
    UserKeeps ofHeld() {
        return new UserKeeps(projects, Set.of(), Map.of());
    }
}
