package app.offcut.generator.oracle;

import app.offcut.generator.oracle.OracleTree.Fate;
import app.offcut.generator.oracle.OracleTree.Gate;
import app.offcut.samples.SampleLibrary;
import java.time.Duration;
import java.util.List;

/** {@code output/{date_time_random}}: a film, a record of its end, and a folder of frames. */
final class PixelleOracle implements GeneratorOracle {
    private static final List<String> TITLES =
            List.of("final.mp4", "final.mp4", "final.mp4", "A fox.mp4", "01_segment.mp4");
    private static final List<String> GO = List.of("_segment.mp4", "_video.mp4");
    private static final List<String> OFFERED =
            List.of("_audio.mp3", "_image.png", "_narration_1.mp3", "_narration_12.mp3");
    private static final List<String> DOUBTFUL =
            List.of(
                    "_audiolist.txt",
                    "_composed.png",
                    "_tail_reference.png",
                    "_composed_overlay.mp4",
                    "_overlay.mp4");
    private static final List<String> NEVER =
            List.of(
                    "segment.mp4",
                    "_segment.mp4",
                    "x_segment.mp4",
                    "01_segment.mov",
                    "01_Segment.mp4",
                    "01-segment.mp4",
                    "01_segment.mp4.mp4",
                    "\uff10\uff11_segment.mp4",
                    "\u0660\u0661_video.mp4",
                    "01_segment\n.mp4",
                    "01_narration_.mp3",
                    "01_audio.mp4",
                    "final.mp4",
                    "FINAL.MP4",
                    "metadata.json",
                    "storyboard.json",
                    ".index.json");

    @Override
    public String generator() {
        return "pixelle-video";
    }

    @Override
    public void draw(OracleTree tree) {
        tree.project =
                "20260%d1%d_1%d30%d5_%s"
                        .formatted(digit(tree), digit(tree), digit(tree), digit(tree), tree.hex(4));
        String task = "output/" + tree.project + "/";
        String film = tree.any(TITLES);
        tree.video(task + film, Fate.STAYS);
        record(tree, task, film);
        if (tree.one(2)) tree.file(task + "storyboard.json", Fate.STAYS, "{}");
        String frames = task + "frames/";
        for (int n = 1; n <= 1 + tree.random.nextInt(3); n++) {
            String frame = frames + "0" + n;
            for (String end : GO)
                tree.older(frame + end, film.endsWith(end) ? Fate.OPEN : Fate.GOES);
            for (String end : OFFERED) if (tree.one(2)) tree.older(frame + end, Fate.OFFERED);
            for (String end : DOUBTFUL) if (tree.one(3)) tree.older(frame + end, Fate.OPEN);
        }
        // a film named like a frame, or another video beside the film, may well be too odd
        if (film.equals("01_segment.mp4") && tree.gate == Gate.PASSES) tree.gate = Gate.OPEN;
        for (int i = 0; i < tree.random.nextInt(6); i++)
            switch (tree.random.nextInt(6)) {
                case 0 -> {
                    tree.unknown(task);
                    if (tree.gate == Gate.PASSES) tree.gate = Gate.OPEN; // perhaps a second film
                }
                case 1 -> tree.unknown(frames);
                case 2 -> {
                    tree.near(task, film);
                    if (tree.gate == Gate.PASSES) tree.gate = Gate.OPEN;
                }
                case 3 -> tree.near(frames, "01_segment.mp4");
                case 4 -> tree.older(task + "01_segment.mp4", Fate.STAYS);
                default -> tree.older(frames + tree.any(NEVER), Fate.STAYS);
            }
        around(tree);
        fitted(tree);
    }

    /** Clips that were cut or filled up to the length of their speech, after a day. */
    private static void fitted(OracleTree tree) {
        for (int i = 0; i < tree.random.nextInt(4); i++) {
            String name =
                    tree.any(List.of("trimmed_", "padded_", "black_pad_"))
                            + tree.hex(8)
                            + "_0"
                            + digit(tree)
                            + tree.any(List.of("_video.mp4_overlay.mp4", "_segment.mp4"));
            boolean fresh = tree.one(3);
            tree.scratch(
                    "temp/" + name,
                    fresh ? Fate.STAYS : Fate.GOES,
                    Duration.ofHours(fresh ? 1 + tree.random.nextInt(23) : 25));
            String near =
                    tree.any(
                            List.of(
                                    "my_" + name,
                                    name + ".part",
                                    name.replace(".mp4", ".mov"),
                                    name.replace("_0", "_"),
                                    "assets_" + tree.hex(12) + "/" + name,
                                    "trimmed_" + tree.hex(7) + "_01_segment.mp4",
                                    "padded_" + tree.hex(8) + "_my holiday.mp4",
                                    "cut_" + tree.hex(8) + "_01_segment.mp4"));
            if (!near.equals(name)) tree.scratch("temp/" + near, Fate.STAYS, OracleTree.DAYS);
            tree.scratch("output/" + name, Fate.STAYS, OracleTree.DAYS);
        }
    }

    private static int digit(OracleTree tree) {
        return 1 + tree.random.nextInt(8);
    }

    /** Written at the very end. */
    private static void record(OracleTree tree, String task, String film) {
        int length = SampleLibrary.finalVideo().length;
        String status = "completed";
        switch (tree.random.nextInt(12)) {
            case 0 -> {
                tree.gate = Gate.REFUSES; // or it is no project at all
                return;
            }
            case 1 -> {
                status = tree.any(List.of("running", "failed", "", "Completed?"));
                tree.gate = Gate.DOUBTS;
            }
            case 2 -> {
                length += 1 + tree.random.nextInt(50_000);
                tree.gate = Gate.REFUSES;
            }
            default -> {}
        }
        tree.file(
                task + "metadata.json",
                Fate.STAYS,
                """
                {"task_id": "%s", "status": "%s", "created_at": "2026-02-01T10:00:00",
                 "input": {"title": "A fox"},
                 "result": {"video_path": "%s", "duration": %s, "file_size": %d}}
                """
                        .formatted(
                                tree.project,
                                status,
                                task + film,
                                SampleLibrary.FINAL_SECONDS,
                                length));
    }

    private static void around(OracleTree tree) {
        tree.file("output/.index.json", Fate.STAYS, "{\"tasks\": []}");
        List<String> places =
                List.of("output/", "output/my-film/frames/", "data/", "data/bgm/", "temp/", "");
        for (int i = 0; i < 3; i++)
            tree.older(
                    tree.any(places)
                            + tree.any(
                                    List.of(
                                            "01_segment.mp4",
                                            "final.mp4",
                                            "trimmed_1.mp4",
                                            "01_audio.mp3")),
                    Fate.STAYS);
    }
}
