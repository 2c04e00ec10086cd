package app.offcut.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where something is mounted on this system, read from {@code /proc/self/mountinfo}; a bind mount
 * has the device of its surroundings, so the device alone does not tell. Empty on other systems.
 */
final class Mounts {
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private Mounts() {}

    static Set<String> read() {
        Path table = Path.of("/proc/self/mountinfo");
        Set<String> mounts = new HashSet<>();
        try {
            // bytes: mount points need not be text in any encoding
            for (String line : Files.readAllLines(table, StandardCharsets.ISO_8859_1)) {
                String[] fields = line.split(" ");
                if (fields.length > 4) mounts.add(decode(fields[4]));
            }
        } catch (IOException e) {
            return Set.of();
        }
        return mounts;
    }

    private static String decode(String field) {
        String bytes =
                OCTAL.matcher(field)
                        .replaceAll(m ->
                                java.util.regex.Matcher.quoteReplacement(
                                        "" + (char) Integer.parseInt(m.group(1), 8)));
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
