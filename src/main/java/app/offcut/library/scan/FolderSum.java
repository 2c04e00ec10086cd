package app.offcut.library.scan;

import app.offcut.generator.Zone;
import app.offcut.library.Amount;
import java.time.Instant;
import java.util.List;

/**
 * What the files of one project's or job's folder add up to, where nothing about any of them needs
 * a closer look: regular files with intermediates' names and a single link each.
 *
 * @param folder its name, the id of the project or job
 * @param files at least one
 * @param bytes their total length
 * @param allocatedBytes what they take on the disk
 * @param newest when the newest of them was modified
 * @param newestPath its path relative to the library, with {@code /}
 * @param places the folders that contain files, relative to the library
 */
public record FolderSum(
        Zone zone,
        String folder,
        long files,
        long bytes,
        long allocatedBytes,
        Instant newest,
        String newestPath,
        List<String> places) {
    public Amount amount() {
        return new Amount(files, bytes, allocatedBytes);
    }
}
