package app.offcut.autoclean;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;

import app.offcut.generator.Layout;
import java.nio.file.WatchEvent.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a watched folder is for, as the layout tells. Paths are relative to the library. */
record WatchedPlaces(Layout layout) {

    /** The project whose folder of finals this is. */
    Optional<String> projectOf(List<String> folder) {
        boolean one =
                !folder.isEmpty()
                        && !layout.mixesFinals()
                        && layout.finalFolders().contains(folder.subList(0, folder.size() - 1));
        return one ? Optional.of(folder.getLast()) : Optional.empty();
    }

    /** Whether each folder in this one is a project's. */
    boolean containsProjects(List<String> folder) {
        return !layout.mixesFinals() && layout.finalFolders().contains(folder);
    }

    /**
     * Whether the finals of a folder lie beside its intermediates, whose names tell how far a
     * render has come.
     */
    boolean showsWork(List<String> projectFolder) {
        return layout.isZone(projectFolder.subList(0, projectFolder.size() - 1));
    }

    /** Whether a name in a project's folder of finals is a final's. */
    boolean isFinal(String name) {
        return layout.isFinalName(name.toLowerCase(Locale.ROOT));
    }

    /** Whether an event may concern the finals of any project. */
    boolean concernsAll(List<String> folder, String name, Kind<?> kind) {
        if (layout.recordFolders().contains(folder) && layout.isRecordName(name)) return true;
        if (layout.mixesFinals() && isInFinals(folder) && isFinal(name)) return true;
        return isEntry(kind)
                && (isOnTheWay(folder, name) || (layout.mixesFinals() && isInFinals(folder)));
    }

    static boolean isEntry(Kind<?> kind) {
        return kind == ENTRY_CREATE || kind == ENTRY_DELETE;
    }

    private boolean isInFinals(List<String> folder) {
        return layout.finalFolders().stream().anyMatch(finals -> startsWith(folder, finals));
    }

    /** Whether a folder of this name may lead to a folder of finals or of records. */
    private boolean isOnTheWay(List<String> folder, String name) {
        return Stream.concat(layout.finalFolders().stream(), layout.recordFolders().stream())
                .anyMatch(way ->
                        startsWith(way, folder)
                                && way.size() > folder.size()
                                && way.get(folder.size()).equals(name));
    }

    private static boolean startsWith(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }
}
