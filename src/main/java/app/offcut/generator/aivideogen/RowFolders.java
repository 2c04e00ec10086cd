package app.offcut.generator.aivideogen;

import app.offcut.generator.Root;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folders against which paths in rows are resolved. The generator writes them relative to the
 * folder in which it was started. Where the database lies in a folder above the library, that is
 * either the library's folder or the database's, so both readings count; neither leads anywhere but
 * below the library.
 *
 * @param root of the library
 * @param database the folder of the database: the root, or a folder above it
 */
record RowFolders(Path root, Path database) {
    static RowFolders of(Root root) {
        return new RowFolders(root.path(), root.recordsFolder());
    }

    /** The path below the library, if it certainly names something there. */
    Optional<List<String>> below(RowPath path) {
        return path.below(root).map(names -> isFromDatabase(path) ? fromDatabase(path) : names);
    }

    /** See {@link RowPath#mightMean}. */
    List<List<String>> mightMean(RowPath path) {
        List<List<String>> places = new ArrayList<>(path.mightMean(root));
        if (isFromDatabase(path)) places.add(fromDatabase(path));
        return places;
    }

    /** Whether it is relative to the database's folder and leads into the library from there. */
    private boolean isFromDatabase(RowPath path) {
        List<String> way = way();
        return !way.isEmpty()
                && !path.absolute()
                && !path.escapes()
                && path.names().size() > way.size()
                && path.names().subList(0, way.size()).equals(way);
    }

    private List<String> fromDatabase(RowPath path) {
        return path.names().subList(way().size(), path.names().size());
    }

    /** The names from the database's folder to the library; empty if they are the same. */
    private List<String> way() {
        if (root.equals(database)) return List.of();
        List<String> way = new ArrayList<>();
        for (Path name : database.relativize(root)) way.add(name.toString());
        return way;
    }
}
