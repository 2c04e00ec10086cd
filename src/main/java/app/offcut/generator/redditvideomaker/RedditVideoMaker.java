package app.offcut.generator.redditvideomaker;

import app.offcut.files.Folder;
import app.offcut.generator.Generator;
import app.offcut.generator.Layout;
import app.offcut.generator.Recognition;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.text.TextKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** RedditVideoMakerBot, which keeps a list of the videos it has made. */
public final class RedditVideoMaker implements Generator {
    @Override
    public String word() {
        return "reddit-video-maker-bot";
    }

    @Override
    public Layout layout() {
        return RedditLayout.LAYOUT;
    }

    @Override
    public TextKey afterCleanup() {
        return () -> "generator.reddit-video-maker-bot.after";
    }

    @Override
    public Duration unattendedQuiet() {
        return Duration.ofMinutes(5);
    }

    /** By its list of videos and its folder of renders. */
    @Override
    public Recognition recognise(Root folder) {
        boolean temp = hasTemp(folder);
        return switch (new VideoList(folder).form()) {
            case LIST -> temp ? Recognition.YES : Recognition.UNSURE;
            case OTHER -> temp ? Recognition.UNSURE : Recognition.NO;
            case NONE -> Recognition.NO;
        };
    }

    private static boolean hasTemp(Root folder) {
        try (Folder _ = folder.open(RedditLayout.TEMP.toArray(String[]::new))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Records records(Root root) {
        return new RedditRecords(root);
    }

    @Override
    public Path mark(Path root) {
        return VideoList.file(root);
    }
}
