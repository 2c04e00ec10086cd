package app.offcut.library.links;

import app.offcut.files.Folder;
import app.offcut.library.Library;
import app.offcut.text.TextKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the path from a library's root to one of its folders, and reports the obstacle if there
 * is one.
 */
public final class PathResolution {
    private PathResolution() {}

    /** What prevents opening a folder of the library. */
    public enum Obstacle implements TextKey {
        MISSING,
        UNREADABLE,
        NO_FOLDER,
        OTHER_DEVICE,
        /** A link that the user could agree to follow. */
        LINK,
        /** A link in a place where Offcut never follows one. */
        LINK_ELSEWHERE,
        /** A trusted link that now leads to another folder. */
        LINK_CHANGED,
        DANGLING;

        @Override
        public String key() {
            return "zone." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The result of a resolution. */
    public sealed interface End {
        /**
         * @param folder the caller closes it
         * @param linked whether a trusted link leads there
         */
        record Open(Folder folder, boolean linked) implements End {}

        /**
         * @param place path from the root to the obstacle
         * @param target the target if the obstacle is a link, else the place itself
         * @param why the system's error; null if no call failed
         */
        record Blocked(
                Obstacle obstacle, List<String> place, String target, @Nullable IOException why)
                implements End {}
    }

    /**
     * Resolves a path.
     *
     * @throws IOException if the library itself cannot be opened
     */
    public static End go(Library library, List<String> names) throws IOException {
        Folder folder = library.open(List.of());
        boolean linked = false;
        for (int depth = 1; depth <= names.size(); depth++) {
            List<String> place = names.subList(0, depth);
            Path name = library.paths(place).getLast();
            boolean link = false;
            try (Folder parent = folder) {
                link = parent.isLink(name);
                if (link && !library.trusted().containsKey(place))
                    return blocked(
                            untrusted(library, parent, name, place),
                            place,
                            parent.path().resolve(name));
                if (!link && !parent.attributes(name).isDirectory())
                    return blocked(Obstacle.NO_FOLDER, place, parent.path().resolve(name));
                folder = library.open(parent, name, place);
            } catch (IOException e) {
                Path path = folder.path().resolve(name);
                return new End.Blocked(obstacle(link, e), place, target(path), e);
            }
            linked |= link;
        }
        return new End.Open(folder, linked);
    }

    private static Obstacle untrusted(
            Library library, Folder parent, Path name, List<String> place) {
        if (!library.layout().linkPlaces().contains(place)) return Obstacle.LINK_ELSEWHERE;
        return Files.exists(parent.path().resolve(name)) ? Obstacle.LINK : Obstacle.DANGLING;
    }

    private static Obstacle obstacle(boolean link, IOException e) {
        if (e instanceof NoSuchFileException) return link ? Obstacle.DANGLING : Obstacle.MISSING;
        return link && e instanceof NotDirectoryException
                ? Obstacle.LINK_CHANGED
                : Obstacle.UNREADABLE;
    }

    private static End blocked(Obstacle obstacle, List<String> place, Path path) {
        return new End.Blocked(obstacle, place, target(path), null);
    }

    /** A link's target, for display only. */
    static String target(Path link) {
        try {
            return link.toRealPath().toString();
        } catch (IOException e) {
            // a dangling link: its own text is all there is
        }
        try {
            return link.resolveSibling(Files.readSymbolicLink(link)).normalize().toString();
        } catch (IOException | UnsupportedOperationException e) {
            return link.toString();
        }
    }
}
