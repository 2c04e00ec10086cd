package app.offcut.cleanup.plan;

import app.offcut.generator.Facts;
import app.offcut.generator.Layout;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.generator.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose final a file is: by its folder or, where the folders contain the finals of all projects, by
 * the records.
 */
public final class FinalOwners {
    /** Stands for a final that belongs to no project. */
    private static final String NONE = "";

    private final Layout layout;
    private final Map<List<String>, String> recorded;

    private FinalOwners(Layout layout, Map<List<String>, String> recorded) {
        this.layout = layout;
        this.recorded = recorded;
    }

    /**
     * Reads the records only if they are needed.
     *
     * @throws app.offcut.text.Problem if they cannot be read
     */
    static FinalOwners in(Layout layout, Records records) {
        Map<List<String>, String> recorded = new HashMap<>();
        if (layout.mixesFinals()) addRecorded(records.facts(), recorded);
        return new FinalOwners(layout, recorded);
    }

    /** A final that two projects name belongs to neither: the newer render replaced the older. */
    private static void addRecorded(Facts facts, Map<List<String>, String> recorded) {
        for (Project project : facts.projects())
            for (Expected expected : project.expected())
                recorded.merge(
                        expected.names(),
                        project.id(),
                        (one, other) -> one.equals(other) ? one : NONE);
    }

    /**
     * The project whose final this is: empty if it is no final, the empty id if it is a final of
     * which no record, or more than one, tells whose it is.
     *
     * @param names path below the library
     */
    public Optional<String> of(List<String> names) {
        String project = names.size() < 2 ? NONE : names.get(names.size() - 2);
        if (layout.mixesFinals()) project = recorded.getOrDefault(names, NONE);
        return layout.isFinal(project, names) ? Optional.of(project) : Optional.empty();
    }
}
