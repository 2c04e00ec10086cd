package app.offcut.cleanup.worlds;

import static app.offcut.cleanup.worlds.HostileTree.CLIPS;
import static app.offcut.cleanup.worlds.HostileTree.DOWNLOADS;
import static app.offcut.cleanup.worlds.HostileTree.SCRATCH;
import static app.offcut.cleanup.worlds.HostileTree.VOICES;

import app.offcut.samples.SampleLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Trees in which folders, names and files are not what they seem. */
public final class HostileTrees {
    private final Map<String, HostileTree.Work> trees = new LinkedHashMap<>();

    private HostileTrees() {}

    /** By what is odd about them. */
    public static Map<String, HostileTree.Work> all() {
        HostileTrees all = new HostileTrees();
        all.links();
        all.linkedFolders();
        all.linkedZones();
        all.finals();
        all.specialFiles();
        all.mounts();
        all.hardLinks();
        all.trees.putAll(HostileNames.all());
        all.trees.putAll(HostileTimes.all());
        return all.trees;
    }

    private void links() {
        trees.put(
                "link out",
                t -> t.link(CLIPS + "scene-7-x.mp4", t.outside.resolve("scene-1-gold.mp4")));
        trees.put(
                "link out, relative",
                t -> t.link(CLIPS + "scene-7-x.mp4", "../../../../outside/scene-1-gold.mp4"));
        trees.put(
                "link to a neighbour", t -> t.link(CLIPS + "scene-7-x.mp4", "scene-1-source.mp4"));
        trees.put(
                "link to the other's clip",
                t -> t.link(CLIPS + "scene-7-x.mp4", "../p2/scene-1-source.mp4"));
        trees.put(
                "link to its final",
                t -> t.link(CLIPS + "scene-7-x.mp4", t.at("public/videos/p1/final.mp4")));
        trees.put(
                "link to the other's final",
                t -> t.link(SCRATCH + "x.mp4", t.at("public/videos/p2/final.mp4")));
        trees.put("link to the database", t -> t.link(VOICES + "scene-7.mp3", t.sample.database()));
        trees.put(
                "link to a folder outside",
                t -> t.link(SCRATCH + "folder", t.outside.resolve("sub")));
        trees.put("link to the root of all", t -> t.link(SCRATCH + "folder", "/"));
        trees.put("link to the library", t -> t.link(SCRATCH + "folder", t.root));
        trees.put("link to its own folder", t -> t.link(SCRATCH + "folder", "."));
        trees.put("link to the folder above", t -> t.link(SCRATCH + "folder", ".."));
        trees.put("link to a device", t -> t.link(CLIPS + "scene-7-x.mp4", "/dev/zero"));
        trees.put("link to itself", t -> t.link(CLIPS + "scene-7-x.mp4", "scene-7-x.mp4"));
        trees.put(
                "links in a circle",
                t ->
                        t.link(CLIPS + "scene-7-x.mp4", "scene-8-x.mp4")
                                .link(CLIPS + "scene-8-x.mp4", "scene-7-x.mp4"));
        trees.put(
                "chain of links",
                t ->
                        t.link(CLIPS + "scene-7-x.mp4", "scene-8-x.mp4")
                                .link(CLIPS + "scene-8-x.mp4", "scene-9-x.mp4")
                                .link(
                                        CLIPS + "scene-9-x.mp4",
                                        t.outside.resolve("scene-1-gold.mp4")));
        trees.put("dangling link", t -> t.link(CLIPS + "scene-7-x.mp4", "nowhere"));
        trees.put(
                "link as a companion",
                t ->
                        t.link(
                                CLIPS + "scene-1-source.mp4.part",
                                t.outside.resolve("scene-1-gold.mp4")));
        trees.put(
                "link as a download",
                t ->
                        t.link(DOWNLOADS + "988497.mp4", t.outside.resolve("988497.mp4"))
                                .stays(DOWNLOADS + "988497.mp4"));
        trees.put(
                "link as an intermediate",
                t ->
                        t.link(CLIPS + "scene-1-source.mp4", t.outside.resolve("scene-1-gold.mp4"))
                                .stays(CLIPS + "scene-1-source.mp4"));
    }

    private void linkedFolders() {
        trees.put(
                "suggestions elsewhere",
                t -> t.link(CLIPS + "suggestions", t.outside.resolve("sub")));
        trees.put("clips elsewhere", t -> t.link(".cache/videos/p1", t.outside));
        trees.put("clips elsewhere, relative", t -> t.link(".cache/videos/p1", "../../../outside"));
        trees.put("clips at the other's", t -> t.link(".cache/videos/p1", "p2"));
        trees.put("clips at the finals", t -> t.link(".cache/videos/p1", "../../public/videos/p1"));
        trees.put("clips nowhere", t -> t.link(".cache/videos/p1", "nowhere"));
        trees.put("clips in a circle", t -> t.link(".cache/videos/p1", "p1"));
        trees.put("voices at the other's", t -> t.link(".cache/audio/projects/p1", "p2"));
        trees.put(
                "voices of all elsewhere",
                t -> {
                    Files.createDirectories(t.outside.resolve("p1"));
                    Files.writeString(t.outside.resolve("p1/scene-1.mp3"), "gold");
                    t.link(".cache/audio/projects", t.outside);
                });
        trees.put("scratch elsewhere", t -> t.link(".cache/assembly/job-p1", t.outside));
        trees.put("provider elsewhere", t -> t.link("assets/cache/dvids", t.outside));
        trees.put("nested provider elsewhere", t -> t.link("assets/cache/dvids/dvids", t.outside));
    }

    /** Nobody agreed to these links, so the whole library is left alone. */
    private void linkedZones() {
        refused("zone of clips elsewhere", t -> t.link(".cache/videos", t.outside));
        refused("zone of clips elsewhere, relative", t -> t.link(".cache/videos", "../../outside"));
        refused("zone at another zone", t -> t.link(".cache/videos", "audio"));
        refused("zone of voices nowhere", t -> t.link(".cache/audio", "nowhere"));
        refused("zone of scratch in a circle", t -> t.link(".cache/assembly", "assembly"));
        refused("zone of downloads elsewhere", t -> t.link("assets/cache", t.outside));
        refused("assets elsewhere", t -> t.link("assets", t.outside));
        refused("all caches elsewhere", t -> t.link(".cache", t.outside));
        refused(
                "zone that is a file",
                t -> {
                    Files.move(t.at(".cache/videos"), t.at("moved"));
                    t.file(".cache/videos");
                });
    }

    private void finals() {
        refused(
                "final elsewhere",
                t -> {
                    Files.write(t.outside.resolve("final.mp4"), SampleLibrary.finalVideo());
                    t.link("public/videos/p1/final.mp4", t.outside.resolve("final.mp4"));
                });
        refused("folder of the final elsewhere", t -> t.link("public/videos/p1", t.outside));
        refused("finals of all elsewhere", t -> t.link("public", t.outside));
        refused(
                "final that is a folder",
                t -> {
                    Files.move(t.at("public/videos/p1/final.mp4"), t.outside.resolve("final.mp4"));
                    t.file("public/videos/p1/final.mp4/scene-1-x.mp4");
                });
        trees.put(
                "thumbnail that is a link to a clip",
                t ->
                        t.link("public/videos/p2/thumbnail.jpg", t.at(CLIPS + "scene-1-source.mp4"))
                                .stays(CLIPS + "scene-1-source.mp4"));
    }

    private void specialFiles() {
        for (String path :
                new String[] {
                    CLIPS + "scene-7-x.mp4",
                    SCRATCH + "x",
                    VOICES + "scene-7.mp3",
                    "assets/cache/dvids/988497.webm"
                }) {
            trees.put("fifo " + path, t -> t.shell("mkfifo " + path));
        }
        trees.put("character device", t -> t.shell("mknod " + CLIPS + "scene-7-x.mp4 c 1 3"));
        trees.put("block device", t -> t.shell("mknod " + SCRATCH + "x b 7 0"));
        trees.put("whiteout", t -> t.shell("mknod " + SCRATCH + "x c 0 0"));
        for (String path : new String[] {CLIPS + "scene-7-x.mp4", SCRATCH + "x"})
            trees.put(
                    "socket " + path,
                    t ->
                            t.shell(
                                    "python3 -c 'import socket,os; os.chdir(\""
                                            + Path.of(path).getParent()
                                            + "\"); socket.socket(socket.AF_UNIX).bind(\""
                                            + Path.of(path).getFileName()
                                            + "\")'"));
    }

    private void mounts() {
        trees.put(
                "outside mounted in scratch",
                t -> {
                    Files.createDirectory(t.at(SCRATCH + "in"));
                    t.mount("--bind ../outside", SCRATCH + "in");
                });
        trees.put(
                "outside mounted on clips", t -> t.mount("--bind ../outside", ".cache/videos/p1"));
        trees.put(
                "outside mounted on downloads",
                t ->
                        t.mount("--bind ../outside", "assets/cache/dvids")
                                .stays(DOWNLOADS + "988497.mp4"));
        trees.put(
                "the other's clips mounted on suggestions",
                t -> t.mount("--bind .cache/videos/p2", CLIPS + "suggestions"));
        trees.put(
                "finals mounted in scratch",
                t -> {
                    Files.createDirectory(t.at(SCRATCH + "in"));
                    t.mount("--bind public/videos", SCRATCH + "in");
                });
        trees.put(
                "memory mounted on suggestions",
                t -> {
                    t.mount("-t tmpfs none", CLIPS + "suggestions");
                    t.file(CLIPS + "suggestions/x-8s.mp4");
                });
        trees.put(
                "memory mounted on scratch",
                t -> {
                    t.mount("-t tmpfs none", ".cache/assembly/job-p1");
                    t.file(SCRATCH + "scene-1-trimmed.mp4").stays(SCRATCH + "scene-1-trimmed.mp4");
                });
        trees.put(
                "scratch mounted on itself",
                t ->
                        t.mount("--bind .cache/assembly/job-p1", ".cache/assembly/job-p1")
                                .stays(
                                        SCRATCH + "concatenated.mp4",
                                        SCRATCH + "scene-1-trimmed.mp4"));
        trees.put(
                "file mounted on a clip",
                t -> {
                    t.mount("--bind ../outside/scene-1-gold.mp4", CLIPS + "scene-1-source.mp4");
                    t.stays(CLIPS + "scene-1-source.mp4");
                    t.fails = true;
                });
    }

    private void hardLinks() {
        trees.put(
                "its final as a voice",
                t -> t.name(VOICES + "scene-7.mp3", t.at("public/videos/p1/final.mp4")));
        trees.put(
                "the other's final as scratch",
                t -> t.name(SCRATCH + "x.mp4", t.at("public/videos/p2/final.mp4")));
        trees.put(
                "a final as a download",
                t -> t.name(DOWNLOADS + "988497.webm", t.at("public/videos/p2/final.mp4")));
        trees.put(
                "a thumbnail as a clip",
                t -> t.name(CLIPS + "scene-7-x.mp4", t.at("public/videos/p2/thumbnail.jpg")));
        trees.put("the database as scratch", t -> t.name(SCRATCH + "x.bin", t.sample.database()));
        trees.put(
                "a final that a row names as scratch",
                t -> {
                    t.file("output/Ice_video.mp4");
                    t.sample.sql(
                            "UPDATE projects SET thumbnail_path = 'output/Ice_video.mp4' WHERE id = 'p2'");
                    t.name(SCRATCH + "x.mp4", t.at("output/Ice_video.mp4"));
                });
        trees.put(
                "a file outside as a clip",
                t ->
                        t.name(CLIPS + "scene-7-x.mp4", t.outside.resolve("scene-1-gold.mp4"))
                                .goes(CLIPS + "scene-7-x.mp4"));
        trees.put(
                "the other's clip as a clip",
                t ->
                        t.name(CLIPS + "scene-7-x.mp4", t.at(".cache/videos/p2/scene-1-source.mp4"))
                                .goes(CLIPS + "scene-7-x.mp4"));
        trees.put(
                "a clip as the other's",
                t -> t.name(".cache/videos/p2/scene-7-x.mp4", t.at(CLIPS + "scene-1-source.mp4")));
        trees.put(
                "a clip as a voice",
                t ->
                        t.name(VOICES + "scene-7.mp3", t.at(CLIPS + "scene-1-source.mp4"))
                                .goes(VOICES + "scene-7.mp3"));
        trees.put(
                "the other's download as scratch",
                t ->
                        t.name(SCRATCH + "x.mp4", t.at(DOWNLOADS + "777.mp4"))
                                .goes(SCRATCH + "x.mp4"));
    }

    private void refused(String name, HostileTree.Work work) {
        trees.put(
                name,
                t -> {
                    t.refused = true;
                    t.nothingGoes();
                    work.on(t);
                });
    }
}
