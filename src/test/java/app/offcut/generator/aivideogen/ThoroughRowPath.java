package app.offcut.generator.aivideogen;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The meaning of a path and of an id in a row, told by regular expressions and whole foldings. */
record ThoroughRowPath(
        boolean absolute, @Nullable String drive, List<String> names, boolean escapes) {
    private static final Pattern DRIVE = Pattern.compile("^([A-Za-z]):", Pattern.DOTALL);
    private static final List<List<String>> ANCHORS =
            List.of(List.of("public", "videos"), List.of(".cache"), List.of("assets", "cache"));
    private static final Pattern COMPANION =
            Pattern.compile("(?i)\\.(part|ytdl|tmp|part-frag\\d+)\\z");
    private static final Pattern PART = Pattern.compile("(?i)\\.(f\\d+(-[a-z0-9]+)*|temp)\\z");

    static ThoroughRowPath parse(String stored) {
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
        return new ThoroughRowPath(
                absolute, onDrive ? drive.group(1) : null, List.copyOf(names), escapes);
    }

    Optional<List<String>> below(Path root) {
        if (escapes) return Optional.empty();
        if (!absolute) return Optional.of(names);
        List<String> rootNames = new ArrayList<>();
        for (Path name : root) rootNames.add(name.toString());
        if (names.size() > rootNames.size()
                && names.subList(0, rootNames.size()).equals(rootNames)
                && drive == null) return Optional.of(names.subList(rootNames.size(), names.size()));
        List<List<String>> cuts = cutsAtAnchors();
        return drive != null && !cuts.isEmpty() ? Optional.of(cuts.getLast()) : Optional.empty();
    }

    Set<List<String>> mightMean(Path root) {
        Set<List<String>> places = new LinkedHashSet<>();
        below(root).ifPresent(places::add);
        places.addAll(cutsAtAnchors());
        if (!names.isEmpty()) places.add(names);
        return places;
    }

    private List<List<String>> cutsAtAnchors() {
        List<List<String>> cuts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++)
            for (List<String> anchor : ANCHORS)
                if (i + anchor.size() < names.size()
                        && key(names.subList(i, i + anchor.size())).equals(key(anchor)))
                    cuts.add(names.subList(i, names.size()));
        return cuts;
    }

    private static String key(List<String> path) {
        return Normalizer.normalize(
                Normalizer.normalize(String.join("/", path).replace('\\', '/'), Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT),
                Normalizer.Form.NFC);
    }

    static Set<String> stems(String fileName) {
        String name = withoutCompanion(fileName);
        Set<String> stems = new LinkedHashSet<>();
        stems.add(withoutExtension(name));
        if (!name.equals(fileName)) stems.add(name);
        for (String stem : List.copyOf(stems)) {
            String whole = PART.matcher(stem).replaceFirst("");
            if (!whole.isEmpty()) stems.add(whole);
        }
        return stems;
    }

    static Set<String> stemsOfId(String videoId) {
        Set<String> stems = new LinkedHashSet<>();
        stems.add(videoId);
        String clean =
                videoId.substring(videoId.indexOf(':') + 1)
                        .replaceAll("[<>:\"|?*]", "-")
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        stems.add(clean.substring(0, Math.min(255, clean.length())));
        stems.add(videoId.replaceAll("[<>:\"|?*]", "-").replaceAll("\\p{Cntrl}", "").strip());
        stems.remove("");
        return stems;
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String withoutCompanion(String name) {
        String shorter = COMPANION.matcher(name).replaceFirst("");
        return shorter.equals(name) || shorter.isEmpty() ? name : withoutCompanion(shorter);
    }
}
