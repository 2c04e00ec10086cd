package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What a million rows name is read by ways that spare regular expressions and whole foldings. They
 * must say what the thorough ways say, of hostile values too.
 */
@DisabledOnOs(OS.WINDOWS)
class QuickWaysTest {
    private static final int VALUES = 100_000;
    private static final Path ROOT = Path.of("/home/me/app");

    private static final List<String> PIECES =
            List.of(
                    "/",
                    "/",
                    "/",
                    "\\",
                    ".",
                    "..",
                    "C:",
                    "c:",
                    "1:",
                    ":",
                    "é:",
                    ".cache",
                    ".CACHE",
                    ".cac\u212ae",
                    "public",
                    "PUBLIC",
                    "Videos",
                    "videos",
                    "assets",
                    "aſſets",
                    "cache",
                    "home/me/app",
                    "home",
                    "me",
                    "app",
                    "p1",
                    "scene-1.mp3",
                    "a.f137.mp4",
                    ".temp",
                    ".f1-x",
                    ".part",
                    ".PART",
                    ".ytdl",
                    ".Tmp",
                    ".part-Frag3",
                    ".part-frag",
                    "动画",
                    "e\u0301",
                    "é",
                    "\0",
                    "\n",
                    "\u0301",
                    "Σ",
                    "\ud83c",
                    " ",
                    "\u00a0",
                    "<",
                    ">",
                    "\"",
                    "|",
                    "?",
                    "*",
                    "~",
                    "\u007f",
                    "\u0085",
                    "x".repeat(130),
                    "nasa",
                    "dQw4w9WgXcQ");

    @Test
    void aPathMeansTheSame() {
        Random random = new Random(1);
        List<String> above = List.of();
        for (int i = 0; i < VALUES; i++) {
            String stored = value(random);
            ThoroughRowPath thorough = ThoroughRowPath.parse(stored);
            RowPath quick = RowPath.parse(stored, above);
            assertEquals(thorough.names(), quick.names(), stored);
            assertEquals(thorough.absolute(), quick.absolute(), stored);
            assertEquals(thorough.drive(), quick.drive(), stored);
            assertEquals(thorough.escapes(), quick.escapes(), stored);
            assertEquals(thorough.below(ROOT), quick.below(ROOT), stored);
            assertEquals(
                    List.copyOf(thorough.mightMean(ROOT)),
                    List.copyOf(quick.mightMean(ROOT)),
                    stored);
            above = quick.names();
        }
    }

    @Test
    void namesAndIdsHaveTheSameStems() {
        Random random = new Random(2);
        for (int i = 0; i < VALUES; i++) {
            String name = value(random);
            Set<String> stems = AiVideoLayout.LAYOUT.stems(name);
            assertEquals(List.copyOf(ThoroughRowPath.stems(name)), List.copyOf(stems), name);
            Set<String> ofId = AiVideoLayout.stemsOfId(name);
            assertEquals(List.copyOf(ThoroughRowPath.stemsOfId(name)), List.copyOf(ofId), name);
        }
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int n = random.nextInt(9); n > 0; n--)
            value.append(PIECES.get(random.nextInt(PIECES.size())));
        return value.toString();
    }
}
