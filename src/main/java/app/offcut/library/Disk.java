package app.offcut.library;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The space of the disk that a library lies on.
 *
 * @param freeBytes available to this user
 */
public record Disk(long freeBytes, long totalBytes) {
    private static final Logger LOG = LoggerFactory.getLogger(Disk.class);

    /** Empty where the disk does not report it. Blocking. */
    public static Optional<Disk> of(Path root) {
        try {
            FileStore store = Files.getFileStore(root);
            return Optional.of(new Disk(store.getUsableSpace(), store.getTotalSpace()));
        } catch (IOException e) {
            LOG.info("The disk size of {} is unknown: {}", root, e.toString());
            return Optional.empty();
        }
    }
}
