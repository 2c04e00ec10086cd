package app.offcut.cleanup.worlds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How {@link Oracle} reads names, paths and ids. */
final class OracleNames {
    static final String COMPANION = "(?is).*\\.(part|ytdl|tmp|part-frag[0-9]+)";
    private static final String DEVICE = "(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]";
    private static final String RESERVED = "(?i)previews|temp|test|music|projects|thumbnails";

    private OracleNames() {}

    static String sanitised(String id, int colon) {
        return id.substring(colon + 1)
                .replaceAll("[<>:\"|?*]", "-")
                .replaceAll("\\p{Cc}", "")
                .strip();
    }

    static List<String> stems(String name) {
        List<String> stems = new ArrayList<>(List.of(stem(name)));
        if (name.matches(COMPANION)) stems.add(stem(stem(name)));
        // a stream of a download, or one being merged, is the download's
        for (String stem : List.copyOf(stems))
            if (stem.toLowerCase(Locale.ROOT).matches("(?s).+\\.(temp|f[0-9]+(-[a-z0-9]+)*)"))
                stems.add(stem(stem));
        return stems;
    }

    static String stem(String name) {
        return name.lastIndexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    static boolean endsWith(List<String> names, List<String> last) {
        return names.size() >= last.size()
                && names.subList(names.size() - last.size(), names.size()).equals(last);
    }

    /** With backslashes as separators and as themselves; with a drive letter and without. */
    static List<List<String>> readings(@Nullable String path) {
        if (path == null) return List.of();
        String bare = path.replaceFirst("^[A-Za-z]:", "");
        return Stream.of(path, bare)
                .flatMap(p -> Stream.of(p, p.replace('\\', '/')))
                .map(OracleNames::names)
                .toList();
    }

    static List<String> names(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/"))
            if (name.equals("..")) names.pollLast();
            else if (!name.isEmpty() && !name.equals(".")) names.addLast(name);
        return List.copyOf(names);
    }

    /** Whether it leads above where it starts. */
    static boolean escapes(String path) {
        int depth = 0;
        for (String name : path.replaceFirst("^[A-Za-z]:", "").split("[/\\\\]")) {
            if (!name.isEmpty() && !name.equals(".")) depth += name.equals("..") ? -1 : 1;
            if (depth < 0) return true;
        }
        return false;
    }

    static String fold(String text) {
        return Normalizer.normalize(text, Form.NFC).toLowerCase(Locale.ROOT);
    }

    static boolean safe(String id) {
        String stem = id.contains(".") ? id.substring(0, id.indexOf('.')) : id;
        return !id.isEmpty()
                && id.getBytes(UTF_8).length <= 255
                && !id.matches("(?s)\\..*|.*[. ]|.*[/\\\\\\p{Cc}].*")
                && !stem.strip().matches(DEVICE)
                && !id.matches(RESERVED);
    }
}
