package app.offcut.cleanup.worlds;

import static app.offcut.cleanup.worlds.HostileTree.CLIPS;
import static app.offcut.cleanup.worlds.HostileTree.DOWNLOADS;
import static app.offcut.cleanup.worlds.HostileTree.OTHER_CLIPS;
import static app.offcut.cleanup.worlds.HostileTree.SCRATCH;
import static app.offcut.cleanup.worlds.HostileTree.VOICES;

import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.samples.SampleLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Trees in which folders, names and files are not what they seem. */
public final class HostileTrees extends TreeList {
    private static final String NEW_CLIP = CLIPS + "scene-7-x.mp4";
    private static final String OTHER_FINAL = "public/videos/p2/final.mp4";

    private HostileTrees() {
        links();
        linkedFolders();
        linkedZones();
        finals();
        specialFiles();
        mounts();
        hardLinks();
        trees.putAll(new HostileNames().trees);
        trees.putAll(new HostileTimes().trees);
    }

    /** By what is odd about them. */
    public static Map<String, HostileTree.Work> all() {
        return new HostileTrees().trees;
    }

    private void links() {
        link("link out", NEW_CLIP, "{outside}/scene-1-gold.mp4");
        link("link out, relative", NEW_CLIP, "../../../../outside/scene-1-gold.mp4");
        link("link to a neighbour", NEW_CLIP, "scene-1-source.mp4");
        link("link to the other's clip", NEW_CLIP, "../p2/scene-1-source.mp4");
        link("link to its final", NEW_CLIP, "{library}/" + FINAL);
        link("link to the other's final", SCRATCH + "x.mp4", "{library}/" + OTHER_FINAL);
        link("link to the database", VOICES + "scene-7.mp3", "{library}/" + AiVideoLayout.DATABASE);
        link("link to a folder outside", SCRATCH + "folder", "{outside}/sub");
        link("link to the root of all", SCRATCH + "folder", "/");
        link("link to the library", SCRATCH + "folder", "{library}");
        link("link to its own folder", SCRATCH + "folder", ".");
        link("link to the folder above", SCRATCH + "folder", "..");
        link("link to a device", NEW_CLIP, "/dev/zero");
        link("link to itself", NEW_CLIP, "scene-7-x.mp4");
        link("links in a circle", NEW_CLIP, "scene-8-x.mp4");
        link("links in a circle", CLIPS + "scene-8-x.mp4", "scene-7-x.mp4");
        link("chain of links", NEW_CLIP, "scene-8-x.mp4");
        link("chain of links", CLIPS + "scene-8-x.mp4", "scene-9-x.mp4");
        link("chain of links", CLIPS + "scene-9-x.mp4", "{outside}/scene-1-gold.mp4");
        link("dangling link", NEW_CLIP, "nowhere");
        link("link as a companion", CLIP + ".part", "{outside}/scene-1-gold.mp4");
        link("link as a download", DOWNLOADS + "988497.mp4", "{outside}/988497.mp4");
        link("link as an intermediate", CLIP, "{outside}/scene-1-gold.mp4");
    }

    private void linkedFolders() {
        link("suggestions elsewhere", CLIPS + "suggestions", "{outside}/sub");
        link("clips elsewhere", ".cache/videos/p1", "{outside}");
        link("clips elsewhere, relative", ".cache/videos/p1", "../../../outside");
        link("clips at the other's", ".cache/videos/p1", "p2");
        link("clips at the finals", ".cache/videos/p1", "../../public/videos/p1");
        link("clips nowhere", ".cache/videos/p1", "nowhere");
        link("clips in a circle", ".cache/videos/p1", "p1");
        link("voices at the other's", ".cache/audio/projects/p1", "p2");
        tree(
                "voices of all elsewhere",
                t -> {
                    Files.createDirectories(t.outside.resolve("p1"));
                    Files.writeString(t.outside.resolve("p1/scene-1.mp3"), "gold");
                    t.link(".cache/audio/projects", "{outside}");
                });
        link("scratch elsewhere", ".cache/assembly/job-p1", "{outside}");
        link("provider elsewhere", "assets/cache/dvids", "{outside}");
        link("nested provider elsewhere", "assets/cache/dvids/dvids", "{outside}");
    }

    private void refusedLink(String name, String path, String target) {
        refused(name, t -> t.link(path, target));
    }

    /** Nobody agreed to these links, so the whole library is left alone. */
    private void linkedZones() {
        refusedLink("zone of clips elsewhere", ".cache/videos", "{outside}");
        refusedLink("zone of clips elsewhere, relative", ".cache/videos", "../../outside");
        refusedLink("zone at another zone", ".cache/videos", "audio");
        refusedLink("zone of voices nowhere", ".cache/audio", "nowhere");
        refusedLink("zone of scratch in a circle", ".cache/assembly", "assembly");
        refusedLink("zone of downloads elsewhere", "assets/cache", "{outside}");
        refusedLink("assets elsewhere", "assets", "{outside}");
        refusedLink("all caches elsewhere", ".cache", "{outside}");
        refused("zone that is a file", t -> t.fileInPlaceOf(".cache/videos"));
    }

    private void finals() {
        refused(
                "final elsewhere",
                t -> {
                    Files.write(t.outside.resolve("final.mp4"), SampleLibrary.finalVideo());
                    t.link(FINAL, "{outside}/final.mp4");
                });
        refusedLink("folder of the final elsewhere", "public/videos/p1", "{outside}");
        refusedLink("finals of all elsewhere", "public", "{outside}");
        refused(
                "final that is a folder",
                t -> {
                    Files.move(t.at(FINAL), t.outside.resolve("final.mp4"));
                    t.file(FINAL + "/scene-1-x.mp4");
                });

        tree(
                "thumbnail that is a link to a clip",
                t -> t.link("public/videos/p2/thumbnail.jpg", "{library}/" + CLIP).stays(CLIP));
    }

    private void specialFiles() {
        for (String path :
                List.of(NEW_CLIP, SCRATCH + "x", VOICES + "scene-7.mp3", DOWNLOADS + "988497.webm"))
            tree("fifo " + path, t -> t.shell("mkfifo " + path));
        tree("character device", t -> t.shell("mknod " + NEW_CLIP + " c 1 3"));
        tree("block device", t -> t.shell("mknod " + SCRATCH + "x b 7 0"));
        tree("whiteout", t -> t.shell("mknod " + SCRATCH + "x c 0 0"));
        String bind =
                "python3 -c 'import socket,os; os.chdir(\"%s\");"
                        + " socket.socket(socket.AF_UNIX).bind(\"%s\")'";
        for (Path path : List.of(Path.of(NEW_CLIP), Path.of(SCRATCH + "x")))
            tree(
                    "socket " + path,
                    t -> t.shell(bind.formatted(path.getParent(), path.getFileName())));
    }

    private void mounts() {
        tree("outside mounted in scratch", t -> t.mount("--bind ../outside", SCRATCH + "in"));
        tree("outside mounted on clips", t -> t.mount("--bind ../outside", ".cache/videos/p1"));
        tree(
                "outside mounted on downloads",
                t ->
                        t.mount("--bind ../outside", "assets/cache/dvids")
                                .stays(DOWNLOADS + "988497.mp4"));
        tree(
                "the other's clips mounted on suggestions",
                t -> t.mount("--bind .cache/videos/p2", CLIPS + "suggestions"));
        tree("finals mounted in scratch", t -> t.mount("--bind public/videos", SCRATCH + "in"));
        tree(
                "memory mounted on suggestions",
                t ->
                        t.mount("-t tmpfs none", CLIPS + "suggestions")
                                .file(CLIPS + "suggestions/x-8s.mp4"));
        tree(
                "memory mounted on scratch",
                t ->
                        t.mount("-t tmpfs none", ".cache/assembly/job-p1")
                                .file(SCRATCH + "scene-1-trimmed.mp4")
                                .stays(SCRATCH + "scene-1-trimmed.mp4"));
        tree(
                "scratch mounted on itself",
                t ->
                        t.mount("--bind .cache/assembly/job-p1", ".cache/assembly/job-p1")
                                .stays(
                                        SCRATCH + "concatenated.mp4",
                                        SCRATCH + "scene-1-trimmed.mp4"));
        tree(
                "file mounted on a clip",
                t -> t.mount("--bind ../outside/scene-1-gold.mp4", CLIP).cannotDelete(CLIP));
    }

    private void hardLinks() {
        tree("its final as a voice", t -> t.name(VOICES + "scene-7.mp3", FINAL));
        tree("the other's final as scratch", t -> t.name(SCRATCH + "x.mp4", OTHER_FINAL));
        tree("a final as a download", t -> t.name(DOWNLOADS + "988497.webm", OTHER_FINAL));
        tree("a thumbnail as a clip", t -> t.name(NEW_CLIP, "public/videos/p2/thumbnail.jpg"));
        tree("the database as scratch", t -> t.name(SCRATCH + "x.bin", AiVideoLayout.DATABASE));
        tree(
                "a final that a row names as scratch",
                t -> {
                    t.file("output/Ice_video.mp4");
                    t.sample.sql(
                            "UPDATE projects SET thumbnail_path = 'output/Ice_video.mp4' WHERE id = 'p2'");
                    t.name(SCRATCH + "x.mp4", "output/Ice_video.mp4");
                });
        tree(
                "a file outside as a clip",
                t -> t.name(NEW_CLIP, "../outside/scene-1-gold.mp4").goes(NEW_CLIP));
        tree(
                "the other's clip as a clip",
                t -> t.name(NEW_CLIP, OTHER_CLIPS + "scene-1-source.mp4").goes(NEW_CLIP));
        tree("a clip as the other's", t -> t.name(OTHER_CLIPS + "scene-7-x.mp4", CLIP));
        tree(
                "a clip as a voice",
                t -> t.name(VOICES + "scene-7.mp3", CLIP).goes(VOICES + "scene-7.mp3"));
        tree(
                "the other's download as scratch",
                t -> t.name(SCRATCH + "x.mp4", DOWNLOADS + "777.mp4").goes(SCRATCH + "x.mp4"));
    }
}
