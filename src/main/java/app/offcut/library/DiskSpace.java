package app.offcut.library;

import java.nio.file.Path;
import java.util.Optional;

/** Reads the space of the disk that a library lies on, again and again; a seam for tests. */
@FunctionalInterface
public interface DiskSpace {
    /** Empty where the disk does not report it. */
    Optional<Disk> read();

    /** The free space alone, by one system call. */
    default Optional<Long> free() {
        return read().map(Disk::freeBytes);
    }

    /**
     * The disk of a folder.
     *
     * @param folder which need not exist yet
     */
    static DiskSpace of(Path folder) {
        return new FolderDisk(folder);
    }
}
