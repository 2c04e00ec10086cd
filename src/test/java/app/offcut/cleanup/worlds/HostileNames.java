package app.offcut.cleanup.worlds;

import static app.offcut.cleanup.worlds.HostileTree.CLIPS;
import static app.offcut.cleanup.worlds.HostileTree.DOWNLOADS;
import static app.offcut.cleanup.worlds.HostileTree.SCRATCH;
import static app.offcut.cleanup.worlds.HostileTree.VOICES;

import java.nio.file.Files;
import java.util.List;

/** Trees with names and shapes that no generator makes. */
final class HostileNames extends TreeList {
    HostileNames() {
        names();
        keptNames();
        notText();
        shapes();
        depths();
        ids();
    }

    private void names() {
        taken(
                "line breaks",
                CLIPS + "scene-7-a\nb.mp4",
                SCRATCH + "a\n\n",
                VOICES + "scene-7.mp3.part");
        kept("line breaks", CLIPS + "scene-7-x.mp4\n");
        taken(
                "dashes",
                SCRATCH + "-rf",
                SCRATCH + "--no-preserve-root/-x",
                CLIPS + "scene-7--.mp4");
        kept("dashes", VOICES + "-scene-1.mp3");
        taken("spaces", SCRATCH + " ", SCRATCH + " a / b ", CLIPS + "scene-7- .mp4");
        kept("spaces", CLIPS + " scene-7-x.mp4", VOICES + "scene-7.mp3 ");
        taken(
                "scripts and directions",
                CLIPS + "scene-7-\u202E4pm.\u6c37\u200d\ud83e\uddca.mp4",
                SCRATCH + "\u0661\u0300");
        kept("scripts and directions", VOICES + "scene-\u0661.mp3", VOICES + "\u017fcene-1.mp3");
        taken(
                "255 bytes",
                SCRATCH + "x".repeat(255),
                CLIPS + "scene-7-" + "\u00e9".repeat(121) + ".mp4");
        for (String name : List.of("$(touch x)", "`x`", "*", "[a-z]?", "a'b\"c", "a\\b"))
            taken("words of the shell", SCRATCH + name);
        taken("words of the shell", CLIPS + "scene-7-;|&.mp4");
        taken("devices of Windows", SCRATCH + "CON", SCRATCH + "aux.mp4", SCRATCH + "nul/com1");
        taken("devices of Windows", CLIPS + "scene-7-CON.mp4");
        kept("devices of Windows", CLIPS + "PRN");
        taken("trailing dots", SCRATCH + "a.", SCRATCH + "...", SCRATCH + "..a");
        kept("trailing dots", CLIPS + "scene-7-x.mp4.");
        taken("companions", CLIPS + "scene-7-x.mp4.part", CLIPS + "scene-7-x.mp4.YTDL");
        taken("companions", VOICES + "scene-7.mp3.tmp", DOWNLOADS + "988497.mp4.part");
        kept("companions", CLIPS + "notes.part", DOWNLOADS + "777.mp4.part");
        taken("twins by case", CLIPS + "scene-7-a.mp4", CLIPS + "Scene-7-A.MP4");
        kept("twins by case", ".cache/videos/P1/scene-7-a.mp4");
        taken("twins by form", CLIPS + "scene-7-\u00e9.mp4", CLIPS + "scene-7-e\u0301.mp4");
    }

    private void keptNames() {
        for (String folder : List.of(VOICES, CLIPS, CLIPS + "suggestions/", SCRATCH, DOWNLOADS))
            kept("final.mp4 in every zone", folder + "final.mp4");
        kept("final.mp4 in every zone", SCRATCH + "sub/Final.MP4");
        for (String name : List.of("a.db", "A.DB-WAL", "a.db-shm", "a.db-journal"))
            kept("databases", SCRATCH + name);
        kept("databases", CLIPS + "scene-7-x.db", DOWNLOADS + "988497.db");
        for (String folder : List.of(SCRATCH, VOICES, ".cache/audio/"))
            kept("files of git", folder + ".gitkeep");
        kept("files of git", CLIPS + ".gitignore");
        for (String folder : List.of(SCRATCH, "assets/cache/", DOWNLOADS))
            kept("lists", folder + "metadata.json");
        kept("lists", ".cache/queue-state.json");
        kept("unknown files", CLIPS + "holiday.mp4", VOICES + "voice.mp3");
        kept("unknown files", CLIPS + "sub/scene-1-x.mp4", CLIPS + "suggestions/deep/x-8s.mp4");
        kept("unknown files", ".cache/videos/scene-1-x.mp4");
        kept("folders of nobody", ".cache/videos/p9/scene-1-x.mp4", ".cache/assembly/job-p9/x");
        kept("folders of nobody", ".cache/audio/previews/scene-1.mp3", ".cache/audio/temp/1.mp3");
        kept("folders of nobody", ".cache/assembly/thumbnails/x-frame-0.jpg");
    }

    /**
     * @param escaped file names for printf
     */
    private void oldFiles(String name, String folder, String... escaped) {
        for (String file : escaped)
            tree(
                    name,
                    t ->
                            t.shell(
                                    "touch -d '3 days ago' \"%s$(printf '%s')\""
                                            .formatted(folder, file)));
    }

    private void notText() {
        oldFiles("a name that is no text", CLIPS, "scene-7-\\377.mp4");
        oldFiles("names that are no text", SCRATCH, "\\377", "\\376", "\\355\\240\\200");
        tree(
                "a folder that is no text",
                t -> t.shell("mkdir \"" + SCRATCH + "$(printf 'x\\300')\""));
        oldFiles("a folder that is no text", SCRATCH, "x\\300/x.mp4");
        oldFiles("a download that is no text", DOWNLOADS, "988497\\377.mp4");
    }

    private void shapes() {
        kept("a folder named as a clip", CLIPS + "scene-7-x.mp4/scene-7-y.mp4");
        kept("a folder named as a download", DOWNLOADS + "988497.webm/988497.mp4");
        tree("a file for the suggestions", t -> t.fileInPlaceOf(CLIPS + "suggestions"));
        tree("a file for the scratch", t -> t.fileInPlaceOf(".cache/assembly/job-p1"));
        for (String path : List.of(CLIPS + "scene-7-x.mp4", SCRATCH + "x"))
            tree(
                    "empty files",
                    t -> {
                        t.sample.file(path, 0);
                        t.goes(path);
                    });
        taken("a terabyte of nothing", SCRATCH + "x");
        tree(
                "a terabyte of nothing",
                t ->
                        t.shell(
                                "truncate -s 1T %1$s && touch -d '3 days ago' %1$s"
                                        .formatted(SCRATCH + "x")));
        tree(
                "empty folders",
                t ->
                        t.shell(
                                "mkdir -p .cache/assembly/job-p1/a/b/c .cache/videos/p1/d .cache/videos/p9"));
    }

    private void depths() {
        taken("38 folders deep", SCRATCH + "d/".repeat(38) + "x");
        kept("60 folders deep", SCRATCH + "d/".repeat(60) + "x");
        String longName = "n".repeat(250);
        String deep =
                """
                python3 -c "import os
                os.chdir('%1$s')
                for i in range(20): os.mkdir('%2$s'); os.chdir('%2$s')
                open('x', 'w').write('gold')
                os.utime('x', (1e9, 1e9))"
                """
                        .formatted(SCRATCH, longName);
        tree(
                "deeper than a path may be long",
                t -> t.shell(deep).goes(SCRATCH + (longName + "/").repeat(20) + "x"));
        tree(
                "10,000 files",
                t -> {
                    for (int i = 0; i < 10_000; i++) {
                        String path = CLIPS + "scene-" + i + "-many.mp4";
                        t.sample.file(path, 1);
                        t.goes(path);
                    }
                });
    }

    private void job(String name, String id, String project) {
        tree(
                name,
                t ->
                        t.sample.sql(
                                "INSERT INTO assembly_jobs(id, project_id, status, total_scenes,"
                                        + " created_at)"
                                        + " VALUES (?, ?, 'complete', 1, '2020-01-01 00:00:00')",
                                id,
                                project));
    }

    private void ids() {
        job("a project's id as the other's job", "p1", "p2");
        kept("a project's id as the other's job", ".cache/assembly/p1/concatenated.mp4");
        job("a job's id as the other project", "p2", "p1");
        kept("a job's id as the other project", ".cache/assembly/p2/concatenated.mp4");
        job("an empty folder of a job", "j2", "p1");
        tree("an empty folder of a job", t -> Files.createDirectories(t.at(".cache/assembly/j2")));
        for (String id :
                List.of("..", "../..", "", ".", "a/b", "thumbnails", "../../public/videos/p2")) {
            String name = "a job called '" + id + "'";
            job(name, id, "p1");
            kept(
                    name,
                    ".cache/assembly/a/b/x",
                    ".cache/assembly/thumbnails/x.jpg",
                    ".cache/assembly/x");
        }
    }
}
