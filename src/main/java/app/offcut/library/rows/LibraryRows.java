package app.offcut.library.rows;

import java.util.List;

/**
 * All that one look at the generator's database told, read in short statements.
 *
 * @param projects in the order of the table
 * @param strayReferences of scenes, suggestions and clips whose project is in no row: they protect
 *     what they name
 * @param strayPaths paths in rows whose project is in no row: they protect what they name
 * @param complete false if an expected table or column was not found; provider files then stay
 * @param problems what is missing or odd, one sentence each
 */
public record LibraryRows(
        List<Project> projects,
        List<ProviderReference> strayReferences,
        List<String> strayPaths,
        boolean complete,
        List<String> problems) {

    /** For a library whose database cannot be used: folders are still measured. */
    public static LibraryRows none(String problem) {
        return new LibraryRows(List.of(), List.of(), List.of(), false, List.of(problem));
    }

    /** A provider's id of a video; {@code provider} is {@code youtube} for NULL. */
    public record ProviderReference(String provider, String videoId) {}
}
