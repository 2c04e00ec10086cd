package app.offcut.generator;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that records name. Every path is relative to the library; it is compared with what was
 * listed on the disk and never opened.
 *
 * @param own what confirms a file in a zone as the project's own, compared exactly
 * @param places every place that a recorded path may mean, except of finals: they protect
 * @param stems stems of the downloads that records may mean: they protect
 * @param finals every place that a record of a final or a thumbnail may mean: they protect
 * @param downloads the downloads that are named after the project's records
 * @param outside recorded paths outside the project's folders, as stored; they confirm no file
 * @param uses paths of the shared files that the project uses without owning them
 */
public record RecordedFiles(
        Map<Zone, Set<List<String>>> own,
        List<List<String>> places,
        Set<String> stems,
        List<List<String>> finals,
        Set<Download> downloads,
        List<String> outside,
        Set<List<String>> uses) {
    public static final RecordedFiles NONE =
            new RecordedFiles(
                    Map.of(), List.of(), Set.of(), List.of(), Set.of(), List.of(), Set.of());

    /** For a project that owns its folders and names nothing else. */
    public static RecordedFiles using(Set<List<String>> uses) {
        return new RecordedFiles(
                Map.of(), List.of(), Set.of(), List.of(), Set.of(), List.of(), uses);
    }

    /**
     * A shared download.
     *
     * @param source see {@link Layout#sourceOf}
     */
    public record Download(String source, String stem) {}

    /** Whether a record confirms this file as the project's own. */
    public boolean confirm(Zone zone, List<String> names) {
        return own.getOrDefault(zone, Set.of()).contains(names);
    }
}
