package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.generator.Zone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The quick looks at a name say what the patterns say, of near misses too. */
class PlainNamesTest {
    private static final AiVideoLayout LAYOUT = AiVideoLayout.LAYOUT;
    private static final int NAMES = 300_000;

    private static final List<String> PIECES =
            List.of(
                    "scene-",
                    "Scene-",
                    "scene",
                    "1",
                    "23",
                    "-",
                    "a",
                    "B",
                    "_",
                    " ",
                    ".",
                    "..",
                    ".mp3",
                    ".mp4",
                    ".MP4",
                    ".webm",
                    ".wav",
                    ".txt",
                    ".json",
                    ".db",
                    ".DB",
                    "-wal",
                    ".before-offcut",
                    ".part",
                    ".tmp",
                    "final",
                    "FINAL",
                    "metadata",
                    "queue-state",
                    ".gitkeep",
                    ".gitignore",
                    ".offcut",
                    "é",
                    "\n",
                    "\\",
                    "youtube-quota",
                    "x",
                    "s",
                    "-5s");

    /** What {@link AiVideoLayout#neverTouched} matches without its quick look. */
    private static final Pattern NEVER_TOUCHED =
            Pattern.compile(
                    "(?i).*\\.db(-journal|-wal|-shm|\\.before-offcut.*)?|\\.gitkeep|\\.gitignore|metadata\\.json"
                            + "|queue-state\\.json|youtube-quota\\.json|final\\.mp4|\\.offcut",
                    Pattern.DOTALL);

    private final Random random = new Random(3);

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int left = 1 + random.nextInt(5); left > 0; left--)
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        return name.toString();
    }

    @Test
    void areIntermediatesByEveryRule() {
        List<String> folders = List.of("", "suggestions", "parts", "a.db", ".offcut");
        int sure = 0;
        for (int i = 0; i < NAMES; i++) {
            Zone zone = LAYOUT.zones().get(random.nextInt(LAYOUT.zones().size()));
            String folder = folders.get(random.nextInt(folders.size()));
            String name = name();
            byte[] bytes = ("before" + name + "after").getBytes(StandardCharsets.UTF_8);
            int end = bytes.length - "after".length();
            if (!LAYOUT.surelyIntermediate(zone, folder, bytes, "before".length(), end)) continue;
            sure++;
            List<String> inner = folder.isEmpty() ? List.of(name) : List.of(folder, name);
            List<String> path = new ArrayList<>(zone.names());
            path.add("p1");
            path.addAll(inner);
            assertEquals(Optional.of(zone.category()), LAYOUT.classify(zone, inner), name);
            assertFalse(LAYOUT.neverTouched(path), name);
            assertFalse(LAYOUT.isFinalName(name), name);
            assertTrue(name.chars().allMatch(c -> c > 0x1f && c < 0x7f), name);
        }
        assertTrue(sure > NAMES / 1000, () -> "too few names to tell");
    }

    @Test
    void neverTouchesWhatThePatternNames() {
        int stay = 0;
        for (int i = 0; i < NAMES; i++) {
            String name = name();
            boolean stays = NEVER_TOUCHED.matcher(name).matches();
            assertEquals(stays, LAYOUT.neverTouched(List.of("p1", name)), name);
            if (stays) stay++;
        }
        assertTrue(stay > NAMES / 1000, () -> "too few names to tell");
    }
}
