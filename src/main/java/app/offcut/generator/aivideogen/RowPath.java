package app.offcut.generator.aivideogen;

import app.offcut.files.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern DRIVE = Pattern.compile("^([A-Za-z]):", Pattern.DOTALL);

    /** Where a library's own folders begin; an older install may have been anywhere. */
    private static final List<List<String>> ANCHORS =
            List.of(List.of("public", "videos"), List.of(".cache"), List.of("assets", "cache"));

    public static RowPath parse(String stored) {
        Matcher drive = DRIVE.matcher(stored);
        boolean onDrive = drive.find();
        String rest = onDrive ? stored.substring(2) : stored;
        List<String> names = new ArrayList<>();
        boolean escapes = false;
        for (String name : rest.split("[/\\\\]", -1)) {
            if (name.isEmpty() || name.equals(".")) continue;
            if (!name.equals("..")) names.add(name);
            else if (names.isEmpty()) escapes = true;
            else names.removeLast();
        }
        boolean absolute = onDrive || rest.startsWith("/") || rest.startsWith("\\");
        return new RowPath(absolute, onDrive ? drive.group(1) : null, List.copyOf(names), escapes);
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
     * Every place below a library that it might mean, for protecting: wider than {@link #below}.
     */
    public List<List<String>> mightMean(Path root) {
        List<List<String>> places = new ArrayList<>();
        below(root).ifPresent(places::add);
        places.addAll(cutsAtAnchors());
        if (!names.isEmpty()) places.add(names);
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
                if (i + anchor.size() < names.size()
                        && key(names.subList(i, i + anchor.size())).equals(key(anchor)))
                    cuts.add(names.subList(i, names.size()));
        return cuts;
    }

    private boolean sameDrive(Path root) {
        String rootText = String.valueOf(root.getRoot());
        return drive == null ? !windows(root) : rootText.regionMatches(true, 0, drive + ":", 0, 2);
    }

    private static boolean windows(Path root) {
        return root.getFileSystem().getSeparator().equals("\\");
    }
}
