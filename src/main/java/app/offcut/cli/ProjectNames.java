package app.offcut.cli;

import app.offcut.library.rows.Project;
import app.offcut.library.rows.ProjectQueries;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds the projects a user means: by id, else by name if only one has it. */
final class ProjectNames {
    private ProjectNames() {}

    /**
     * In the order asked for, each once.
     *
     * @throws Problem NO_SUCH_PROJECT, AMBIGUOUS_PROJECT, or if the database cannot be read
     */
    static List<String> ids(OpenLibrary open, List<String> asked) {
        List<Project> projects = ProjectQueries.read(open.host()).projects();
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        for (String one : asked) ids.add(id(projects, one));
        return List.copyOf(ids);
    }

    private static String id(List<Project> projects, String asked) {
        if (projects.stream().anyMatch(p -> p.id().equals(asked))) return asked;
        List<String> named =
                projects.stream().filter(p -> p.name().equals(asked)).map(Project::id).toList();
        return switch (named.size()) {
            case 1 -> named.getFirst();
            case 0 -> throw Problem.of(Problem.Code.NO_SUCH_PROJECT, asked);
            default -> throw Problem.of(Problem.Code.AMBIGUOUS_PROJECT, asked);
        };
    }
}
