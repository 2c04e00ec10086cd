package app.offcut.cleanup.worlds;

import static app.offcut.cleanup.worlds.HostileTree.CLIPS;
import static app.offcut.cleanup.worlds.HostileTree.DOWNLOADS;
import static app.offcut.cleanup.worlds.HostileTree.SCRATCH;
import static app.offcut.cleanup.worlds.HostileTree.VOICES;
import static java.util.Objects.requireNonNull;

import app.offcut.environment.Unprivileged;
import app.offcut.samples.SampleLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Trees that change under way, that bear strange times, or that this user may not change. */
final class HostileTimes {
    private static final String CLIP = CLIPS + "scene-1-source.mp4";

    private final Map<String, HostileTree.Work> trees = new LinkedHashMap<>();

    private HostileTimes() {}

    static Map<String, HostileTree.Work> all() {
        HostileTimes all = new HostileTimes();
        all.times();
        all.changesOfAFile();
        all.changesOfMore();
        all.rights();
        all.attributes();
        return all.trees;
    }

    private void times() {
        trees.put("a file from 1970", t -> t.sample.file(CLIP, 200, Instant.EPOCH));
        trees.put(
                "a file from 1930",
                t -> t.sample.file(CLIP, 200, Instant.parse("1930-01-01T00:00:00Z")));
        trees.put(
                "a file of tomorrow",
                t -> {
                    t.sample.file(CLIP, 200, t.sample.now().plusSeconds(86_400));
                    t.stays(CLIP);
                });
        trees.put(
                "a file of 2300",
                t -> t.sample.file(SCRATCH + "x", 200, Instant.parse("2300-01-01T00:00:00Z")));
        trees.put(
                "a download of tomorrow",
                t -> {
                    t.sample.file(
                            DOWNLOADS + "988497.mp4", 200, t.sample.now().plusSeconds(86_400));
                    t.stays(DOWNLOADS + "988497.mp4");
                });
        trees.put(
                "a final from 1970",
                t ->
                        t.sample.file(
                                "public/videos/p1/final.mp4",
                                SampleLibrary.finalVideo(),
                                Instant.EPOCH));
        refused(
                "a final of tomorrow",
                t ->
                        t.sample.file(
                                "public/videos/p1/final.mp4",
                                SampleLibrary.finalVideo(),
                                t.sample.now().plusSeconds(86_400)));
    }

    private void meanwhile(String name, HostileTree.Work work) {
        trees.put(name, t -> t.meanwhile = work);
    }

    private void changesOfAFile() {
        meanwhile(
                "replaced meanwhile",
                t -> {
                    Path old = Files.move(t.at(CLIP), t.at("old"));
                    Files.copy(old, t.at(CLIP), StandardCopyOption.COPY_ATTRIBUTES);
                    t.stays(CLIP);
                });
        meanwhile(
                "longer meanwhile",
                t -> {
                    Files.writeString(t.at(CLIP), "more", StandardOpenOption.APPEND);
                    t.stays(CLIP);
                });
        meanwhile(
                "touched meanwhile",
                t -> {
                    Files.setLastModifiedTime(
                            t.at(CLIP), FileTime.from(t.sample.yesterday().minusSeconds(60)));
                    t.stays(CLIP);
                });
        meanwhile(
                "a link meanwhile",
                t -> t.link(CLIP, t.outside.resolve("scene-1-gold.mp4")).stays(CLIP));
        meanwhile(
                "a folder meanwhile",
                t -> {
                    Files.delete(t.at(CLIP));
                    t.file(CLIP + "/scene-1-x.mp4");
                });
        meanwhile("gone meanwhile", t -> Files.delete(t.at(CLIP)));
        meanwhile(
                "the final's other name meanwhile",
                t -> {
                    Files.delete(t.at(CLIP));
                    t.name(CLIP, t.at("public/videos/p2/final.mp4")).stays(CLIP);
                });
        meanwhile("one more meanwhile", t -> t.file(CLIPS + "scene-7-x.mp4"));
    }

    private void changesOfMore() {
        meanwhile(
                "clips elsewhere meanwhile",
                t -> t.link(".cache/videos/p1", t.root.resolve("moved-p1")));
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
        refusedMeanwhile(
                "final cut off meanwhile", t -> t.sample.file("public/videos/p1/final.mp4", 5000));
        refusedMeanwhile(
                "final gone meanwhile",
                t -> Files.move(t.at("public/videos/p1/final.mp4"), t.at("final")));
        refusedMeanwhile(
                "another final as good meanwhile",
                t -> {
                    Path old = Files.move(t.at("public/videos/p1/final.mp4"), t.at("final"));
                    Files.copy(
                            old,
                            t.at("public/videos/p1/final.mp4"),
                            StandardCopyOption.COPY_ATTRIBUTES);
                });
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

    private void rights() {
        unprivileged(
                "a folder that cannot be listed",
                t -> {
                    t.file(SCRATCH + "sub/x");
                    t.shell("chmod 000 " + SCRATCH + "sub");
                });
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
                t -> {
                    t.file(SCRATCH + "sub/x");
                    t.shell("chmod 555 " + SCRATCH + "sub");
                    t.fails = true;
                });
        unprivileged(
                "a folder where only owners delete",
                t -> {
                    t.file(SCRATCH + "sub/x");
                    t.shell("chmod 1777 " + SCRATCH + "sub && [ $(id -u) = 0 ]");
                    t.fails = true;
                });
        unprivileged(
                "a file that cannot be read", t -> t.shell("chmod 000 " + VOICES + "scene-1.mp3"));
    }

    private void attributes() {
        trees.put(
                "a file that cannot change",
                t -> {
                    t.shell("chattr +i " + CLIP).undo("chattr -i " + CLIP).stays(CLIP);
                    t.fails = true;
                });
        trees.put(
                "a file that only grows",
                t -> {
                    t.shell("chattr +a " + CLIP).undo("chattr -a " + CLIP).stays(CLIP);
                    t.fails = true;
                });
        trees.put(
                "a folder that cannot change",
                t -> {
                    t.file(SCRATCH + "sub/x");
                    t.shell("chattr +i " + SCRATCH + "sub").undo("chattr -i " + SCRATCH + "sub");
                    t.fails = true;
                });
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

    private void refusedMeanwhile(String name, HostileTree.Work work) {
        trees.put(
                name,
                t -> {
                    t.refused = true;
                    t.nothingGoes();
                    t.meanwhile = work;
                });
    }

    private void unprivileged(String name, HostileTree.Work work) {
        trees.put(
                name,
                t -> {
                    t.unprivileged = true;
                    Unprivileged.open(requireNonNull(t.root.getParent()));
                    work.on(t);
                });
    }
}
