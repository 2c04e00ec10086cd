package app.offcut.generator.pixelle;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A final's path as the generator records it: absolute, on the machine or in the container where it
 * ran. Compared with listed names, never opened.
 */
final class VideoPath {
    private static final Pattern SEPARATOR = Pattern.compile("/");

    /** On Windows. */
    private static final Pattern ANY_SEPARATOR = Pattern.compile("[/\\\\]");

    private VideoPath() {}

    /** The final's place below the library; empty unless the path ends in this task's folder. */
    static List<String> inTask(String path, String id) {
        return places(path).stream()
                .filter(names -> names.size() == 3 && names.get(1).equals(id))
                .findFirst()
                .orElse(List.of());
    }

    /** Every place below the library that the path may mean. */
    static List<List<String>> places(String path) {
        return Stream.of(SEPARATOR, ANY_SEPARATOR)
                .map(separator -> List.of(separator.split(path, -1)))
                .map(VideoPath::fromOutput)
                .filter(names -> !names.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> fromOutput(List<String> parts) {
        int output = parts.lastIndexOf(PixelleLayout.OUTPUT.getFirst());
        boolean plain =
                parts.stream().noneMatch(part -> part.equals("..") || part.indexOf('\0') >= 0);
        return output < 0 || output == parts.size() - 1 || !plain
                ? List.of()
                : List.copyOf(parts.subList(output, parts.size()));
    }
}
