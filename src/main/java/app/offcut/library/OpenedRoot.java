package app.offcut.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A library's folder as it was when it was opened, to tell a disk that was plugged in again from
 * another folder in its place. A disk may come back under another number; then nothing of the
 * opened library is usable any more, and it is to be opened anew, with all that is checked then.
 *
 * @param born null where the disk does not keep it; such a folder is never known again
 */
public record OpenedRoot(Path path, FileIdentity identity, @Nullable FileTime born) {

    public static OpenedRoot of(Library library) {
        FileTime born = null;
        try {
            var attributes = Files.readAttributes(library.root(), BasicFileAttributes.class);
            // where there is no birth, Java tells the last change instead
            if (!attributes.creationTime().equals(attributes.lastModifiedTime()))
                born = attributes.creationTime();
        } catch (IOException e) {
            // gone already
        }
        return new OpenedRoot(library.root(), library.identity(), born);
    }

    /** Whether it is that very folder, but its disk has another number now. */
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
