package app.offcut.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The identity of a file regardless of its name: device and inode number. */
public record FileIdentity(long device, long inode) {
    /** Stands for every file of a file system without file keys. */
    public static final FileIdentity UNKNOWN = new FileIdentity(0, 0);

    /**
     * The file key's text, the only way in Java to get both numbers without a second system call on
     * a name.
     */
    private static final Pattern FILE_KEY = Pattern.compile("\\(dev=([0-9a-f]+),ino=(\\d+)\\)");

    /** Null where the file system has no file keys (Windows). */
    public static @Nullable FileIdentity of(BasicFileAttributes attributes) {
        if (attributes.fileKey() instanceof FileIdentity identity) return identity;
        Matcher key = FILE_KEY.matcher(String.valueOf(attributes.fileKey()));
        return key.matches()
                ? new FileIdentity(
                        Long.parseUnsignedLong(key.group(1), 16),
                        Long.parseUnsignedLong(key.group(2)))
                : null;
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
