package app.offcut.generator;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a generator names its folders and files. Every method is a pure function of names. */
public interface Layout {
    /** The zones, always in the same order. */
    List<Zone> zones();

    /**
     * Paths to the folders of the final videos, with one folder per project unless they are {@link
     * #mixesFinals mixed}. Such a folder may also be a zone; then only its finals and thumbnails
     * are kept for their place.
     */
    List<List<String>> finalFolders();

    /**
     * Paths to the folders outside those of the finals in which the generator keeps records, other
     * than the library's root.
     */
    default List<List<String>> recordFolders() {
        return List.of();
    }

    /** Whether a file of this name in such a folder, or beside a final, is a record. */
    default boolean isRecordName(String name) {
        return false;
    }

    /** Paths to the folders that a person may replace by a link. */
    List<List<String>> linkPlaces();

    /** Paths to folders outside the zones that are measured and shown, and never cleaned. */
    default List<List<String>> shownFolders() {
        return List.of();
    }

    /** Whether a file of this name in a project's folder of finals is its final video. */
    boolean isFinalName(String name);

    /** Whether a file of this name beside a final is its thumbnail. */
    boolean isThumbnailName(String name);

    /** Whether a file of the library's root belongs to the generator's database. */
    boolean isDatabaseName(String name);

    /** Whether a file stays wherever it is: databases, indexes, finals, Offcut's own. */
    boolean neverTouched(List<String> names);

    /** Whether an id is a plain folder name that the generator uses for nothing else. */
    boolean safeId(String id);

    /**
     * The category of an intermediate in a project's own folder; empty for an unknown name, which
     * stays.
     *
     * @param inner path below the project's folder
     */
    Optional<Category> classify(Zone zone, List<String> inner);

    /**
     * What the name of an intermediate, a download or a scratch file means, for people; empty where
     * its name alone says the most. Nothing is decided by it.
     *
     * @param inner path below the project's folder, else below the zone
     */
    default Optional<FileMeaning> meaning(Zone zone, List<String> inner) {
        return Optional.empty();
    }

    /**
     * Whether the folders of projects may be added up for a list: {@link #surelyIntermediate}
     * recognises most of their files, and {@link #progress} does not look at them.
     */
    default boolean canBeSummed() {
        return false;
    }

    /**
     * Whether a name is surely that of an intermediate of its zone's category, and of nothing that
     * stays. A quick look at the bytes, for folders with many files; false in doubt, and then
     * {@link #classify} and the other methods decide.
     *
     * @param folder the folder inside the project's own that contains it; empty for the project's
     *     own
     * @param names holds the name from start to end
     */
    default boolean surelyIntermediate(Zone zone, String folder, byte[] names, int start, int end) {
        return false;
    }

    /**
     * The key of a shared download; empty for a file that is none.
     *
     * @param below path below the shared zone
     */
    Optional<String> sourceOf(List<String> below);

    /**
     * The stems that identify a file as a download. Several where this is ambiguous, so that each
     * protects.
     */
    Set<String> stems(String fileName);

    /**
     * What a file that belongs to no project is; empty for any other file, which stays.
     *
     * @param below path below the zone, not in a project's folder
     */
    default Optional<Scratch> scratch(Zone zone, List<String> below) {
        return Optional.empty();
    }

    /**
     * Whether the folders of finals contain the finals of all projects together, so that only a
     * record tells whose final a file is.
     */
    default boolean mixesFinals() {
        return false;
    }

    /**
     * What a project's files tell about its renders.
     *
     * @param files paths below the library of everything in the project's folders and of its finals
     */
    default RenderProgress progress(Project project, Collection<List<String>> files) {
        return RenderProgress.done(project.expected());
    }

    /** Whether these names are the path of this project's final video. */
    default boolean isFinal(String projectId, List<String> names) {
        if (mixesFinals()) return inFinalFolder(names) && isFinalName(names.getLast());
        for (List<String> folder : finalFolders())
            if (names.size() == folder.size() + 2
                    && names.subList(0, folder.size()).equals(folder)
                    && names.get(folder.size()).equals(projectId)
                    && isFinalName(names.getLast())) return true;
        return false;
    }

    /** Whether a folder of finals is also a zone. */
    default boolean isZone(List<String> finalFolder) {
        return zones().stream().anyMatch(zone -> zone.names().equals(finalFolder));
    }

    /** Whether a path leads into a folder of finals that is no zone, where everything is kept. */
    default boolean inFinalFolder(List<String> names) {
        for (List<String> folder : finalFolders())
            if (!isZone(folder)
                    && names.size() > folder.size()
                    && names.subList(0, folder.size()).equals(folder)) return true;
        return false;
    }
}
