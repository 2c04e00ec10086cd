package app.offcut.generator;

import java.util.List;
import java.util.Set;

/**
 * Everything that a generator records in a library, from one consistent read.
 *
 * @param projects in the order of the records
 * @param strays files named by records without a project
 * @param complete false if it is not certain who needs a shared download; then all of them stay
 * @param problems what is missing or odd, one sentence each
 * @param named ids of projects that other records name although no project has them
 */
public record Facts(
        List<Project> projects,
        RecordedFiles strays,
        boolean complete,
        List<String> problems,
        Set<String> named) {

    /** Where no record outlives its project. */
    public Facts(
            List<Project> projects, RecordedFiles strays, boolean complete, List<String> problems) {
        this(projects, strays, complete, problems, Set.of());
    }

    /** For a library with unusable records: its folders are still measured. */
    public static Facts none(String problem) {
        return new Facts(List.of(), RecordedFiles.NONE, false, List.of(problem));
    }
}
