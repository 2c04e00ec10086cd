package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class RowPathTest {
    private static final Path ROOT = Path.of("/home/me/app");

    private static String below(String stored) {
        return RowPath.parse(stored).below(ROOT).map(names -> String.join("/", names)).orElse("-");
    }

    @ParameterizedTest
    @CsvSource({
        ".cache/audio/p/scene-1.mp3, .cache/audio/p/scene-1.mp3",
        "./.cache//audio/./p/x, .cache/audio/p/x",
        ".cache\\audio\\p\\x, .cache/audio/p/x",
        ".cache/audio/../videos/p/x, .cache/videos/p/x",
        "a/../../app/x, -",
        "../x, -",
        "../../etc/passwd, -",
        "/etc/passwd, -",
        "/home/me/app/.cache/x, .cache/x",
        "/home/me/app, -",
        "/home/me/app2/.cache/x, -",
        "/home/me/app/../app/.cache/x, .cache/x",
        "/home/me/app/../../you/x, -",
        "D:\\BMAD video generator\\app\\public\\videos\\p\\final.mp4, public/videos/p/final.mp4",
        "c:/x/assets/cache/dvids/1.mp4, assets/cache/dvids/1.mp4",
        "D:\\x\\.CACHE\\videos\\p\\x, .CACHE/videos/p/x",
        "D:\\public\\videos\\app\\.cache\\x, .cache/x",
        "D:\\public\\videos, -",
        "D:\\public\\x, -",
        "\\\\server\\share\\.cache\\x, -",
        "D:, -"
    })
    void tellsWhatItNamesBelowTheLibrary(String stored, String names) {
        assertEquals(names, below(stored));
    }

    @Test
    void tellsNoFileForNothing() {
        assertEquals("", below(""));
        assertEquals("", below("."));
        assertEquals("", below(".cache/.."));
        assertEquals("\0", below("\0"));
    }

    @ParameterizedTest
    @CsvSource({
        "/old/place/.cache/audio/p/x.mp3, .cache/audio/p/x.mp3",
        "wrapper/assets/cache/dvids/1.mp4, assets/cache/dvids/1.mp4",
        "../app/.cache/videos/p/x, .cache/videos/p/x",
        "D:\\A\\.CACHE\\Videos\\P\\x, .CACHE/Videos/P/x",
        "/.cache/app/.cache/videos/p/x, .cache/videos/p/x",
        "/.cache/app/.cache/videos/p/x, .cache/app/.cache/videos/p/x",
        "/public/videos/p/final.mp4, public/videos/p/final.mp4"
    })
    void protectsWhateverItMightMean(String stored, String names) {
        assertTrue(
                RowPath.parse(stored).mightMean(ROOT).contains(List.of(names.split("/"))),
                () -> RowPath.parse(stored).mightMean(ROOT).toString());
    }

    @Test
    void comparesWithoutCaseAndUnicodeForm() {
        assertEquals(
                RowPath.key(List.of(".cache", "É.mp4")),
                RowPath.key(List.of(".CACHE", "e\u0301.MP4")));
    }
}
