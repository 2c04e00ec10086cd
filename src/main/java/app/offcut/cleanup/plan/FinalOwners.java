package app.offcut.cleanup.plan;

import app.offcut.generator.Facts;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.generator.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose final a file is: by its folder or, where the folders contain the finals of all projects, by
 * the records.
 */
public final class FinalOwners {
    private static final Set<String> NOBODY = Set.of("");

    private final Layout layout;
    private final Map<List<String>, Set<String>> recorded;

    private FinalOwners(Layout layout, Map<List<String>, Set<String>> recorded) {
        this.layout = layout;
        this.recorded = recorded;
    }

    /**
     * Reads the records only if they are needed.
     *
     * @throws app.offcut.text.Problem if they cannot be read
     */
    static FinalOwners in(Layout layout, Records records) {
        Map<List<String>, Set<String>> recorded = new HashMap<>();
        if (layout.mixesFinals()) addRecorded(records.facts(), recorded);
        return new FinalOwners(layout, recorded);
    }

    private static void addRecorded(Facts facts, Map<List<String>, Set<String>> recorded) {
        for (Project project : facts.projects())
            for (Expected expected : project.expected())
                if (!expected.names().isEmpty() && !project.id().isEmpty())
                    recorded.computeIfAbsent(expected.names(), _ -> new TreeSet<>())
                            .add(project.id());
    }

    /**
     * The projects whose final this is: none if it is no final, several if several records name it,
     * the empty id if it is a final that no record names yet.
     *
     * @param names path below the library
     */
    public Set<String> of(List<String> names) {
        if (layout.mixesFinals())
            return layout.isFinal("", names)
                    ? recorded.getOrDefault(names, NOBODY)
                    : Set.of();
        String project = names.size() < 2 ? "" : names.get(names.size() - 2);
        return layout.isFinal(project, names) ? Set.of(project) : Set.of();
    }
}
