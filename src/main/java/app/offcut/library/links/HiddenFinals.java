package app.offcut.library.links;

import app.offcut.files.Folder;
import app.offcut.library.Library;
import app.offcut.library.links.PathResolution.Obstacle;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Folders that may contain final videos but are not readable now: behind a link without consent, or
 * on a disconnected disk.
 */
public final class HiddenFinals {
    private HiddenFinals() {}

    /**
     * Their paths in the library, with {@code /}. A missing folder is not included, unless it was
     * hidden before and the whole path to it is gone.
     *
     * @param before the folders that were hidden earlier
     * @throws IOException if the library itself cannot be opened
     */
    public static Set<String> of(Library library, Set<String> before) throws IOException {
        Set<String> hidden = new TreeSet<>();
        for (List<String> names : library.layout().finalFolders()) {
            String path = String.join("/", names);
            switch (PathResolution.go(library, names)) {
                case PathResolution.End.Open(Folder folder, var _) -> folder.close();
                case PathResolution.End.Blocked(Obstacle obstacle, var place, var _, var _) -> {
                    boolean unknown = before.contains(path) && place.size() < names.size();
                    if (obstacle != Obstacle.MISSING || unknown) hidden.add(path);
                }
            }
        }
        return hidden;
    }
}
