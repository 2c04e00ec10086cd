package app.offcut.text;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that a piece of source code asks for.
 *
 * @param keys whole keys: what stands in {@code Texts.of("…")}, and any other literal that looks
 *     like a key because its first word begins one
 * @param prefixes literals of that kind that end in a dot; a word follows at run time
 */
record TextKeysInSource(Set<String> keys, Set<String> prefixes) {
    private static final Pattern COMMENT =
            Pattern.compile("/\\*.*?\\*/|//[^\n\"]*", Pattern.DOTALL);
    private static final Pattern LITERAL =
            Pattern.compile(
                    "(Texts\\s*\\.\\s*of\\(\\s*)?\"([a-z0-9-]+)(\\.(?:[a-z0-9-]+\\.?)*)?\"");

    /**
     * @param roots first words of all keys
     */
    static TextKeysInSource in(String source, Set<String> roots) {
        TextKeysInSource asked = new TextKeysInSource(new TreeSet<>(), new TreeSet<>());
        Matcher literal = LITERAL.matcher(COMMENT.matcher(source).replaceAll(""));
        while (literal.find()) {
            boolean surely = literal.group(1) != null;
            String root = literal.group(2);
            String rest = literal.group(3);
            if (rest == null) continue;
            if (!surely && !roots.contains(root)) continue;
            if (rest.endsWith(".")) asked.prefixes.add(root + rest);
            else asked.keys.add(root + rest);
        }
        return asked;
    }
}
