package app.offcut.library.links;

import app.offcut.library.Folder;
import app.offcut.library.Layout;
import app.offcut.library.Library;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Folders that may hold final videos which Offcut cannot see now: a link that nobody has agreed to
 * stands in the way, or a disk is away.
 */
public final class HiddenFinals {
    private HiddenFinals() {}

    /**
     * Each by its path in the library, with {@code /}. A folder that is not there is none of them,
     * unless it was one before and all of the way to it is gone.
     *
     * @param before those that were out of sight
     * @throws IOException if the library itself cannot be opened
     */
    public static Set<String> of(Library library, Set<String> before) throws IOException {
        Set<String> hidden = new TreeSet<>();
        for (List<String> names : Layout.FINAL_FOLDERS) {
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
