package app.offcut.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/** The way from a library's root down to one of its folders, and what stands in it. */
final class Way {
    private Way() {}

    /** Where it ends. */
    sealed interface End {
        /**
         * @param folder to be closed
         * @param linked whether a link that the user has agreed to leads there
         */
        record Open(Folder folder, boolean linked) implements End {}

        /**
         * @param place names from the root to the obstacle
         * @param target where it leads if it is a link, else the place itself
         */
        record Blocked(Obstacle obstacle, List<String> place, String target) implements End {}
    }

    /**
     * @throws IOException if the library itself cannot be opened
     */
    static End go(Library library, List<String> names) throws IOException {
        Folder folder = library.open(List.of());
        boolean linked = false;
        for (int depth = 1; depth <= names.size(); depth++) {
            List<String> place = names.subList(0, depth);
            Path name = library.paths(place).getLast();
            boolean link = false;
            try (Folder parent = folder) {
                link = parent.isLink(name);
                if (link && !library.trusted().containsKey(place))
                    return blocked(untrusted(parent, name, place), place, parent, name);
                if (!link && !parent.attributes(name).isDirectory())
                    return blocked(Obstacle.NO_FOLDER, place, parent, name);
                folder = library.open(parent, name, place);
            } catch (IOException e) {
                return blocked(obstacle(link, e), place, folder, name);
            }
            linked |= link;
        }
        return new End.Open(folder, linked);
    }

    private static Obstacle untrusted(Folder parent, Path name, List<String> place) {
        if (!TrustedLink.PLACES.contains(place)) return Obstacle.LINK_ELSEWHERE;
        return Files.exists(parent.path().resolve(name)) ? Obstacle.LINK : Obstacle.DANGLING;
    }

    private static Obstacle obstacle(boolean link, IOException e) {
        if (e instanceof NoSuchFileException) return link ? Obstacle.DANGLING : Obstacle.MISSING;
        return link && e instanceof NotDirectoryException
                ? Obstacle.LINK_CHANGED
                : Obstacle.UNREADABLE;
    }

    private static End blocked(Obstacle obstacle, List<String> place, Folder parent, Path name) {
        return new End.Blocked(obstacle, place, target(parent.path().resolve(name)));
    }

    /** For the user's eyes. */
    static String target(Path link) {
        try {
            return link.toRealPath().toString();
        } catch (IOException e) {
            // it leads nowhere: what it says is all there is
        }
        try {
            return link.resolveSibling(Files.readSymbolicLink(link)).normalize().toString();
        } catch (IOException | UnsupportedOperationException e) {
            return link.toString();
        }
    }
}
