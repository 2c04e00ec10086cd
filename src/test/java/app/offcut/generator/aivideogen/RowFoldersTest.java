package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths in the rows of a database that lies above the library. */
class RowFoldersTest {
    private static final Path ROOT = Path.of("/videos/wrapper/app");
    private static final RowFolders SPLIT = new RowFolders(ROOT, Path.of("/videos/wrapper"));
    private static final RowFolders WHOLE = new RowFolders(ROOT, ROOT);

    private static String below(RowFolders folders, String stored) {
        return folders.below(RowPath.parse(stored))
                .map(names -> String.join("/", names))
                .orElse("-");
    }

    @ParameterizedTest
    @CsvSource({
        "public/videos/p/final.mp4,                    public/videos/p/final.mp4",
        "app/public/videos/p/final.mp4,                public/videos/p/final.mp4",
        "app\\.cache\\audio\\p\\scene-1.mp3,           .cache/audio/p/scene-1.mp3",
        "./app/.cache/videos/p/a.mp4,                  .cache/videos/p/a.mp4",
        "/videos/wrapper/app/.cache/videos/p/a.mp4,    .cache/videos/p/a.mp4",
        "/videos/wrapper/.cache/videos/p/a.mp4,        -",
        "../.cache/videos/p/a.mp4,                     -",
        "app/../../x,                                  -",
        "app,                                          app",
        "other/app/.cache/videos/p/a.mp4,              other/app/.cache/videos/p/a.mp4",
    })
    void areRelativeToEitherFolder(String stored, String below) {
        assertEquals(below, below(SPLIT, stored));
    }

    @Test
    void areRelativeToTheLibraryWithItsDatabaseInIt() {
        assertEquals("app/public/a.mp4", below(WHOLE, "app/public/a.mp4"));
        assertFalse(means(WHOLE, "app/output/a.mp4", "output", "a.mp4"));
    }

    @Test
    void protectBothPlacesThatTheyMightMean() {
        assertTrue(means(SPLIT, "app/output/a.mp4", "output", "a.mp4"));
        assertTrue(means(SPLIT, "app/output/a.mp4", "app", "output", "a.mp4"));
    }

    private static boolean means(RowFolders folders, String stored, String... names) {
        return folders.mightMean(RowPath.parse(stored)).contains(List.of(names));
    }
}
