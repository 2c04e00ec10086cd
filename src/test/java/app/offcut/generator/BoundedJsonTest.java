package app.offcut.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.files.Folder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedJsonTest {
    @TempDir Path folder;

    private boolean isObject(Path name) throws IOException {
        try (Folder open = Folder.at(folder)) {
            return BoundedJson.object(open, name).isPresent();
        }
    }

    @Test
    void readsAnObject() {
        assertEquals(
                "3",
                BoundedJson.object("{\"video_count\": 3}").orElseThrow().get("video_count") + "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "3",
                "\"x\"",
                "{",
                "{}{}",
                "{\"a\": }",
                "{a: 1}",
                "{'a': 1}",
                "{\"a\": NaN}",
                "{\"a\": 1,}",
                "\0",
                "// {}",
                "{\"a\": \"\\ud800"
            })
    void takesNothingElse(String text) {
        assertTrue(BoundedJson.object(text).isEmpty(), text);
    }

    @Test
    void isBoundedInDepth() {
        assertTrue(BoundedJson.object(nested(30)).isPresent());
        for (int depth : new int[] {33, 1_000, 1_000_000})
            assertTrue(BoundedJson.object(nested(depth)).isEmpty(), depth + "");
    }

    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
    }

    @Test
    void isBoundedInSize() throws IOException {
        Path name = Path.of("large.json");
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(5_000_000_000L);
        }
        assertTrue(!isObject(name));
    }

    @Test
    void readsRegularFilesOnly() throws IOException {
        Files.writeString(folder.resolve("real.json"), "{}");
        Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("real.json"));
        Files.createDirectory(folder.resolve("folder.json"));
        assertTrue(isObject(Path.of("real.json")));
        assertTrue(!isObject(Path.of("link.json")));
        assertTrue(!isObject(Path.of("folder.json")));
    }
}
