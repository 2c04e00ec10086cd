package app.offcut.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The identity of a file regardless of its name: device and inode number. */
public record FileIdentity(long device, long inode) {
    /** Stands for every file of a file system without file keys. */
    public static final FileIdentity UNKNOWN = new FileIdentity(0, 0);

    private static final String DEVICE = "(dev=";
    private static final String INODE = ",ino=";

    /**
     * Null where the file system has no file keys (Windows). Reads the key's text, such as {@code
     * (dev=fd01,ino=77)}: the only way in Java to get both numbers without a second system call on
     * a name.
     */
    public static @Nullable FileIdentity of(BasicFileAttributes attributes) {
        Object fileKey = attributes.fileKey();
        if (fileKey instanceof FileIdentity identity) return identity;
        String key = fileKey == null ? "" : fileKey.toString();
        int inode = key.indexOf(INODE);
        int end = key.length() - 1;
        if (!key.startsWith(DEVICE) || inode < 0 || key.charAt(end) != ')') return null;
        try {
            return new FileIdentity(
                    Long.parseUnsignedLong(key, DEVICE.length(), inode, 16),
                    Long.parseUnsignedLong(key, inode + INODE.length(), end, 10));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Of the file at this path, or of a link's target. */
    public static @Nullable FileIdentity at(Path path) throws IOException {
        return of(Files.readAttributes(path, BasicFileAttributes.class));
    }

    /** Whether the number is stable. Reads the table of mounts, so do not call it in a loop. */
    public boolean lasts() {
        return Mounts.keepNumbers(device);
    }

    /** The part that can be stored: without the inode number if that is not stable. */
    public FileIdentity lasting() {
        return lasts() ? this : new FileIdentity(device, 0);
    }

    /**
     * Whether the earlier file may be the current one: the number is equal, or meaningless because
     * the disk's numbers are not stable.
     */
    public static boolean mayBe(@Nullable FileIdentity before, @Nullable FileIdentity now) {
        return Objects.equals(before, now) || (before != null && now != null && !now.lasts());
    }

    /** The same for a folder, where a different disk in its place must not match. */
    public static boolean mayBeFolder(FileIdentity before, @Nullable FileIdentity now) {
        return now != null && before.device() == now.device() && mayBe(before, now);
    }
}
