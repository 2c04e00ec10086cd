package app.offcut.generator;

import app.offcut.text.Texts;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What the name of a file means, for people: {@code Scene 3 · voice}.
 *
 * @param key of its text
 * @param parts what fills the text in
 */
public record FileMeaning(String key, List<String> parts) {
    public static FileMeaning of(String key, String... parts) {
        return new FileMeaning(key, List.of(parts));
    }

    /**
     * The meaning of a path below the library; empty for every file that the layout keeps apart.
     */
    public static Optional<FileMeaning> of(Layout layout, List<String> path) {
        for (Zone zone : layout.zones()) {
            List<String> below = below(zone.names(), path);
            if (below.isEmpty()) continue;
            if (zone.folderOf(below).isPresent()) {
                List<String> inner = zone.innerOf(below);
                if (layout.classify(zone, inner).isPresent()) return layout.meaning(zone, inner);
            } else if (zone.shared()
                    ? layout.sourceOf(below).isPresent()
                    : layout.scratch(zone, below).isPresent()) return layout.meaning(zone, below);
        }
        for (List<String> folder : layout.finalFolders()) {
            List<String> below = below(folder, path);
            if (below.size() == 2 || (layout.mixesFinals() && !below.isEmpty()))
                return kept(layout, below.getLast());
        }
        return Optional.empty();
    }

    private static Optional<FileMeaning> kept(Layout layout, String name) {
        if (layout.isThumbnailName(name)) return Optional.of(of("meaning.thumbnail"));
        if (!layout.isFinalName(name)) return Optional.empty();
        return Optional.of(
                name.equals("final.mp4") ? of("meaning.final") : of("meaning.final-named", name));
    }

    /** The rest of a path that begins with these names; empty for any other. */
    private static List<String> below(List<String> names, List<String> path) {
        return path.size() > names.size() && path.subList(0, names.size()).equals(names)
                ? path.subList(names.size(), path.size())
                : List.of();
    }

    /** The same of a file that was not written to its end. */
    public FileMeaning unfinished() {
        return of("meaning.unfinished", words());
    }

    public String words() {
        return Texts.of(key, parts.toArray());
    }

    /** A number as a name has it, without leading zeros. */
    public static String number(String digits) {
        return digits.replaceFirst("^0+(?=\\d)", "");
    }

    /** The number after this one, of a name that counts from 0. */
    public static String next(String digits) {
        return new BigInteger(digits).add(BigInteger.ONE).toString();
    }
}
