package app.offcut.generator.aivideogen;

import java.util.List;
import java.util.Set;

/**
 * Everything from one read of the generator's database, made with short statements.
 *
 * @param projects in table order
 * @param strayReferences of scenes, suggestions and clips without a project row: they protect what
 *     they name
 * @param strayPaths paths in rows without a project row: they protect what they name
 * @param complete false if an expected table or column is missing; provider files then stay
 * @param problems what is missing or odd, one sentence each
 * @param strayProjects ids of projects without a row that rows of other tables name
 */
public record LibraryRows(
        List<ProjectRecord> projects,
        List<ProviderReference> strayReferences,
        List<String> strayPaths,
        boolean complete,
        List<String> problems,
        Set<String> strayProjects) {

    /** Where every row belongs to a project. */
    LibraryRows(
            List<ProjectRecord> projects,
            List<ProviderReference> strayReferences,
            List<String> strayPaths,
            boolean complete,
            List<String> problems) {
        this(projects, strayReferences, strayPaths, complete, problems, Set.of());
    }

    /** For a library with an unusable database: its folders are still measured. */
    public static LibraryRows none(String problem) {
        return new LibraryRows(List.of(), List.of(), List.of(), false, List.of(problem));
    }

    /** A provider's id of a video; {@code provider} is {@code youtube} for NULL. */
    public record ProviderReference(String provider, String videoId) {}
}
