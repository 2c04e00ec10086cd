package app.offcut.library;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The disk of a folder. Finding it reads the table of mounts, so it is found once. */
final class FolderDisk implements DiskSpace {
    private static final Logger LOG = LoggerFactory.getLogger(FolderDisk.class);
    private final Path folder;
    private volatile @Nullable FileStore disk;

    FolderDisk(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Disk> read() {
        return Disk.of(folder);
    }

    @Override
    public Optional<Long> free() {
        try {
            FileStore found = disk;
            if (found == null) disk = found = Files.getFileStore(folder);
            return Optional.of(found.getUsableSpace());
        } catch (IOException e) {
            LOG.info("The free space of {} is unknown: {}", folder, e.toString());
            return Optional.empty();
        }
    }
}
