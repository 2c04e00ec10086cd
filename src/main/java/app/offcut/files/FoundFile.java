package app.offcut.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file, link or unreadable folder found while walking a library by directory handles. Links are
 * leaves and are never followed.
 *
 * @param path relative to the library's root, made of the names as listed
 * @param identity null only where the file system has none
 * @param bytes length, by which it is known again; 0 for anything but a regular file
 * @param allocatedBytes what it takes on the disk, only ever shown: less than its length if it has
 *     holes, more for its last block; the length where the system does not report it
 * @param links number of hard links; 1 where the system does not report it
 * @param names those of the path as text
 */
public record FoundFile(
        Path path,
        Kind kind,
        @Nullable FileIdentity identity,
        long bytes,
        long allocatedBytes,
        int links,
        Instant modified,
        List<String> names) {

    /** Of which nothing is known but its length. */
    public FoundFile(
            Path path, Kind kind, @Nullable FileIdentity identity, long bytes, Instant modified) {
        this(path, kind, identity, bytes, bytes, 1, modified, names(path));
    }

    public enum Kind {
        REGULAR,
        /** A symbolic link, or a junction. */
        LINK,
        /** A FIFO, a socket or a device. */
        SPECIAL,
        /** A folder on another device or a mount point, where the walk ends. */
        OTHER_DEVICE,
        /** A folder that cannot be listed, or a file in a folder that denies access. */
        UNREADABLE
    }

    public FoundFile withoutIdentity() {
        return new FoundFile(path, kind, null, bytes, allocatedBytes, links, modified, names);
    }

    /** A key that is equal for all hard links of one file, so that it is counted once. */
    public Object sameFile() {
        return identity == null ? shown() : identity;
    }

    /** The names of a path as text. */
    public static List<String> names(Path path) {
        List<String> names = new ArrayList<>(path.getNameCount());
        for (Path name : path) names.add(name.toString());
        return Collections.unmodifiableList(names);
    }

    /** The names of an entry of a folder; those of the folder are shared. */
    public static List<String> names(List<String> folder, String entry) {
        String[] names = folder.toArray(new String[folder.size() + 1]);
        names[folder.size()] = entry;
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    /** Whether its name survives conversion to text: bytes that the JVM cannot decode are lost. */
    public boolean representable() {
        return representable(path);
    }

    public static boolean representable(Path path) {
        try {
            String text = path.toString();
            return text.indexOf('\uFFFD') < 0 && path.getFileSystem().getPath(text).equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The path with {@code /}; each byte that is not UTF-8 shows as U+FFFD. */
    public String shown() {
        return String.join("/", names);
    }
}
