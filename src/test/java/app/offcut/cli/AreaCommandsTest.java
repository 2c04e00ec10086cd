package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cache}, {@code orphans} and {@code scratch}. */
class AreaCommandsTest extends CommandTest {
    private static final String FIELDS =
            "area entries files bytes oldestUse lastUse state run heldFiles heldBytes"
                    + " allocatedBytes";

    private static final String ALONE = "assets/cache/dvids/alone.mp4";
    private static final String ORPHAN = ".cache/videos/gone/scene-1-source.mp4";
    private static final String SPEECH = ".cache/audio/temp/1764000000000.mp3";

    @BeforeEach
    void files() {
        library.file(ALONE, 2_000_000, library.now().minus(Duration.ofDays(40)));
        library.file(ORPHAN, 700);
        library.file(SPEECH, 300);
    }

    private boolean isThere(String path) {
        return Files.exists(library.root().resolve(path));
    }

    @Test
    void showsTheCache() {
        offcut("cache").ends(0).prints("Stock footage · 2 MB in 1 file · last used 40 days ago");
        Called json = offcut("cache", "--json").ends(0);
        assertEquals("schema " + FIELDS, json.fields(""));
        assertEquals("2000000", json.at("bytes"));
        assertTrue(isThere(ALONE));
    }

    @Test
    void cleansTheCacheByAgeOrSize() {
        offcut("cache", "--older", "60d", "--yes").ends(0);
        offcut("cache", "--keep", "2MB", "--yes").ends(0);
        assertTrue(isThere(ALONE));
        Called called = offcut("cache", "--older", "30d", "--yes", "--json").ends(0);
        assertEquals("complete", called.at("runs/0/outcome"));
        assertEquals("2000000", called.at("runs/0/freedBytes"));
        assertEquals("/stock-cache", called.at("runs/0/project"));
        assertFalse(isThere(ALONE));
    }

    @Test
    void asksFirst() {
        onTerminal("n", "cache", "--keep", "0").ends(130);
        assertTrue(isThere(ALONE));
        onTerminal("y", "cache", "--keep", "0").ends(0);
        assertFalse(isThere(ALONE));
    }

    @Test
    void canBeUndone() {
        Map<String, String> before = library.checksums();
        Called held = offcut("cache", "--keep", "0", "--yes", "--hold", "1h", "--json").ends(0);
        assertEquals("held", held.at("runs/0/outcome"));
        String run = held.at("runs/0/run");
        offcut("list").ends(0).prints("Stock footage: 1 file, 2 MB, held until");
        Called list = offcut("list", "--json").ends(0);
        assertEquals("held", list.at("areas/0/state"));
        assertEquals(run, list.at("areas/0/run"));
        assertEquals("2000000", list.at("areas/0/heldBytes"));
        offcut("undo", run).ends(0);
        Map<String, String> after = library.checksums();
        after.keySet().removeIf(path -> path.contains(".offcut/"));
        assertEquals(before, after);
    }

    @Test
    void saysWhyItIsRefused() {
        library.project("draft").named("Deep sea");
        offcut("cache", "--keep", "0", "--yes").ends(3).warns("Deep sea");
        assertTrue(isThere(ALONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cache --keep 0",
                "cache --keep 1XB --yes",
                "cache --keep 1GB --older 1d --yes",
                "cache --older soon --yes",
                "orphans --clean",
                "scratch --clean --yes --hold long"
            })
    void rejectsWrongUsage(String arguments) {
        offcut(arguments.split(" ")).ends(2);
        assertTrue(isThere(ALONE) && isThere(ORPHAN) && isThere(SPEECH));
    }

    @Test
    void listsOrphansAndSparesThemAtFirstSight() {
        offcut("orphans").ends(0).prints(".cache/videos/gone");
        Called json = offcut("orphans", "--json").ends(0);
        assertEquals("schema area files bytes refused entries", json.fields(""));
        assertEquals(".cache/videos/gone", json.at("entries/0/path"));
        assertEquals("false", json.at("entries/0/goes"));
        assertEquals("seen-once", json.at("entries/0/reason"));
        offcut("orphans", "--clean", "--yes").ends(0);
        assertTrue(isThere(ORPHAN));
    }

    @Test
    void cleansScratch() {
        offcut("scratch").ends(0).prints(SPEECH);
        assertTrue(isThere(SPEECH));
        offcut("scratch", "--clean", "--yes").ends(0);
        assertFalse(isThere(SPEECH));
    }

    @Test
    void listsThemAll() {
        Called list = offcut("list", "--json").ends(0);
        assertEquals(FIELDS, list.fields("areas/0"));
        assertEquals("stock-cache", list.at("areas/0/area"));
        assertEquals("300", list.at("areas/1/bytes"));
        assertEquals("700", list.at("areas/2/bytes"));
        offcut("list").prints("Scratch files");
    }
}
