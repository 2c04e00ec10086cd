package app.offcut.cleanup.worlds;

import static app.offcut.cleanup.worlds.HostileTree.CLIPS;
import static app.offcut.cleanup.worlds.HostileTree.DOWNLOADS;
import static app.offcut.cleanup.worlds.HostileTree.SCRATCH;
import static app.offcut.cleanup.worlds.HostileTree.VOICES;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** Trees with names and shapes that no generator makes. */
final class HostileNames {
    private final Map<String, HostileTree.Work> trees = new LinkedHashMap<>();

    private HostileNames() {}

    static Map<String, HostileTree.Work> all() {
        HostileNames all = new HostileNames();
        all.names();
        all.keptNames();
        all.notText();
        all.shapes();
        all.depths();
        all.ids();
        return all.trees;
    }

    private void names() {
        trees.put(
                "line breaks",
                t ->
                        t.doomed(
                                        CLIPS + "scene-7-a\nb.mp4",
                                        SCRATCH + "a\n\n",
                                        VOICES + "scene-7.mp3.part")
                                .file(CLIPS + "scene-7-x.mp4\n"));
        trees.put(
                "dashes",
                t ->
                        t.doomed(
                                        SCRATCH + "-rf",
                                        SCRATCH + "--no-preserve-root/-x",
                                        CLIPS + "scene-7--.mp4")
                                .file(VOICES + "-scene-1.mp3"));
        trees.put(
                "spaces",
                t ->
                        t.doomed(SCRATCH + " ", SCRATCH + " a / b ", CLIPS + "scene-7- .mp4")
                                .file(CLIPS + " scene-7-x.mp4")
                                .file(VOICES + "scene-7.mp3 "));
        trees.put(
                "scripts and directions",
                t ->
                        t.doomed(
                                        CLIPS + "scene-7-\u202E4pm.\u6c37\u200d\ud83e\uddca.mp4",
                                        SCRATCH + "\u0661\u0300")
                                .file(VOICES + "scene-\u0661.mp3")
                                .file(VOICES + "\u017fcene-1.mp3"));
        trees.put(
                "255 bytes",
                t ->
                        t.doomed(
                                SCRATCH + "x".repeat(255),
                                CLIPS + "scene-7-" + "\u00e9".repeat(121) + ".mp4"));
        trees.put(
                "words of the shell",
                t ->
                        t.doomed(
                                SCRATCH + "$(touch x)",
                                SCRATCH + "`x`",
                                SCRATCH + "*",
                                SCRATCH + "[a-z]?",
                                SCRATCH + "a'b\"c",
                                SCRATCH + "a\\b",
                                CLIPS + "scene-7-;|&.mp4"));
        trees.put(
                "devices of Windows",
                t ->
                        t.doomed(
                                        SCRATCH + "CON",
                                        SCRATCH + "aux.mp4",
                                        SCRATCH + "nul/com1",
                                        CLIPS + "scene-7-CON.mp4")
                                .file(CLIPS + "PRN"));
        trees.put(
                "trailing dots",
                t ->
                        t.doomed(SCRATCH + "a.", SCRATCH + "...", SCRATCH + "..a")
                                .file(CLIPS + "scene-7-x.mp4."));
        trees.put(
                "companions",
                t ->
                        t.doomed(
                                        CLIPS + "scene-7-x.mp4.part",
                                        CLIPS + "scene-7-x.mp4.YTDL",
                                        VOICES + "scene-7.mp3.tmp",
                                        DOWNLOADS + "988497.mp4.part")
                                .file(CLIPS + "notes.part")
                                .file(DOWNLOADS + "777.mp4.part"));
        trees.put(
                "twins by case",
                t ->
                        t.doomed(CLIPS + "scene-7-a.mp4", CLIPS + "Scene-7-A.MP4")
                                .file(".cache/videos/P1/scene-7-a.mp4"));
        trees.put(
                "twins by form",
                t -> t.doomed(CLIPS + "scene-7-\u00e9.mp4", CLIPS + "scene-7-e\u0301.mp4"));
    }

    private void keptNames() {
        trees.put(
                "final.mp4 in every zone",
                t ->
                        t.file(VOICES + "final.mp4")
                                .file(CLIPS + "final.mp4")
                                .file(CLIPS + "suggestions/final.mp4")
                                .file(SCRATCH + "final.mp4")
                                .file(SCRATCH + "sub/Final.MP4")
                                .file(DOWNLOADS + "final.mp4"));
        trees.put(
                "databases",
                t ->
                        t.file(SCRATCH + "a.db")
                                .file(SCRATCH + "A.DB-WAL")
                                .file(SCRATCH + "a.db-shm")
                                .file(SCRATCH + "a.db-journal")
                                .file(CLIPS + "scene-7-x.db")
                                .file(DOWNLOADS + "988497.db"));
        trees.put(
                "files of git",
                t ->
                        t.file(SCRATCH + ".gitkeep")
                                .file(VOICES + ".gitkeep")
                                .file(CLIPS + ".gitignore")
                                .file(".cache/audio/.gitkeep"));
        trees.put(
                "lists",
                t ->
                        t.file(SCRATCH + "metadata.json")
                                .file("assets/cache/metadata.json")
                                .file(DOWNLOADS + "metadata.json")
                                .file(".cache/queue-state.json"));
        trees.put(
                "unknown files",
                t ->
                        t.file(CLIPS + "holiday.mp4")
                                .file(VOICES + "voice.mp3")
                                .file(CLIPS + "sub/scene-1-x.mp4")
                                .file(CLIPS + "suggestions/deep/x-8s.mp4")
                                .file(".cache/videos/scene-1-x.mp4"));
        trees.put(
                "folders of nobody",
                t ->
                        t.file(".cache/videos/p9/scene-1-x.mp4")
                                .file(".cache/assembly/job-p9/x")
                                .file(".cache/audio/previews/scene-1.mp3")
                                .file(".cache/audio/temp/1.mp3")
                                .file(".cache/assembly/thumbnails/x-frame-0.jpg"));
    }

    private void notText() {
        trees.put(
                "a name that is no text",
                t ->
                        t.shell(
                                "touch -d '3 days ago' \""
                                        + CLIPS
                                        + "$(printf 'scene-7-\\377.mp4')\""));
        trees.put(
                "names that are no text",
                t ->
                        t.shell(
                                "touch -d '3 days ago' \""
                                        + SCRATCH
                                        + "$(printf '\\377')\" \""
                                        + SCRATCH
                                        + "$(printf '\\376')\" \""
                                        + SCRATCH
                                        + "$(printf '\\355\\240\\200')\""));
        trees.put(
                "a folder that is no text",
                t ->
                        t.shell(
                                "d=\""
                                        + SCRATCH
                                        + "$(printf 'x\\300')\"; mkdir \"$d\" && touch -d '3 days ago' \"$d/x.mp4\""));
        trees.put(
                "a download that is no text",
                t ->
                        t.shell(
                                "touch -d '3 days ago' \""
                                        + DOWNLOADS
                                        + "$(printf '988497\\377.mp4')\""));
    }

    private void shapes() {
        trees.put("a folder named as a clip", t -> t.file(CLIPS + "scene-7-x.mp4/scene-7-y.mp4"));
        trees.put(
                "a folder named as a download", t -> t.file(DOWNLOADS + "988497.webm/988497.mp4"));
        trees.put(
                "a file for the suggestions",
                t -> {
                    Files.move(t.at(CLIPS + "suggestions"), t.at("moved"));
                    t.file(CLIPS + "suggestions");
                });
        trees.put(
                "a file for the scratch",
                t -> {
                    Files.move(t.at(".cache/assembly/job-p1"), t.at("moved"));
                    t.file(".cache/assembly/job-p1");
                });
        trees.put(
                "empty files",
                t -> {
                    t.sample.file(CLIPS + "scene-7-x.mp4", 0);
                    t.sample.file(SCRATCH + "x", 0);
                    t.goes(CLIPS + "scene-7-x.mp4", SCRATCH + "x");
                });
        trees.put(
                "a terabyte of nothing",
                t ->
                        t.shell(
                                        "truncate -s 1T "
                                                + SCRATCH
                                                + "x && touch -d '3 days ago' "
                                                + SCRATCH
                                                + "x")
                                .goes(SCRATCH + "x"));
        trees.put(
                "empty folders",
                t ->
                        t.shell(
                                "mkdir -p .cache/assembly/job-p1/a/b/c .cache/videos/p1/d .cache/videos/p9"));
    }

    private void depths() {
        trees.put("38 folders deep", t -> t.doomed(SCRATCH + "d/".repeat(38) + "x"));
        trees.put("60 folders deep", t -> t.file(SCRATCH + "d/".repeat(60) + "x"));
        String longName = "n".repeat(250);
        String deep =
                "import os\nos.chdir('"
                        + SCRATCH
                        + "')\nfor i in range(20): os.mkdir('"
                        + longName
                        + "'); os.chdir('"
                        + longName
                        + "')\nopen('x', 'w').write('gold')\nos.utime('x', (1e9, 1e9))";
        trees.put(
                "deeper than a path may be long",
                t ->
                        t.shell("python3 -c \"" + deep + "\"")
                                .goes(SCRATCH + (longName + "/").repeat(20) + "x"));
        trees.put(
                "10,000 files",
                t -> {
                    for (int i = 0; i < 10_000; i++) {
                        String path = CLIPS + "scene-" + i + "-many.mp4";
                        t.sample.file(path, 1);
                        t.goes(path);
                    }
                });
    }

    private void ids() {
        trees.put(
                "a project's id as the other's job",
                t -> {
                    t.sample.sql(
                            "INSERT INTO assembly_jobs(id, project_id, status, total_scenes, created_at) VALUES ('p1', 'p2', 'complete', 1, '2020-01-01 00:00:00')");
                    t.file(".cache/assembly/p1/concatenated.mp4");
                });
        trees.put(
                "a job's id as the other project",
                t -> {
                    t.sample.sql(
                            "INSERT INTO assembly_jobs(id, project_id, status, total_scenes, created_at) VALUES ('p2', 'p1', 'complete', 1, '2020-01-01 00:00:00')");
                    t.file(".cache/assembly/p2/concatenated.mp4");
                });
        trees.put(
                "an empty folder of a job",
                t -> {
                    t.sample.sql(
                            "INSERT INTO assembly_jobs(id, project_id, status, total_scenes, created_at) VALUES ('j2', 'p1', 'complete', 1, '2020-01-01 00:00:00')");
                    Files.createDirectories(t.at(".cache/assembly/j2"));
                });
        for (String job :
                new String[] {
                    "..", "../..", "", ".", "a/b", "thumbnails", "../../public/videos/p2"
                })
            trees.put(
                    "a job called '" + job + "'",
                    t -> {
                        t.sample.sql(
                                "INSERT INTO assembly_jobs(id, project_id, status, total_scenes, created_at) VALUES (?, 'p1', 'complete', 1, '2020-01-01 00:00:00')",
                                job);
                        t.file(".cache/assembly/a/b/x")
                                .file(".cache/assembly/thumbnails/x.jpg")
                                .file(".cache/assembly/x");
                    });
    }
}
