package app.offcut.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The mount points of this system, read from {@code /proc/self/mountinfo}. Empty on other systems.
 */
public final class Mounts {
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    /** File systems whose drivers may number files as they meet them. */
    private static final Pattern MAY_COUNT =
            Pattern.compile("fuse|fuse\\..*|fuseblk|vfat|msdos|exfat");

    /** Inode number of the root of a disk with such numbers, which other disks hardly ever use. */
    private static final long FIRST = 1;

    private Mounts() {}

    /**
     * @param device device number, as of a file on it
     * @param whole whether its root is mounted there, not a subfolder of it
     */
    private record Mount(long device, boolean whole, String place, String type) {}

    /**
     * The paths of all mount points. A bind mount has the device of its surroundings, so the device
     * alone does not reveal it.
     */
    public static Set<String> read() {
        return all().map(Mount::place).collect(Collectors.toSet());
    }

    /**
     * Whether files on a device keep their inode numbers. exFAT and FAT have none: their drivers,
     * and some FUSE programs, number files as they meet them, so a file gets another number after
     * it left the cache or the disk was reconnected.
     */
    static boolean keepNumbers(long device) {
        return all().filter(mount -> mount.device == device)
                .noneMatch(mount -> MAY_COUNT.matcher(mount.type).matches() && counts(mount));
    }

    private static boolean counts(Mount mount) {
        if (!mount.whole) return true; // unknown
        try {
            FileIdentity root = FileIdentity.at(Path.of(mount.place));
            return root == null || root.device() != mount.device || root.inode() == FIRST;
        } catch (IOException | InvalidPathException e) {
            return true;
        }
    }

    private static Stream<Mount> all() {
        Path table = Path.of("/proc/self/mountinfo");
        try {
            // read as bytes, because mount points need not be text in any encoding
            return Files.readAllLines(table, StandardCharsets.ISO_8859_1).stream()
                    .map(line -> line.split(" "))
                    .filter(fields -> fields.length > 8)
                    .map(Mounts::mount);
        } catch (IOException e) {
            return Stream.of();
        }
    }

    /**
     * Parses a line, for example {@code 36 35 98:0 / /mnt rw,noatime shared:1 - exfat /dev/sda1
     * rw}.
     */
    private static Mount mount(String[] fields) {
        int type = Arrays.asList(fields).indexOf("-") + 1;
        return new Mount(device(fields[2]), fields[3].equals("/"), decode(fields[4]), fields[type]);
    }

    /** The device number as in stat(2); the table lists its two parts. */
    private static long device(String numbers) {
        String[] parts = numbers.split(":");
        long major = Long.parseLong(parts[0]);
        long minor = Long.parseLong(parts[1]);
        return ((major & 0xfff) << 8)
                | ((major & ~0xfffL) << 32)
                | (minor & 0xff)
                | ((minor & ~0xffL) << 12);
    }

    private static String decode(String field) {
        String bytes =
                OCTAL.matcher(field)
                        .replaceAll(m ->
                                Matcher.quoteReplacement(
                                        "" + (char) Integer.parseInt(m.group(1), 8)));
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
