package app.offcut.generator.pixelle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/me/Pixelle-Video/output/t/final.mp4",
                "/app/output/t/final.mp4",
                "C:\\Pixelle-Video\\output\\t\\final.mp4",
                "output/t/final.mp4",
                "/srv/output/old/output/t/final.mp4"
            })
    void findsTheTasksFinal(String path) {
        assertEquals(List.of("output", "t", "final.mp4"), VideoPath.inTask(path, "t"));
        assertEquals(List.of(), VideoPath.inTask(path, "u"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "output",
                "/output/",
                "/home/me/Videos/final.mp4",
                "/srv/output/t/deep/final.mp4",
                "/srv/output/t/../t/final.mp4",
                "/srv/output/t/final.mp4\0",
                "/srv/outputs/t/final.mp4",
                "/srv/OUTPUT/t/final.mp4",
                "..\\output\\t\\final.mp4"
            })
    void findsNoneElsewhere(String path) {
        assertEquals(List.of(), VideoPath.inTask(path, "t"));
    }

    /** The name of a file may contain a backslash where it separates nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"a\\b.mp4", "01_video.mp4", " .mp4"})
    void keepsTheTitleAsItIs(String name) {
        assertEquals(List.of("output", "t", name), VideoPath.inTask("/srv/output/t/" + name, "t"));
    }
}
