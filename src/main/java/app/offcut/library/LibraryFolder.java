package app.offcut.library;

import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.generator.Generators.Candidates;
import app.offcut.generator.Root;
import app.offcut.generator.Undecided;
import app.offcut.generator.Zone;
import app.offcut.settings.Environment;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder that may be a library, before its generator is settled.
 *
 * @param asked as the user named it
 * @param root real path
 * @param identity {@link FileIdentity#UNKNOWN} where the system has none
 * @param wide why it may not be a library; null if nothing speaks against it
 * @param found the generators that see their marks in it
 */
public record LibraryFolder(
        Path asked, Path root, FileIdentity identity, @Nullable UnsafeRoot wide, Candidates found) {

    /**
     * Looks at a folder. Blocking.
     *
     * @throws Problem NOT_A_LIBRARY or UNAVAILABLE if there is no folder
     */
    public static LibraryFolder at(Path folder, Environment environment) {
        try {
            Path root = folder.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
            if (!attributes.isDirectory()) throw Problem.of(Problem.Code.NOT_A_LIBRARY, folder);
            FileIdentity identity = FileIdentity.of(attributes);
            return new LibraryFolder(
                    folder,
                    root,
                    identity == null ? FileIdentity.UNKNOWN : identity,
                    UnsafeRoot.of(root, identity, environment.homeFolders()).orElse(null),
                    Generators.of(root));
        } catch (IOException e) {
            throw problem(e, folder);
        }
    }

    private static Problem problem(IOException e, Path folder) {
        Failure failure = Failure.of(e, folder);
        return failure.cause() == Cause.NOT_THERE
                ? Problem.saying(Problem.Code.NOT_A_LIBRARY, failure.sentence(), e)
                : failure.problem();
    }

    /** Whether no generator sees any of its marks: only a settled one can make it a library. */
    public boolean unmarked() {
        return found.isEmpty();
    }

    /**
     * Opens it as a library. The settled generator stays unless the marks contradict it, because
     * cleaning up may remove marks.
     *
     * @param settled what an earlier opening or a person has settled; null if nobody has
     * @throws Problem NOT_A_LIBRARY, REFUSED_ROOT or UNAVAILABLE
     */
    public Library library(@Nullable Generator settled) {
        return library(settled, null);
    }

    /**
     * The same with its records where a person has agreed that they lie; then it stays a library
     * whatever is left in it.
     */
    public Library library(@Nullable Generator settled, @Nullable RecordsAbove agreed) {
        if (wide != null && !wide.allows(root, settled)) throw wide.problem(asked);
        if (settled != null && !contradicts(settled)) {
            if (agreed != null) return of(settled).with(agreed);
            if (found.contains(settled) || hasTraces(root, settled)) return of(settled);
        } else if (settled == null && found.sure().size() == 1) return of(found.sure().getFirst());
        if (found.isEmpty()) throw noLibrary();
        return of(new Undecided(found.all(), settled));
    }

    private Library of(Generator generator) {
        return new Library(root, identity, generator);
    }

    private boolean contradicts(Generator settled) {
        return !found.sure().isEmpty() && !found.contains(settled);
    }

    /** Whether the folder of its marks is still there, or a zone with something in it. */
    static boolean hasTraces(Path root, Generator settled) {
        return Files.isReadable(settled.mark(root))
                || settled.layout().zones().stream().anyMatch(zone -> isFilled(root, zone));
    }

    private static boolean isFilled(Path root, Zone zone) {
        try (Folder folder = Root.at(root).open(zone.names().toArray(String[]::new))) {
            return !folder.names().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The problem for a folder that is not a library. A folder without read permission may be one.
     */
    private Problem noLibrary() {
        try (DirectoryStream<Path> _ = Files.newDirectoryStream(root)) {
            for (Generator generator : Generators.all()) {
                Path mark = generator.mark(root);
                if (Files.isRegularFile(mark) && !Files.isReadable(mark))
                    throw new AccessDeniedException(mark.toString());
            }
        } catch (IOException e) {
            return problem(e, asked);
        }
        return Problem.of(Problem.Code.NOT_A_LIBRARY, root);
    }
}
