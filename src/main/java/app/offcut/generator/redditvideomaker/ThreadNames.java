package app.offcut.generator.redditvideomaker;

import app.offcut.generator.FileMeaning;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names in the folder of a thread mean, for people. Its parts are counted from 0. */
final class ThreadNames {
    private static final Map<String, String> WHOLE =
            Map.ofEntries(
                    Map.entry("background.mp4", "meaning.background"),
                    Map.entry("background_noaudio.mp4", "meaning.background.silent"),
                    Map.entry("background.mp3", "meaning.background.sound"),
                    Map.entry("temp.mp4", "meaning.render"),
                    Map.entry("audio.mp3", "meaning.narration"),
                    Map.entry("title.mp3", "meaning.title.voice"),
                    Map.entry("title.png", "meaning.title.picture"),
                    Map.entry("postaudio.mp3", "meaning.post.voice"),
                    Map.entry("story_content.png", "meaning.post.picture"));

    private static final Pattern PART =
            Pattern.compile("(postaudio-|posttext-|img|comment_|)(\\d+)\\.(?:mp3|png)");

    private static final Map<String, String> PARTS =
            Map.of(
                    "postaudio-", "meaning.post.voice.part",
                    "posttext-", "meaning.post.voice.part",
                    "img", "meaning.post.picture.part",
                    "comment_", "meaning.comment.picture",
                    "", "meaning.comment.voice");

    private ThreadNames() {}

    static Optional<FileMeaning> meaning(String name) {
        String whole = WHOLE.get(name);
        if (whole != null) return Optional.of(FileMeaning.of(whole));
        Matcher part = PART.matcher(name);
        if (!part.matches()) return Optional.empty();
        return Optional.ofNullable(PARTS.get(part.group(1)))
                .map(key -> FileMeaning.of(key, FileMeaning.next(part.group(2))));
    }
}
