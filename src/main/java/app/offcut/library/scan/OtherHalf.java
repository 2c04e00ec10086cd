package app.offcut.library.scan;

import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.generator.Generator;
import app.offcut.generator.Root;
import app.offcut.generator.Zone;
import app.offcut.library.Library;
import app.offcut.library.RecordsAbove;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the other half of a library is, if a generator that was started in two folders has left its
 * database in one and its caches in the other. Looks only; opens nothing as a library.
 *
 * @param sentence for the user
 * @param caches the folders whose caches the user can agree to open with that database; mostly one,
 *     empty if there is nothing to agree to
 */
public record OtherHalf(String sentence, List<Path> caches) {
    /** A generator's folder has a few dozen folders. */
    private static final int LISTED = 500;

    /**
     * About a library with a database and without caches, or the other way round. Empty if it has
     * both, or if nothing was made there yet. Blocking.
     *
     * @param caches whether the library has a zone, usable or not
     * @param projects whether its records name a project
     */
    public static Optional<OtherHalf> of(Library library, boolean caches, boolean projects) {
        Path root = library.root();
        Generator generator = library.generator();
        RecordsAbove agreed = library.recordsAbove();
        if (agreed != null)
            return agreed.refusal(library)
                    .map(why -> new OtherHalf(why, choices(library)))
                    .or(() -> caches ? Optional.empty() : none(root, projects));
        if (hasRecords(generator, root))
            return caches ? Optional.empty() : below(library).or(() -> none(root, projects));
        Path above = root.getParent();
        return caches
                        && above != null
                        && generator.recordsMayLieAbove()
                        && hasRecords(generator, above)
                ? Optional.of(above(library, above))
                : Optional.empty();
    }

    private static Optional<OtherHalf> none(Path root, boolean projects) {
        return projects
                ? Optional.of(new OtherHalf(Texts.of("survey.no-caches", root), List.of()))
                : Optional.empty();
    }

    private static OtherHalf above(Library library, Path above) {
        String refusal = refusal(library);
        Path root = library.root();
        return refusal == null
                ? new OtherHalf(
                        Texts.of("survey.database-above", root, above, RecordsAbove.typed(root)),
                        List.of(root))
                : new OtherHalf(refusal, List.of());
    }

    private static List<Path> choices(Library library) {
        return refusal(library) == null ? List.of(library.root()) : List.of();
    }

    /** Why the user cannot agree to the records above now; null if that is possible. */
    private static @Nullable String refusal(Library library) {
        try {
            RecordsAbove.now(library);
            return null;
        } catch (Problem problem) {
            return problem.sentence();
        }
    }

    private static Optional<OtherHalf> below(Library library) {
        Path root = library.root();
        Generator generator = library.generator();
        if (!generator.recordsMayLieAbove()) return Optional.empty();
        List<Path> below = cachesBelow(library);
        List<Path> alone =
                below.stream()
                        .filter(folder ->
                                Files.notExists(generator.mark(folder), LinkOption.NOFOLLOW_LINKS))
                        .toList();
        if (!alone.isEmpty()) {
            String key =
                    alone.size() == 1 ? "survey.caches-below-alone" : "survey.caches-below-several";
            String first = RecordsAbove.typed(alone.getFirst());
            return Optional.of(new OtherHalf(Texts.of(key, root, list(alone), first), alone));
        }
        return below.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new OtherHalf(
                                Texts.of("survey.caches-below", root, below.getFirst()),
                                List.of()));
    }

    private static String list(List<Path> folders) {
        return folders.stream()
                .map(Path::toString)
                .collect(Collectors.joining(Texts.of("survey.caches-below-several.or")));
    }

    private static boolean hasRecords(Generator generator, Path folder) {
        return Files.isRegularFile(generator.mark(folder), LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> cachesBelow(Library library) {
        try (Folder root = library.open(List.of())) {
            List<Path> found = new ArrayList<>();
            for (Path name : root.names().stream().sorted().limit(LISTED).toList())
                if (FoundFile.representable(name)
                        && Folder.isFolder(root.attributes(name))
                        && hasCaches(library, library.root().resolve(name)))
                    found.add(library.root().resolve(name));
            return List.copyOf(found);
        } catch (IOException e) {
            // gone meanwhile, which opening or measuring it reports
            return List.of();
        }
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
