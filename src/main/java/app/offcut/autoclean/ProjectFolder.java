package app.offcut.autoclean;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import app.offcut.library.FoundFile;
import app.offcut.library.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * The folder that contains one project's final.
 *
 * @param hasFinal whether the final exists
 * @param changed when the folder or the final last changed
 */
record ProjectFolder(Path path, boolean hasFinal, Instant changed) {

    /** Empty if it is not a folder, has gone, or has a name that this locale cannot express. */
    static Optional<ProjectFolder> at(Path path) {
        try {
            var folder = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
            if (!folder.isDirectory() || !FoundFile.representable(path)) return Optional.empty();
            Instant changed = folder.lastModifiedTime().toInstant();
            Instant rendered = rendered(path.resolve(Layout.FINAL_NAME));
            boolean later = rendered.isAfter(changed);
            return Optional.of(
                    new ProjectFolder(
                            path, !rendered.equals(Instant.MIN), later ? rendered : changed));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Instant rendered(Path file) {
        try {
            return Files.getLastModifiedTime(file, NOFOLLOW_LINKS).toInstant();
        } catch (IOException e) {
            return Instant.MIN;
        }
    }

    String project() {
        return String.valueOf(path.getFileName());
    }

    /** Whether its final may appear or change without any other hint. */
    boolean restless(Instant restedBy) {
        return !hasFinal || changed.isAfter(restedBy);
    }
}
