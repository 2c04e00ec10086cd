package app.offcut.autoclean.simulation;

import app.offcut.autoclean.simulation.SimulatedRun.Killed;
import app.offcut.generator.redditvideomaker.RedditSample;
import app.offcut.generator.redditvideomaker.RedditVideoMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RedditVideoMakerBot: speech, pictures, the chosen part of a background, and a clip of it without
 * sound in the thread's folder; then the final in place in the folder of the finals of all threads,
 * and last of all a row in the list of all videos, which is rewritten whole and in place. It means
 * to remove the thread's folder, but looks for it elsewhere.
 */
final class SimulatedReddit extends ScriptedProgram<RedditKind> {
    private static final String ROWS = "video_creation/data/videos.json";
    private static final int COMMENTS = 2;
    private static final int STEPS_BEFORE_THE_FINAL = 2 * (COMMENTS + 1) + 5;

    private final List<String> rows = new ArrayList<>();

    /**
     * @param standsStill how long a thread that pauses does; null for longer than the quiet time
     */
    SimulatedReddit(Path root, @Nullable Duration standsStill) {
        super(root, new RedditVideoMaker(), "assets/temp", standsStill);
    }

    @Override
    void finishedLongAgo() throws IOException {
        var _ = new RedditSample(root).finished(RedditSample.THREAD, "A fox");
        String list = Files.readString(root.resolve(ROWS)).strip();
        rows.add(list.substring(1, list.length() - 1));
    }

    @Override
    String project(RedditKind kind, int number) {
        return "t" + Integer.toString(36 * 36 * 36 + number, 36);
    }

    @Override
    int steps(RedditKind kind) {
        return STEPS_BEFORE_THE_FINAL + (kind.twoFinals() ? 2 : 1) + 1;
    }

    @Override
    boolean stays(Path file) {
        return false;
    }

    @Override
    boolean changes(String path) {
        return path.equals(ROWS);
    }

    @Override
    void script(RedditKind kind, SimulatedRun run)
            throws IOException, InterruptedException, Killed {
        new Render(kind, run).all();
    }

    private final class Render {
        private final RedditKind kind;
        private final SimulatedRun run;
        private final Path folder;
        private final String title;
        private final List<Path> parts = new ArrayList<>();

        Render(RedditKind kind, SimulatedRun run) {
            this.kind = kind;
            this.run = run;
            folder = folder(run.project);
            title = "A fox " + run.project;
        }

        void all() throws IOException, InterruptedException, Killed {
            boolean story = kind == RedditKind.STORY;
            part("mp3/title.mp3");
            for (int i = 0; i < COMMENTS; i++)
                part(story ? "mp3/postaudio-" + i + ".part.mp3" : "mp3/" + i + ".mp3");
            part("png/title.png");
            for (int i = 0; i < COMMENTS; i++)
                part(story ? "png/img" + i + ".png" : "png/comment_" + i + ".png");
            part("background.mp3");
            part("background.mp4");
            part("mp3/list.txt");
            parts.add(folder.resolve("background_noaudio.mp4"));
            run.video(parts.getLast());
            part("audio.mp3");
            make(root.resolve("results/AskReddit").resolve(title + ".mp4"), RedditKind.PAUSED);
            if (kind == RedditKind.FAILED) return;
            if (kind == RedditKind.WAITS_BETWEEN_FINALS) Thread.sleep(standsStill);
            if (kind.twoFinals())
                make(root.resolve("results/AskReddit/OnlyTTS").resolve(title + ".mp4"), null);
            if (kind == RedditKind.LATE_ROW) Thread.sleep(standsStill);
            row();
        }

        private void part(String name) throws IOException, InterruptedException, Killed {
            parts.add(folder.resolve(name));
            run.small(parts.getLast(), 3000);
        }

        private void make(Path video, @Nullable RedditKind pausing)
                throws IOException, InterruptedException, Killed {
            run.need(parts);
            if (kind == RedditKind.BROKEN || kind == RedditKind.FAILED) run.tornVideo(video);
            else run.video(video, kind == pausing ? standsStill : Duration.ZERO);
            run.need(parts);
            run.wrote(video);
        }

        private void row() throws IOException, InterruptedException, Killed {
            String row =
                    """
                    {"subreddit": "AskReddit", "id": "%s", "time": "1782907200",
                     "background_credit": "b", "reddit_title": "A fox", "filename": "%s.mp4"}\
                    """
                            .formatted(run.project, title);
            // killed later it would leave half a list, by which no thread at all can be judged
            if (kind.killed()) run.step();
            synchronized (rows) {
                List<String> all = new ArrayList<>(rows);
                all.add(row);
                if (kind.good()) run.ends();
                write(all);
                if (kind == RedditKind.ROW_LOST) write(rows);
                else rows.add(row);
            }
        }

        private void write(List<String> all) throws IOException, InterruptedException, Killed {
            run.text(root.resolve(ROWS), "[" + String.join(",\n", all) + "]");
        }
    }
}
