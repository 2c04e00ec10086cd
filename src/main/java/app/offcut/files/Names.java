package app.offcut.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares and checks file names without the disk. */
public final class Names {
    private static final Pattern WINDOWS_DEVICE =
            Pattern.compile(
                    "(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\\..*)?");

    private Names() {}

    /** Whether this is a single plain name on every system. */
    public static boolean portable(String name) {
        if (plain(name)) return !WINDOWS_DEVICE.matcher(name).matches();
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        return bytes >= 1
                && bytes <= 255
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))
                && StandardCharsets.UTF_8.newEncoder().canEncode(name)
                && !name.startsWith(".")
                && !name.endsWith(".")
                && !name.endsWith(" ")
                && !WINDOWS_DEVICE.matcher(name).matches();
    }

    /** Whether it consists of a few letters and digits of ASCII, as most names do. */
    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean usual =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '-'
                            || c == '_';
            if (!usual) return false;
        }
        return !name.isEmpty() && name.length() <= 255;
    }

    /**
     * A key that is equal for names that some disk may treat as the same: case-folded, in Unicode
     * form C.
     */
    public static String folded(String name) {
        if (ascii(name)) return name.toLowerCase(Locale.ROOT);
        return Normalizer.normalize(
                Normalizer.normalize(name, Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT),
                Normalizer.Form.NFC);
    }

    /** Such a name is the same in every Unicode form. */
    private static boolean ascii(String name) {
        for (int i = 0; i < name.length(); i++) if (name.charAt(i) >= 128) return false;
        return true;
    }

    /**
     * A key that is equal for paths that some disk may treat as the same. A {@code \} in a name,
     * which only some systems allow, counts as a separator, as in every record.
     */
    public static String folded(List<String> path) {
        return folded(String.join("/", path).replace('\\', '/'));
    }
}
