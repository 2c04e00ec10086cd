package app.offcut.cli;

import app.offcut.library.rows.ProjectQueries;
import app.offcut.library.rows.ProjectQueries.Named;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import java.util.LinkedHashSet;
import java.util.List;

/** Resolves projects by id, or by name if it is unique. */
final class ProjectNames {
    private ProjectNames() {}

    /**
     * In the order asked for, each once. Read without a check: what is done with them makes its
     * own.
     *
     * @throws Problem NO_SUCH_PROJECT, AMBIGUOUS_PROJECT, or if the database cannot be read
     */
    static List<String> ids(OpenLibrary open, List<String> asked) {
        return ids(ProjectQueries.names(open.host()), asked);
    }

    /**
     * The same from a database that is whole, since a pin decides what is deleted.
     *
     * @throws Problem also if it is damaged
     */
    static List<String> checkedIds(OpenLibrary open, List<String> asked) {
        return ids(ProjectQueries.checkedNames(open.host()), asked);
    }

    private static List<String> ids(List<Named> projects, List<String> asked) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        for (String one : asked) ids.add(id(projects, one));
        return List.copyOf(ids);
    }

    private static String id(List<Named> projects, String asked) {
        if (projects.stream().anyMatch(p -> p.id().equals(asked))) return asked;
        List<String> named =
                projects.stream().filter(p -> p.name().equals(asked)).map(Named::id).toList();
        return switch (named.size()) {
            case 1 -> named.getFirst();
            case 0 -> throw Problem.of(Problem.Code.NO_SUCH_PROJECT, asked);
            default -> throw Problem.of(Problem.Code.AMBIGUOUS_PROJECT, asked);
        };
    }
}
