package app.offcut.generator.redditvideomaker;

import app.offcut.generator.SampleFolder;
import app.offcut.samples.SampleLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A library as RedditVideoMakerBot leaves it. */
public final class RedditSample extends SampleFolder {
    public static final String THREAD = "wx7oes";
    static final String ROWS = "video_creation/data/videos.json";

    /** Everything in the folder of a render. */
    public static final Set<String> GOES =
            Set.of(
                    "background.mp4",
                    "background_noaudio.mp4",
                    "background.mp3",
                    "audio.mp3",
                    "mp3/title.mp3",
                    "mp3/0.mp3",
                    "mp3/list.txt",
                    "png/title.png",
                    "png/comment_0.png");

    private final List<String> rows = new ArrayList<>();

    public RedditSample(Path root) {
        super(root);
        text(ROWS, "[]");
        file("assets/backgrounds/video/bbswitzer-parkour.mp4", new byte[9000]);
        file("assets/backgrounds/audio/super-lofi.mp3", new byte[900]);
    }

    public static String folder(String thread) {
        return "assets/temp/" + thread;
    }

    /** A finished thread. */
    public RedditSample finished(String thread, String title) {
        unfinished(thread);
        file("results/AskReddit/" + title + ".mp4", SampleLibrary.finalVideo());
        row(thread, "AskReddit", title + ".mp4");
        return this;
    }

    /** The same with a second final, which has the speech but not the background's sound. */
    public RedditSample finishedTwice(String thread, String title) {
        finished(thread, title);
        file("results/AskReddit/OnlyTTS/" + title + ".mp4", SampleLibrary.anotherFinalVideo());
        return this;
    }

    /** A render that has everything but its final. */
    void unfinished(String thread) {
        for (String name : GOES)
            file(
                    folder(thread) + "/" + name,
                    name.equals("background_noaudio.mp4")
                            ? SampleLibrary.finalVideo()
                            : new byte[3000]);
    }

    /** As the generator writes it. */
    void row(String thread, String subreddit, String fileName) {
        rawRow(
                """
                {"subreddit": "%s", "id": "%s", "time": "1661435423", "background_credit": "b",
                 "reddit_title": "A title", "filename": "%s"}\
                """
                        .formatted(subreddit, thread, fileName));
    }

    void rawRow(String row) {
        rows.add(row);
        text(ROWS, "[" + String.join(",\n", rows) + "]");
    }
}
