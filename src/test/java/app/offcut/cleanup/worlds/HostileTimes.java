package app.offcut.cleanup.worlds;

import static app.offcut.cleanup.worlds.HostileTree.CLIPS;
import static app.offcut.cleanup.worlds.HostileTree.DOWNLOADS;
import static app.offcut.cleanup.worlds.HostileTree.SCRATCH;
import static app.offcut.cleanup.worlds.HostileTree.VOICES;
import static java.util.Objects.requireNonNull;

import app.offcut.cleanup.worlds.HostileTree.Work;
import app.offcut.environment.Unprivileged;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Trees that change under way, that bear strange times, or that this user may not change. */
final class HostileTimes extends TreeList {
    HostileTimes() {
        times();
        changesOfAFile();
        changesOfMore();
        rights();
        attributes();
    }

    private void times() {
        String download = DOWNLOADS + "988497.mp4";
        tree("a file from 1970", t -> t.sample.file(CLIP, 200, Instant.EPOCH));
        tree(
                "a file from 1930",
                t -> t.sample.file(CLIP, 200, Instant.parse("1930-01-01T00:00:00Z")));
        tree("a file of tomorrow", t -> t.sample.file(CLIP, 200, t.tomorrow()));
        tree("a file of tomorrow", t -> t.stays(CLIP));
        tree(
                "a file of 2300",
                t -> t.sample.file(SCRATCH + "x", 200, Instant.parse("2300-01-01T00:00:00Z")));
        tree("a download of tomorrow", t -> t.sample.file(download, 200, t.tomorrow()));
        tree("a download of tomorrow", t -> t.stays(download));
        tree(
                "a final from 1970",
                t -> t.sample.file(FINAL, SampleLibrary.finalVideo(), Instant.EPOCH));
        refused(
                "a final of tomorrow",
                t -> t.sample.file(FINAL, SampleLibrary.finalVideo(), t.tomorrow()));
    }

    /** The clip is changed between the plan and the run, and so it stays. */
    private void changed(String name, Work work) {
        meanwhile(name, work);
        tree(name, t -> t.stays(CLIP));
    }

    private void changesOfAFile() {
        changed("replaced meanwhile", t -> replace(t, CLIP));
        changed(
                "longer meanwhile",
                t -> Files.writeString(t.at(CLIP), "more", StandardOpenOption.APPEND));
        changed(
                "touched meanwhile",
                t ->
                        Files.setLastModifiedTime(
                                t.at(CLIP), FileTime.from(t.sample.yesterday().minusSeconds(60))));
        changed("a link meanwhile", t -> t.link(CLIP, "{outside}/scene-1-gold.mp4"));
        meanwhile(
                "a folder meanwhile",
                t -> {
                    Files.delete(t.at(CLIP));
                    t.file(CLIP + "/scene-1-x.mp4");
                });
        meanwhile("gone meanwhile", t -> Files.delete(t.at(CLIP)));
        changed(
                "the final's other name meanwhile",
                t -> {
                    Files.delete(t.at(CLIP));
                    t.name(CLIP, "public/videos/p2/final.mp4");
                });
        meanwhile("one more meanwhile", t -> t.file(CLIPS + "scene-7-x.mp4"));
    }

    /** By another file with the same bytes and times. */
    private static void replace(HostileTree tree, String path) throws IOException {
        Path old = Files.move(tree.at(path), tree.at("old"));
        Files.copy(old, tree.at(path), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void refusedMeanwhile(String name, Work work) {
        refused(name, t -> t.meanwhile = work);
    }

    private void changesOfMore() {
        meanwhile(
                "clips elsewhere meanwhile", t -> t.link(".cache/videos/p1", "{library}/moved-p1"));
        meanwhile(
                "clips moved meanwhile",
                t -> Files.move(t.at(".cache/videos/p1"), t.outside.resolve("p1")));
        meanwhile(
                "clips swapped with the other's meanwhile",
                t -> {
                    Files.move(t.at(".cache/videos/p1"), t.at("x"));
                    Files.move(t.at(".cache/videos/p2"), t.at(".cache/videos/p1"));
                    Files.move(t.at("x"), t.at(".cache/videos/p2"));
                    t.stays(
                            CLIPS + "scene-01-default.mp4",
                            CLIPS + "scene-02-default.mp4",
                            CLIPS + "scene-1-source.mp4",
                            CLIPS + "scene-2-source.mp4");
                });
        refusedMeanwhile("final cut off meanwhile", t -> t.sample.file(FINAL, 5000));
        refusedMeanwhile("final gone meanwhile", t -> Files.move(t.at(FINAL), t.at("final")));
        refusedMeanwhile("another final as good meanwhile", t -> replace(t, FINAL));
        refusedMeanwhile(
                "needed meanwhile",
                t ->
                        t.sample.sql(
                                "UPDATE visual_suggestions SET video_id = '988497' WHERE id = 'p2-scene-1-777'"));
        refusedMeanwhile(
                "pointed to meanwhile",
                t ->
                        t.sample.sql(
                                "UPDATE scenes SET audio_file_path = ? WHERE id = 'p2-scene-1'",
                                CLIP));
        refusedMeanwhile(
                "rendered meanwhile",
                t ->
                        t.sample.sql(
                                "UPDATE assembly_jobs SET status = 'processing', created_at = ?",
                                t.sample.now().toString()));
    }

    /** A tree that is cleaned as a user with few rights. */
    private void unprivileged(String name, Work work) {
        tree(
                name,
                t -> {
                    t.unprivileged = true;
                    Unprivileged.open(requireNonNull(t.root.getParent()));
                    work.on(t);
                });
    }

    private void rights() {
        String sub = SCRATCH + "sub";
        unprivileged(
                "a folder that cannot be listed",
                t -> t.file(sub + "/x").shell("chmod 000 " + sub));
        unprivileged(
                "clips that cannot be listed",
                t ->
                        t.shell("chmod 000 .cache/videos/p1")
                                .stays(
                                        HostileTree.USUAL.stream()
                                                .filter(p -> p.startsWith(CLIPS))
                                                .toArray(String[]::new)));
        unprivileged(
                "a folder that cannot be changed",
                t -> t.file(sub + "/x").shell("chmod 555 " + sub).cannotDelete(sub + "/x"));
        unprivileged(
                "a folder where only owners delete",
                t ->
                        t.file(sub + "/x")
                                .shell("chmod 1777 " + sub + " && [ $(id -u) = 0 ]")
                                .cannotDelete(sub + "/x"));
        unprivileged(
                "a file that cannot be read", t -> t.shell("chmod 000 " + VOICES + "scene-1.mp3"));
    }

    /** A file or folder with an attribute, so that the file cannot be deleted. */
    private void attribute(String name, String attribute, String path, String file) {
        tree(
                name,
                t ->
                        t.shell("chattr +" + attribute + " " + path)
                                .undo("chattr -" + attribute + " " + path)
                                .cannotDelete(file));
    }

    private void attributes() {
        attribute("a file that cannot change", "i", CLIP, CLIP);
        attribute("a file that only grows", "a", CLIP, CLIP);
        kept("a folder that cannot change", SCRATCH + "sub/x");
        attribute("a folder that cannot change", "i", SCRATCH + "sub", SCRATCH + "sub/x");
    }
}
