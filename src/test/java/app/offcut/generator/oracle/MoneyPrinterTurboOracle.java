package app.offcut.generator.oracle;

import app.offcut.generator.oracle.OracleTree.Fate;
import app.offcut.generator.oracle.OracleTree.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** {@code storage/tasks/{uuid}}, in each era of its names. */
final class MoneyPrinterTurboOracle implements GeneratorOracle {
    private static final String TASKS = "storage/tasks/";

    /** Only a render that failed leaves them. */
    private static final List<String> FAILED =
            List.of(
                    "temp-clip-1.mp4",
                    "temp-clip-12.mp4",
                    "temp-merged-video.mp4",
                    "temp-merged-next.mp4",
                    "ffmpeg-concat-list.txt",
                    ".sonilo-proxy-1.mp4",
                    ".sonilo-audio-ab12cd34.m4a",
                    ".elevenlabs-music-proxy-1.mp4",
                    ".elevenlabs-music-ab12cd34.mp3",
                    ".script.json.ab12cd34.tmp",
                    ".final-1.mp4.ab12cd34.mp4",
                    "final-1TEMP_MPY_wvf_snd.mp3");

    /** Read in a source that may be a fork's, or not spelled out. */
    private static final List<String> DOUBTFUL =
            List.of(
                    "temp-clip-ab12cd34.mp4",
                    "ffmpeg-concat-ab12cd34.txt",
                    ".ffmpeg-concat-ab12cd34.mp4",
                    "combined-1TEMP_MPY_wvf_snd.mp3",
                    "final-1.mp4.tempTEMP_MPY.mp3");

    private static final List<String> NEVER =
            List.of(
                    "custom-audio-ab12cd34.mp3",
                    "custom-audio-ab12.wav",
                    "final.mov",
                    "final-7.mkv",
                    "final-8.webm",
                    "FINAL-1.MP4",
                    "Final-1.mp4",
                    "final-01.mp4",
                    "final-1 .mp4",
                    "final-1.mp4\n",
                    "combined-0.mp4",
                    "combined-01.mp4",
                    "combined-001.mp4",
                    "combined-1.mov",
                    "combined-1a.mp4",
                    "combined--1.mp4",
                    "combined-.mp4",
                    "combined-1.mp4.mp4",
                    "combined-\uff11.mp4",
                    "combined-\u0661.mp4",
                    "combined-1\u200f.mp4",
                    "combined-1\n.mp4",
                    "combined-99999999999999999999.mp4",
                    "temp-clip-.mp4",
                    "temp-clip-my holiday.mp4",
                    "vid-holiday.mp4",
                    "vid-0123456789abcdef0123456789abcde.mp4",
                    "vid-0123456789ABCDEF0123456789ABCDEF.mp4",
                    "vid-.mp4",
                    "audio.wav",
                    "audio-1.mp3",
                    "sonilo-bgm-x.m4a",
                    "elevenlabs-bgm-.mp3",
                    "merged.mp4",
                    "story.txt");

    @Override
    public String generator() {
        return "moneyprinterturbo";
    }

    @Override
    public void draw(OracleTree tree) {
        tree.project = uuid(tree);
        String task = TASKS + tree.project + "/";
        boolean oldest = tree.one(6); // until 2024-03-22
        int count = oldest ? 1 : 1 + tree.random.nextInt(3);
        tree.file(task + "script.json", Fate.STAYS, script(count));
        if (!tree.one(5)) tree.older(task + "subtitle.srt", Fate.STAYS);
        if (!tree.one(5)) tree.older(task + "audio.mp3", Fate.OFFERED);
        List<String> finals = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            String end = oldest ? ".mp4" : "-" + n + ".mp4";
            finals.add("final" + end);
            tree.video(task + "final" + end, Fate.STAYS);
            tree.video(task + "combined" + end, Fate.GOES);
            if (tree.one(5))
                tree.older(task + "sonilo-bgm-" + n + ".m4a", oldest ? Fate.OPEN : Fate.OFFERED);
            if (tree.one(5))
                tree.older(
                        task + "elevenlabs-bgm-" + n + ".mp3", oldest ? Fate.OPEN : Fate.OFFERED);
        }
        if (tree.one(3)) tree.older(task + "vid-" + tree.hex(32) + ".mp4", Fate.GOES);
        if (tree.one(5)) tree.older(task + "vid-1711111111111.mp4", Fate.GOES);
        if (tree.one(4)) failed(tree, task);
        if (tree.one(8)) unfinished(tree, task, count, oldest);
        strange(tree, task, finals);
        around(tree);
        previews(tree);
    }

    /** Of voices; only whole names of the program's, directly in their folder, after a day. */
    private static void previews(OracleTree tree) {
        String temp = "storage/temp/";
        for (int i = 0; i < tree.random.nextInt(4); i++) {
            String name = "tmp-voice-" + uuid(tree) + ".mp3";
            boolean fresh = tree.one(3);
            tree.scratch(
                    temp + name,
                    fresh ? Fate.STAYS : Fate.GOES,
                    Duration.ofHours(fresh ? 1 + tree.random.nextInt(23) : 25));
            String near =
                    tree.any(
                            List.of(
                                    name + ".part",
                                    name.replace(".mp3", ".wav"),
                                    name.replace(".mp3", " 2.mp3"),
                                    name.replace("-", ""),
                                    name.replace("tmp-", ""),
                                    name.toUpperCase(Locale.ROOT),
                                    "old/" + name,
                                    "tmp-voice-1.mp3"));
            tree.scratch(temp + near, Fate.STAYS, OracleTree.DAYS);
        }
    }

    private static void failed(OracleTree tree, String task) {
        boolean fresh = tree.one(3);
        for (int i = 0; i <= tree.random.nextInt(3); i++) {
            boolean doubtful = tree.one(4);
            String name = tree.any(doubtful ? DOUBTFUL : FAILED);
            if (fresh)
                tree.file(
                        task + name,
                        Fate.STAYS,
                        new byte[300],
                        Duration.ofMinutes(1 + tree.random.nextInt(50)));
            else tree.older(task + name, doubtful ? Fate.OPEN : Fate.GOES);
            if (tree.gate != Gate.REFUSES)
                tree.gate = doubtful ? Gate.OPEN : fresh ? Gate.REFUSES : Gate.DOUBTS;
        }
    }

    /** A final that is missing or broken, or one more joined film than finals. */
    private static void unfinished(OracleTree tree, String task, int count, boolean oldest) {
        String last = oldest ? ".mp4" : "-" + count + ".mp4";
        switch (tree.random.nextInt(3)) {
            case 0 -> {
                tree.root.resolve(task + "final" + last).toFile().delete();
                tree.fates.remove(task + "final" + last);
                tree.gate = Gate.REFUSES;
            }
            case 1 -> {
                tree.root.resolve(task + "final" + last).toFile().delete();
                tree.fates.remove(task + "final" + last);
                tree.older(task + "final" + last, Fate.STAYS);
                tree.gate = Gate.REFUSES;
            }
            default -> {
                tree.video(task + "combined-" + (count + 1) + ".mp4", Fate.STAYS);
                if (tree.gate == Gate.PASSES) tree.gate = Gate.DOUBTS;
            }
        }
    }

    private static void strange(OracleTree tree, String task, List<String> finals) {
        int names = tree.random.nextInt(6);
        for (int i = 0; i < names; i++)
            switch (tree.random.nextInt(5)) {
                case 0 -> tree.unknown(task);
                case 1 -> tree.near(task, tree.any(finals));
                case 2 -> tree.near(task, tree.any(FAILED));
                case 3 -> tree.near(task, tree.any(List.of("combined-1.mp4", "combined.mp4")));
                default -> tree.older(task + tree.any(NEVER), Fate.STAYS);
            }
        // a name that may be one of a render, or a final of a fork: whether it tells of work is
        // open
        if (names > 0 && tree.gate == Gate.PASSES) tree.gate = Gate.OPEN;
    }

    /** What others own: no project's plan ever names it. */
    private static void around(OracleTree tree) {
        List<String> places =
                List.of(
                        "storage/tasks/",
                        "storage/tasks/not-a-task/",
                        "storage/tasks/.hidden/",
                        "storage/local_videos/",
                        "storage/cache_videos/",
                        "storage/bgm/",
                        "storage/temp/",
                        "storage/cache_material_search/",
                        "resource/songs/",
                        "models/whisper-large-v3/",
                        "logs/",
                        "");
        for (int i = 0; i < 3; i++)
            tree.older(
                    tree.any(places)
                            + tree.any(
                                    List.of(
                                            "combined-1.mp4",
                                            "final-1.mp4",
                                            "vid-" + tree.hex(32) + ".mp4",
                                            "temp-clip-1.mp4",
                                            "audio.mp3")),
                    Fate.STAYS);
        if (tree.one(2)) tree.file("config.toml", Fate.STAYS, "[app]\nmaterial_directory = \"\"\n");
        if (tree.one(3)) {
            String other = TASKS + uuid(tree) + "/";
            tree.file(other + "script.json", Fate.STAYS, script(1));
            tree.video(other + "final-1.mp4", Fate.STAYS);
            tree.older(other + "combined-1.mp4", Fate.STAYS);
        }
    }

    private static String uuid(OracleTree tree) {
        return new UUID(
                        tree.random.nextLong() & ~0xf000L | 0x4000L,
                        tree.random.nextLong() >>> 2 | Long.MIN_VALUE)
                .toString();
    }

    private static String script(int count) {
        return """
        {"script": "Foxes.", "search_terms": ["fox", "forest"],
         "params": {"video_subject": "Foxes", "video_count": %d, "video_aspect": "9:16"}}
        """
                .formatted(count);
    }
}
