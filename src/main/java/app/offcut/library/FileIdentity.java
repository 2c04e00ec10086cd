package app.offcut.library;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which file it really is, whatever its name: device and inode number. */
public record FileIdentity(long device, long inode) {
    /** Of everything where the file system has no file keys. */
    public static final FileIdentity UNKNOWN = new FileIdentity(0, 0);

    /** The only way Java tells both without a second system call on a name. */
    private static final Pattern FILE_KEY = Pattern.compile("\\(dev=([0-9a-f]+),ino=(\\d+)\\)");

    /** Null where the file system has no file keys (Windows). */
    public static @Nullable FileIdentity of(BasicFileAttributes attributes) {
        Matcher key = FILE_KEY.matcher(String.valueOf(attributes.fileKey()));
        return key.matches()
                ? new FileIdentity(
                        Long.parseUnsignedLong(key.group(1), 16),
                        Long.parseUnsignedLong(key.group(2)))
                : null;
    }

    /** Whether the file keeps this number. Reads the table of mounts: not to be asked lightly. */
    public boolean lasts() {
        return Mounts.keepNumbers(device);
    }

    /** What can be kept of it for later: without the number, if that does not last. */
    public FileIdentity lasting() {
        return lasts() ? this : new FileIdentity(device, 0);
    }

    /**
     * Whether what was the one before may be the other now: the same number, or one that says
     * nothing, since the disk counts its files anew.
     */
    public static boolean mayBe(@Nullable FileIdentity before, @Nullable FileIdentity now) {
        return Objects.equals(before, now) || (before != null && now != null && !now.lasts());
    }

    /** The same for a folder, which another disk in its place must not pass for. */
    public static boolean mayBeFolder(FileIdentity before, @Nullable FileIdentity now) {
        return now != null && before.device() == now.device() && mayBe(before, now);
    }
}
