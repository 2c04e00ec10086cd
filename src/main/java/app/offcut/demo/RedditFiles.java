package app.offcut.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the folders of RedditVideoMakerBot's threads, and its list of videos. */
final class RedditFiles {
    private static final String BACKGROUND = "bbswitzer-parkour";

    private final DemoFiles files;
    private final DemoIds ids;
    private final Instant now;
    private final List<Object> videos = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    RedditFiles(DemoFiles files, DemoIds ids, Instant now) {
        this.files = files;
        this.ids = ids;
        this.now = now;
    }

    /** What a video reads out. */
    enum Variant {
        COMMENTS,
        /** A story in one piece. */
        STORY,
        /** Comments, and a second video with the speech alone in {@code OnlyTTS}. */
        SPEECH_ONLY
    }

    void write(FolderProject<Variant> thread, FolderNotes notes) throws IOException {
        String id = ids.base36(7);
        while (!taken.add(id)) id = ids.base36(7);
        String subreddit = thread.variant() == Variant.STORY ? "nosleep" : "AskReddit";
        String results = "results/" + subreddit + "/";
        String name = thread.title() + ".mp4";
        if (thread.stage() != FolderStage.CLEANED) scratch(thread, "assets/temp/" + id + "/");
        if (thread.stage().hasFinal()) thread.writeFinal(files, results + name);
        if (thread.variant() == Variant.SPEECH_ONLY)
            thread.writeFinal(files, results + "OnlyTTS/" + name);
        if (!thread.is(FolderStage.RENDERING, FolderStage.RENDER_FAILED))
            videos.add(
                    DemoJson.object(
                            "subreddit",
                            subreddit,
                            "id",
                            id,
                            "time",
                            Long.toString(thread.at().plusSeconds(1).getEpochSecond()),
                            "background_credit",
                            "bbswitzer",
                            "reddit_title",
                            thread.title(),
                            "filename",
                            name));
        notes.add(thread, id, results + name);
    }

    private void scratch(FolderProject<Variant> thread, String folder) throws IOException {
        boolean rendering = thread.stage() == FolderStage.RENDERING;
        boolean again = thread.stage() == FolderStage.EDITED_AGAIN;
        Instant made = thread.before(6);
        if (rendering) made = now;
        if (again) made = thread.at().plus(Duration.ofHours(20));
        if (thread.small()) {
            files.put(folder + "background_noaudio.mp4", thread.video().bare(), 0, made);
            return;
        }
        speech(thread, folder, made);
        files.sparse(folder + "background.mp4", DemoFiles.MP4, 9e6, 2e7, made);
        files.sparse(folder + "background.mp3", DemoFiles.MP3, 4e5, 9e5, made);
        if (rendering || thread.stage() == FolderStage.RENDER_FAILED) return;
        files.sparse(folder + "audio.mp3", DemoFiles.MP3, 3e5, 6e5, made);
        String bare = folder + "background_noaudio.mp4"; // as long as the final
        files.video(bare, thread.video().bare(), DemoFiles.between(bare, 9e6, 2e7), made);
    }

    private void speech(FolderProject<Variant> thread, String folder, Instant made)
            throws IOException {
        boolean story = thread.variant() == Variant.STORY;
        files.sparse(folder + "mp3/title.mp3", DemoFiles.MP3, 3e4, 6e4, made);
        files.sparse(folder + "png/title.png", DemoFiles.PNG, 6e4, 1.4e5, made);
        for (int i = 0; i < 6; i++) {
            String speech = story ? "mp3/posttext-" + i : "mp3/" + i;
            files.sparse(folder + speech + ".mp3", DemoFiles.MP3, 5e4, 2e5, made);
            String picture = story ? "png/img" + i : "png/comment_" + i;
            files.sparse(folder + picture + ".png", DemoFiles.PNG, 6e4, 2.4e5, made);
        }
    }

    /** Writes the list of videos, settings, and the backgrounds that every video is cut from. */
    void writeOthers() throws IOException {
        Instant installed = now.minus(Duration.ofDays(200));
        Instant last = now.minus(Duration.ofDays(1));
        files.text("video_creation/data/videos.json", DemoJson.text(videos), last);
        files.text("config.toml", "[reddit.thread]\nsubreddit = \"AskReddit\"\n", installed);
        files.sparse(
                "assets/backgrounds/video/" + BACKGROUND + ".mp4",
                DemoFiles.MP4,
                2e8,
                3e8,
                installed);
        files.sparse(
                "assets/backgrounds/audio/Super Guitar-lofi.mp3",
                DemoFiles.MP3,
                2e7,
                4e7,
                installed);
    }
}
