package app.offcut.ui.projects.list;

import java.util.Optional;
import java.util.stream.Stream;

/** Everything in a library that the window can clean. */
public record CleanupTargets(ProjectList projects, AreaList areas) {
    /**
     * @param id of a project, or of an area in place of one
     */
    public Optional<CleanupTarget> find(String id) {
        return projects.find(id).<CleanupTarget>map(one -> one).or(() -> areas.find(id));
    }

    public Stream<CleanupTarget> all() {
        return Stream.concat(projects.all().stream(), areas.all().stream());
    }
}
