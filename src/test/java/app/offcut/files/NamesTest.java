package app.offcut.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Plain names take a quick way, which must say the same as the thorough one. */
class NamesTest {
    private static final int NAMES = 200_000;

    /**
     * Whatever a quick way might get wrong: cases, forms, devices, ends, and what no name holds.
     */
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "A",
                    "z",
                    "Z",
                    "k",
                    "\u212a",
                    "s",
                    "\u017f",
                    "i",
                    "\u0130",
                    "\u0131",
                    "é",
                    "e\u0301",
                    "\u0301",
                    "Σ",
                    "ß",
                    "ﬀ",
                    "\u1e9e",
                    "動",
                    "\ud83c\udfac",
                    "\ud83c",
                    "con",
                    "NUL",
                    "Lpt",
                    "com",
                    "1",
                    "¹",
                    "0",
                    "9",
                    "-",
                    "_",
                    ".",
                    " ",
                    "/",
                    "\\",
                    ":",
                    "\0",
                    "\u007f",
                    "\u0080",
                    "~",
                    "\u00a0",
                    "x".repeat(120),
                    "é".repeat(70));

    @Test
    void foldsLikeTheThoroughWay() {
        Random random = new Random(1);
        for (int i = 0; i < NAMES; i++) {
            String name = name(random);
            assertEquals(foldedThoroughly(name), Names.folded(name), name);
        }
    }

    @Test
    void findsTheSameNamesPortable() {
        Random random = new Random(2);
        for (int i = 0; i < NAMES; i++) {
            String name = name(random);
            assertEquals(portableThoroughly(name), Names.portable(name), name);
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int n = random.nextInt(5); n > 0; n--)
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        return name.toString();
    }

    private static String foldedThoroughly(String name) {
        return Normalizer.normalize(
                Normalizer.normalize(name, Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT),
                Normalizer.Form.NFC);
    }

    private static final Pattern WINDOWS_DEVICE =
            Pattern.compile(
                    "(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\\..*)?");

    private static boolean portableThoroughly(String name) {
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
}
