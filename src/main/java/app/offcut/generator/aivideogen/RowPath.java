package app.offcut.generator.aivideogen;

import app.offcut.files.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path as stored in a database row, split into names. It is compared with what was listed on the
 * disk and never passed to the file system. Three styles occur: relative with {@code /}, relative
 * with {@code \}, absolute on a Windows drive.
 *
 * @param drive letter of a Windows drive; null without one
 * @param names without {@code .} and with {@code ..} resolved
 * @param escapes whether {@code ..} leads above its start
 */
public record RowPath(
        boolean absolute, @Nullable String drive, List<String> names, boolean escapes) {
    /** Where a library's own folders begin; an older install may have been anywhere. */
    private static final List<List<String>> ANCHORS =
            List.of(List.of("public", "videos"), List.of(".cache"), List.of("assets", "cache"));

    public static RowPath parse(String stored) {
        return parse(stored, List.of());
    }

    /**
     * The same with less memory.
     *
     * @param above names of a path that is likely to begin alike, which are used again
     */
    static RowPath parse(String stored, List<String> above) {
        boolean onDrive =
                stored.length() > 1 && stored.charAt(1) == ':' && letter(stored.charAt(0));
        int start = onDrive ? 2 : 0;
        List<String> names = new ArrayList<>(6);
        boolean escapes = false;
        for (int from = start; from <= stored.length(); ) {
            int to = separator(stored, from);
            String name = name(stored, from, to, above, names.size());
            from = to + 1;
            if (name.isEmpty() || name.equals(".")) continue;
            if (!name.equals("..")) names.add(name);
            else if (names.isEmpty()) escapes = true;
            else names.removeLast();
        }
        boolean absolute = onDrive || separator(stored, start) == start && start < stored.length();
        return new RowPath(
                absolute, onDrive ? stored.substring(0, 1) : null, List.copyOf(names), escapes);
    }

    private static String name(String stored, int from, int to, List<String> above, int depth) {
        if (depth < above.size()) {
            String known = above.get(depth);
            if (known.length() == to - from && stored.startsWith(known, from)) return known;
        }
        return stored.substring(from, to);
    }

    /** Index of the next separator, or the length. */
    private static int separator(String stored, int from) {
        for (int i = from; i < stored.length(); i++)
            if (stored.charAt(i) == '/' || stored.charAt(i) == '\\') return i;
        return stored.length();
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /**
     * The path below the library, if it certainly names something there. On another system, an
     * absolute path of a Windows drive dates from before a move: it is cut at the library's own
     * folders.
     */
    public Optional<List<String>> below(Path root) {
        if (escapes) return Optional.empty();
        if (!absolute) return Optional.of(names);
        List<String> rootNames = new ArrayList<>();
        for (Path name : root) rootNames.add(name.toString());
        if (names.size() > rootNames.size()
                && names.subList(0, rootNames.size()).equals(rootNames)
                && sameDrive(root))
            return Optional.of(names.subList(rootNames.size(), names.size()));
        List<List<String>> cuts = cutsAtAnchors();
        return drive != null && !windows(root) && !cuts.isEmpty()
                ? Optional.of(cuts.getLast())
                : Optional.empty();
    }

    /**
     * Every place below a library that it might mean, each once, for protecting: wider than {@link
     * #below}.
     */
    public List<List<String>> mightMean(Path root) {
        List<List<String>> places = new ArrayList<>(2);
        below(root).ifPresent(places::add);
        for (List<String> cut : cutsAtAnchors()) if (!places.contains(cut)) places.add(cut);
        if (!names.isEmpty() && !places.contains(names)) places.add(names);
        return places;
    }

    /**
     * A key that is equal for paths that some disk may treat as the same. A {@code \} in a name,
     * which only some systems allow, counts as a separator, as in every row.
     */
    public static String key(List<String> names) {
        return Names.folded(names);
    }

    /** The library's own path may contain such a name, so the last one counts. */
    private List<List<String>> cutsAtAnchors() {
        List<List<String>> cuts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++)
            for (List<String> anchor : ANCHORS)
                if (i + anchor.size() < names.size() && isAt(i, anchor))
                    cuts.add(i == 0 ? names : names.subList(i, names.size()));
        return cuts;
    }

    private boolean isAt(int index, List<String> anchor) {
        for (int i = 0; i < anchor.size(); i++)
            if (!mayBe(names.get(index + i), anchor.get(i))) return false;
        return true;
    }

    /**
     * Whether some disk may treat the name as the folder's.
     *
     * @param folder already folded
     */
    private static boolean mayBe(String name, String folder) {
        char first = name.charAt(0);
        // folding turns no letter of ASCII into another one
        if (first < 128 && Character.toLowerCase(first) != folder.charAt(0)) return false;
        return Names.folded(name).equals(folder);
    }

    private boolean sameDrive(Path root) {
        String rootText = String.valueOf(root.getRoot());
        return drive == null ? !windows(root) : rootText.regionMatches(true, 0, drive + ":", 0, 2);
    }

    private static boolean windows(Path root) {
        return root.getFileSystem().getSeparator().equals("\\");
    }
}
