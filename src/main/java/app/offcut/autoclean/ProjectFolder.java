package app.offcut.autoclean;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import app.offcut.library.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * The folder of one project's final.
 *
 * @param hasFinal whether there is one
 * @param changed when the folder or the final last changed
 */
record ProjectFolder(Path path, boolean hasFinal, Instant changed) {

    /** Empty if it is no folder, or went. */
    static Optional<ProjectFolder> at(Path path) {
        try {
            var folder = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
            if (!folder.isDirectory()) return Optional.empty();
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

    /** Whether its final may yet come or change without anything else telling. */
    boolean restless(Instant restedBy) {
        return !hasFinal || changed.isAfter(restedBy);
    }
}
