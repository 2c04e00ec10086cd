package app.offcut.library;

import java.nio.file.attribute.BasicFileAttributes;
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
}
