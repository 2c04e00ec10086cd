package app.offcut.generator.oracle;

import app.offcut.generator.oracle.OracleTree.Fate;
import app.offcut.generator.oracle.OracleTree.Gate;
import java.util.List;

/** {@code assets/temp/{thread}}, and a film below {@code results} that a list names. */
final class RedditOracle implements GeneratorOracle {
    private static final List<String> GO =
            List.of("background.mp4", "background_noaudio.mp4", "background.mp3", "audio.mp3");
    private static final List<String> DEEP =
            List.of(
                    "mp3/title.mp3",
                    "mp3/0.mp3",
                    "mp3/1.mp3",
                    "png/title.png",
                    "png/comment_0.png");
    private static final List<String> NEVER =
            List.of(
                    "Background.mp4",
                    "background.mov",
                    "background-1.mp4",
                    "background_noaudio.mp4.txt",
                    "audio.mp3.bak",
                    "audio\n.mp3",
                    "mp4/1.mp4",
                    "deep/mp3/1.mp3",
                    "results/film.mp4",
                    "png/notes.txt",
                    "mp3/notes.txt");

    @Override
    public String generator() {
        return "reddit-video-maker-bot";
    }

    @Override
    public void draw(OracleTree tree) {
        tree.project = "1" + Long.toString(1_000_000 + tree.random.nextInt(9_000_000), 36);
        String temp = "assets/temp/" + tree.project + "/";
        String film = tree.any(List.of("A fox.mp4", "Why, though.mp4", "background.mp4"));
        String folder = "results/AskReddit/";
        tree.video(folder + film, Fate.STAYS);
        if (tree.one(4)) tree.video("results/AskReddit/OnlyTTS/" + film, Fate.STAYS);
        tree.video(temp + "background_noaudio.mp4", Fate.GOES);
        for (String name : GO)
            if (!tree.one(4)) tree.older(temp + name, film.equals(name) ? Fate.OPEN : Fate.GOES);
        for (String name : DEEP) if (!tree.one(3)) tree.older(temp + name, Fate.GOES);
        for (int i = 0; i < tree.random.nextInt(6); i++)
            switch (tree.random.nextInt(4)) {
                case 0 -> tree.unknown(temp);
                case 1 -> tree.near(temp, tree.any(GO));
                case 2 -> tree.older(folder + tree.any(GO), Fate.STAYS);
                default -> tree.older(temp + tree.any(NEVER), Fate.STAYS);
            }
        list(tree, film);
        // a film named like an intermediate may well be too odd
        if (GO.contains(film) && tree.gate == Gate.PASSES) tree.gate = Gate.OPEN;
        for (int i = 0; i < 3; i++)
            tree.older(
                    tree.any(
                                    List.of(
                                            "assets/backgrounds/video/",
                                            "assets/backgrounds/audio/",
                                            "assets/temp/",
                                            "assets/",
                                            "results/",
                                            "results/other/",
                                            "video_creation/data/",
                                            "assets/temp/1abc/"))
                            + tree.any(GO),
                    Fate.STAYS);
    }

    /** The row comes after the render. */
    private static void list(OracleTree tree, String film) {
        String id = tree.project;
        String name = film;
        switch (tree.random.nextInt(10)) {
            case 0 -> {
                id = "other";
                tree.gate = Gate.DOUBTS;
            }
            case 1 -> {
                name = tree.any(List.of("gone.mp4", "../../etc/passwd", "/etc/passwd", ""));
                tree.gate = Gate.DOUBTS;
            }
            default -> {}
        }
        tree.file(
                "video_creation/data/videos.json",
                Fate.STAYS,
                """
                [{"subreddit": "AskReddit", "id": "%s", "time": "1700000000",
                  "background_credit": "someone", "reddit_title": "A fox", "filename": "%s"}]
                """
                        .formatted(id, name));
    }
}
