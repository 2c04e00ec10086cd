package app.offcut.autoclean;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import app.offcut.files.FoundFile;
import app.offcut.generator.Layout;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * The folder that contains one project's final.
 *
 * @param shows whether its own time shows every step of a render
 * @param hasFinal whether the final exists
 * @param changed when the folder or the final last changed
 */
record ProjectFolder(Path path, boolean shows, boolean hasFinal, Instant changed) {
    /** Empty if it is not a folder, has gone, or has a name that this locale cannot express. */
    static Optional<ProjectFolder> at(Path path, Layout layout, boolean shows) {
        try {
            var folder = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
            if (!folder.isDirectory() || !FoundFile.representable(path)) return Optional.empty();
            Instant changed = folder.lastModifiedTime().toInstant();
            Instant rendered = rendered(path, layout);
            boolean later = rendered.isAfter(changed);
            return Optional.of(
                    new ProjectFolder(
                            path,
                            shows,
                            !rendered.equals(Instant.MIN),
                            later ? rendered : changed));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** When the newest final changed; {@link Instant#MIN} if there is none. */
    private static Instant rendered(Path folder, Layout layout) {
        Instant newest = Instant.MIN;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!layout.isFinalName(String.valueOf(file.getFileName()))) continue;
                Instant changed = Files.getLastModifiedTime(file, NOFOLLOW_LINKS).toInstant();
                if (changed.isAfter(newest)) newest = changed;
            }
        } catch (IOException | DirectoryIteratorException e) {
            return newest; // unreadable, or gone since it was listed
        }
        return newest;
    }

    String project() {
        return String.valueOf(path.getFileName());
    }

    /** Whether its final may appear or change without any other hint. */
    boolean restless(Instant restedBy) {
        return (!hasFinal && !shows) || changed.isAfter(restedBy);
    }
}
