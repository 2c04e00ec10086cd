package app.offcut.generator.redditvideomaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoRowTest {
    private static List<List<String>> finals(String subreddit, String name) {
        JsonObject row = new JsonObject();
        row.addProperty("subreddit", subreddit);
        row.addProperty("filename", name);
        return VideoRow.of("t", row).finals();
    }

    @Test
    void namesBothFinals() {
        assertEquals(
                List.of(
                        List.of("results", "AskReddit", "A fox.mp4"),
                        List.of("results", "AskReddit", "OnlyTTS", "A fox.mp4")),
                finals("AskReddit", "A fox.mp4"));
    }

    /** The generator cuts the path at 251 characters, of which a symbol beyond the BMP is one. */
    @ParameterizedTest
    @CsvSource({"x, 300", "🦊, 300", "ä, 251", "x, 233"})
    void cutsThePathAsTheGeneratorDoes(String letter, int count) {
        List<List<String>> finals = finals("AskReddit", letter.repeat(count) + ".mp4");
        String name = letter.repeat(Math.min(count, 251 - "results/AskReddit/".length()));
        assertEquals(List.of("results", "AskReddit", name + ".mp4"), finals.getFirst());
        String other = letter.repeat(Math.min(count, 251 - "results/AskReddit/OnlyTTS/".length()));
        assertEquals(List.of("results", "AskReddit", "OnlyTTS", other + ".mp4"), finals.getLast());
    }

    @Test
    void namesNoneWhereNoCharacterIsLeft() {
        assertEquals(List.of(), finals("x".repeat(243), "a.mp4"));
        assertEquals(1, finals("x".repeat(235), "a.mp4").size());
    }

    @ParameterizedTest
    @CsvSource({
        "'', a.mp4",
        ".., a.mp4",
        "., a.mp4",
        "a/b, a.mp4",
        "/etc, a.mp4",
        "a\\b, a.mp4",
        "AskReddit, ../../assets/temp/t/background.mp4",
        "AskReddit, /etc/a.mp4",
        "AskReddit, OnlyTTS/a.mp4",
        "AskReddit, .mp4",
        "AskReddit, a.txt",
        "AskReddit, ''"
    })
    void namesNoneOutsideResults(String subreddit, String name) {
        assertEquals(List.of(), finals(subreddit, name));
    }

    @Test
    void namesNoneWithANul() {
        assertEquals(List.of(), finals("AskReddit", "a\0.mp4"));
        assertEquals(List.of(), finals("Ask\0Reddit", "a.mp4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"subreddit\": 5, \"filename\": [], \"time\": {}, \"reddit_title\": null}",
                "{\"subreddit\": \"a\", \"filename\": 1.5, \"time\": \"1e9\"}",
                "{\"time\": \"-1\"}",
                "{\"time\": \"999999999999999\"}"
            })
    void takesAnyTypes(String json) {
        VideoRow row = VideoRow.of("t", JsonParser.parseString(json).getAsJsonObject());
        assertEquals("t", row.title());
        assertEquals(List.of(), row.finals());
        assertNull(row.made());
    }
}
