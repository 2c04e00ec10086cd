package app.offcut.library.scan;

import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.generator.Generator;
import app.offcut.generator.Root;
import app.offcut.generator.Zone;
import app.offcut.library.Library;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the other half of a library is, if a generator that was started in two folders has left its
 * database in one and its caches in the other. Looks only; opens nothing as a library.
 */
public final class OtherHalf {
    /** A generator's folder has a few dozen folders. */
    private static final int LISTED = 500;

    private OtherHalf() {}

    /**
     * A sentence about a library with a database and without caches, or the other way round. Empty
     * if it has both, or if nothing was made there yet.
     *
     * @param caches whether the library has a zone, usable or not
     * @param projects whether its records name a project
     */
    public static Optional<String> sentence(Library library, boolean caches, boolean projects) {
        Path root = library.root();
        Generator generator = library.generator();
        if (hasRecords(generator, root)) {
            if (caches) return Optional.empty();
            Optional<Path> below = cachesBelow(library);
            return below.map(folder ->
                            Texts.of(
                                    hasRecords(generator, folder)
                                            ? "survey.caches-below"
                                            : "survey.caches-below-alone",
                                    root,
                                    folder))
                    .or(() ->
                            projects
                                    ? Optional.of(Texts.of("survey.no-caches", root))
                                    : Optional.empty());
        }
        Path above = root.getParent();
        return caches && above != null && hasRecords(generator, above)
                ? Optional.of(Texts.of("survey.database-above", root, above))
                : Optional.empty();
    }

    private static boolean hasRecords(Generator generator, Path folder) {
        return Files.isRegularFile(generator.mark(folder), LinkOption.NOFOLLOW_LINKS);
    }

    private static Optional<Path> cachesBelow(Library library) {
        try (Folder root = library.open()) {
            for (Path name : root.names().stream().limit(LISTED).toList())
                if (FoundFile.representable(name)
                        && Folder.isFolder(root.attributes(name))
                        && hasCaches(library, library.root().resolve(name)))
                    return Optional.of(library.root().resolve(name));
        } catch (IOException e) {
            // gone meanwhile, which opening or measuring it reports
        }
        return Optional.empty();
    }

    private static boolean hasCaches(Library library, Path folder) {
        for (Zone zone : library.layout().zones())
            try (Folder _ = Root.at(folder).open(library.paths(zone.names()))) {
                return true;
            } catch (IOException e) {
                // not this one
            }
        return false;
    }
}
