package app.offcut.generator.redditvideomaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedditLayoutTest {
    private static final RedditLayout LAYOUT = RedditLayout.LAYOUT;

    private static String category(String inner) {
        return LAYOUT.classify(RedditLayout.ZONE, List.of(inner.split("/")))
                .map(Object::toString)
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "background.mp4",
                "background_noaudio.mp4",
                "background.mp3",
                "audio.mp3",
                "mp3/title.mp3",
                "mp3/0.mp3",
                "mp3/12.mp3",
                "mp3/postaudio.mp3",
                "mp3/postaudio-0.part.mp3",
                "mp3/postaudio-0.mp3",
                "mp3/postaudio-41.mp3",
                "mp3/postaudio-2_no_silence.mp3",
                "temp.mp4",
                "mp3/posttext-3.mp3",
                "mp3/0-1.part_no_silence.mp3",
                "mp3/title_no_silence.mp3",
                "mp3/title.txt",
                "mp3/silence.mp3",
                "mp3/list.txt",
                "png/title.png",
                "png/comment_0.png",
                "png/img12.png",
                "png/story_content.png"
            })
    void knowsTheFilesOfARender(String inner) {
        assertEquals("ASSEMBLY", category(inner));
        assertEquals("", category("deep/" + inner));
        assertEquals("", category(inner + ".bak"));
        assertFalse(LAYOUT.isFinalName(inner.substring(inner.indexOf('/') + 1)), inner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title.mp3",
                "mp3/background.mp4",
                "mp3/mine.mp3",
                "mp3/postaudio-.mp3",
                "mp3/postaudio-x.mp3",
                "mp3/temp.mp4",
                "png/mine.png",
                "png/title.mp3",
                "thumbnail.png",
                "background.jpg",
                "Background.mp4",
                "mp3",
                "mp3/deep/0.mp3",
                "notes.txt"
            })
    void knowsNoOther(String inner) {
        assertEquals("", category(inner));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is it.mp4",
                "final.mp4",
                "temp 2.mp4",
                "background 2.mp4",
                "BACKGROUND.MP4",
                "background_noaudio.mp4.mp4",
                "mp3.mp4",
                ".mp4"
            })
    void takesAnyOtherVideoForAFinal(String name) {
        assertTrue(LAYOUT.isFinalName(name), name);
        assertEquals("", category(name));
    }

    @Test
    void neverTouchesWhatIsSharedOrFinished() {
        for (String path :
                List.of(
                        "results/AskReddit/background.mp4",
                        "assets/backgrounds/video/x.mp4",
                        "video_creation/data/videos.json",
                        "assets/temp/t/videos.json"))
            assertTrue(LAYOUT.neverTouched(List.of(path.split("/"))), path);
        assertFalse(LAYOUT.neverTouched(List.of("assets", "temp", "t", "background.mp4")));
    }

    @Test
    void findsItsFinalsInResultsOnly() {
        assertTrue(LAYOUT.isFinal("any", List.of("results", "AskReddit", "a.mp4")));
        assertTrue(LAYOUT.isFinal("any", List.of("results", "AskReddit", "OnlyTTS", "a.mp4")));
        assertFalse(LAYOUT.isFinal("t", List.of("assets", "temp", "t", "a.mp4")));
    }
}
