package app.offcut.library;

import app.offcut.files.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A library's folder as it was when opened; distinguishes a reconnected disk from another folder in
 * its place. If a disk comes back with another device number, nothing of the opened library is
 * usable: it must be reopened, with all its checks.
 *
 * @param born creation time; null where the disk does not store it; such a folder is never
 *     recognised again
 */
public record OpenedRoot(Path path, FileIdentity identity, @Nullable FileTime born) {

    public static OpenedRoot of(Library library) {
        FileTime born = null;
        try {
            var attributes = Files.readAttributes(library.root(), BasicFileAttributes.class);
            // without a creation time, Java reports the last change instead
            if (!attributes.creationTime().equals(attributes.lastModifiedTime()))
                born = attributes.creationTime();
        } catch (IOException e) {
            // already gone
        }
        return new OpenedRoot(library.root(), library.identity(), born);
    }

    /** Whether it is the same folder on a disk with another device number. */
    public boolean isBackElsewhere() {
        if (born == null || identity.equals(FileIdentity.UNKNOWN)) return false;
        try {
            if (!path.toRealPath().equals(path)) return false;
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            FileIdentity now = FileIdentity.of(attributes);
            return now != null
                    && now.inode() == identity.inode()
                    && now.device() != identity.device()
                    && born.equals(attributes.creationTime());
        } catch (IOException e) {
            return false;
        }
    }
}
